"""Where there is no key store to ask: tests of other things, and copies made on trial."""

from core.errors import NoKeyring


class AbsentKeyring:
    """Implements `core.vault.keyring.Keyring` by saying that there is none."""

    def put(self, name: str, secret: bytes) -> None:
        """Refuse."""
        del name, secret
        raise NoKeyring

    def get(self, name: str) -> bytes | None:
        """Refuse."""
        del name
        raise NoKeyring

    def remove(self, name: str) -> None:
        """Refuse."""
        del name
        raise NoKeyring

    def stop_waiting(self) -> None:
        """Nobody waits."""


NO_KEYRING = AbsentKeyring()
