"""The key store of the system, through the `keyring` library: only such as seal what they keep.

What the library would choose by itself, or is told to choose by its settings and the environment,
is never asked: it may be one that writes to a plain file, or keeps nothing.
"""

import re
import sys
import threading
from collections.abc import Callable, Mapping
from importlib import import_module
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, TypeVar

from core.errors import Cancelled, KeyringRefused, NoKeyring
from core.vault.keyring import SECRET_BYTES

T = TypeVar("T")

_SERVICE = "notes"
"""What an entry is filed under, for everybody who looks through the key store to see."""

_BACKENDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "linux": (
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.libsecret", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
    ),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
}
"""By `sys.platform`: module and class, the first that works here first."""

_LOOKS_PER_SECOND = 10
_PATIENCE_SECONDS = 300.0
_SECRET = re.compile(f"[0-9a-f]{{{2 * SECRET_BYTES}}}")


class SystemKeyring:
    """Implements `core.vault.keyring.Keyring`.

    Each call runs on a thread that nobody has to wait for: a key store may ask the person for its
    password, and answers when they do, if ever.
    """

    def __init__(self, patience_seconds: float = _PATIENCE_SECONDS) -> None:
        self._patience_seconds = patience_seconds
        self._stops = 0

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, and read it back."""
        text = secret.hex()

        def put(backend: Any) -> object:
            backend.set_password(_SERVICE, name, text)
            return backend.get_password(_SERVICE, name)

        if self._ask(put, undo=_removal(name)) != text:
            raise KeyringRefused

    def get(self, name: str) -> bytes | None:
        """Return a secret, or None."""
        text = self._ask(lambda backend: backend.get_password(_SERVICE, name))
        if not isinstance(text, str) or not _SECRET.fullmatch(text):
            return None
        return bytes.fromhex(text)

    def remove(self, name: str) -> None:
        """Let go of a secret, if it is there."""
        self._ask(_removal(name))

    def stop_waiting(self) -> None:
        """Let go of every call that is under way."""
        self._stops += 1

    def _ask(self, question: Callable[[Any], T], undo: Callable[[Any], object] | None = None) -> T:
        """Ask the key store; `undo` is for an answer that comes when nobody waits any more."""
        call = _Call(question, undo)
        stops, deadline = self._stops, monotonic() + self._patience_seconds
        call.start()
        while True:
            try:
                answer = call.answers.get(timeout=1 / _LOOKS_PER_SECOND)
            except Empty:
                if self._stops != stops and call.abandon():
                    raise Cancelled from None
                if monotonic() > deadline and call.abandon():
                    raise KeyringRefused from None
                continue
            if isinstance(answer, Exception):
                raise answer
            given: T = answer
            return given


class _Call:
    """One question to the key store. It is over once: answered, or abandoned."""

    def __init__(
        self, question: Callable[[Any], Any], undo: Callable[[Any], object] | None
    ) -> None:
        self.answers: SimpleQueue[Any] = SimpleQueue()
        self._question, self._undo = question, undo
        self._over = threading.Lock()

    def start(self) -> None:
        threading.Thread(target=self._run, name="keyring", daemon=True).start()

    def abandon(self) -> bool:
        """Wait no more. False when the answer has just come."""
        return self._over.acquire(blocking=False)

    def _run(self) -> None:
        try:
            backend = _backend()
            answer = self._question(backend)
            if not self._over.acquire(blocking=False):
                if self._undo is not None:
                    self._undo(backend)
                return
        except NoKeyring as error:
            self.answers.put(error)
        except Exception:  # noqa: BLE001  each backend raises what its system's library raises
            self.answers.put(KeyringRefused())
        else:
            self.answers.put(answer)


def _backend() -> Any:
    """Return the first key store that is here. Raises NoKeyring."""
    for module, name in _BACKENDS.get(sys.platform, ()):
        backend_class = getattr(import_module(module), name)
        if backend_class.viable:
            backend = backend_class()
            if sys.platform == "win32":
                backend.persist = "local machine"  # else it goes along to a company's other ones
            return backend
    raise NoKeyring


def _removal(name: str) -> Callable[[Any], None]:
    def remove(backend: Any) -> None:
        if backend.get_password(_SERVICE, name) is not None:
            backend.delete_password(_SERVICE, name)

    return remove
