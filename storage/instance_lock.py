"""One process at a time has a vault."""

from filelock import FileLock, Timeout

from core.errors import VaultInUse
from storage.atomic_file import os_errors
from storage.vault_folder import VaultFolder


class InstanceLock:
    """Held from construction to `release`, or until the process ends, however it ends."""

    def __init__(self, folder: VaultFolder) -> None:
        """Take the lock. Raises VaultInUse, also in the process that holds it, and NotWritable."""
        # thread_local=False: the vault may be closed from another thread than it was opened on.
        self._lock = FileLock(folder.lock, mode=0o600, thread_local=False, blocking=False)
        with os_errors(folder.root):
            try:
                self._lock.acquire()
            except Timeout:
                raise VaultInUse(folder.root) from None

    def release(self) -> None:
        """Let others in. Releasing twice does nothing."""
        self._lock.release()
