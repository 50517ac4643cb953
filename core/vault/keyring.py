"""What a vault asks of the system's own key store. `storage` implements it."""

from typing import Protocol

SECRET_BYTES = 32


class Keyring(Protocol):
    """Keeps secrets of 32 bytes under names of 32 hexadecimal digits that tell nothing.

    Any thread but the window's: the system may ask the person for something before it answers, and
    each call waits for that. Each raises NoKeyring, KeyringRefused, and Cancelled once
    `stop_waiting` was called meanwhile.
    """

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, and read it back before returning."""
        ...

    def get(self, name: str) -> bytes | None:
        """Return the secret; None when there is none of this name, or it is no secret of ours."""
        ...

    def remove(self, name: str) -> None:
        """Let go of a secret; when there is none, nothing happens."""
        ...

    def stop_waiting(self) -> None:
        """Let every call that is under way raise Cancelled. Any thread; returns at once."""
        ...
