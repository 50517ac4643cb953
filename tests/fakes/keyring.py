"""A key store in memory."""

import threading

from core.errors import Cancelled, KeyringProblem


class MemoryKeyring:
    """Implements `core.vault.keyring.Keyring`.

    `problem`: what every call raises. `asks`: it waits as if the person had to type something;
    `is_asking` is set meanwhile.
    """

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}
        self.problem: KeyringProblem | None = None
        self.asks = False
        self.is_asking = threading.Event()
        self._stopped = threading.Event()

    def put(self, name: str, secret: bytes) -> None:
        self._answer()
        self.entries[name] = secret

    def get(self, name: str) -> bytes | None:
        self._answer()
        return self.entries.get(name)

    def remove(self, name: str) -> None:
        self._answer()
        self.entries.pop(name, None)

    def stop_waiting(self) -> None:
        self._stopped.set()

    def _answer(self) -> None:
        if self.problem is not None:
            raise self.problem
        if self.asks:
            self._stopped.clear()
            self.is_asking.set()
            assert self._stopped.wait(60)
            self.is_asking.clear()
            raise Cancelled
