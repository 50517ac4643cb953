"""A key store in a file, for processes that are killed."""

import json
from contextlib import suppress
from pathlib import Path

from storage.atomic_file import write_atomically


class KeptKeyring:
    """Implements `core.vault.keyring.Keyring`; what it acknowledged is there after a kill."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self) -> dict[str, str]:
        with suppress(FileNotFoundError):
            kept: dict[str, str] = json.loads(self._path.read_bytes())
            return kept
        return {}

    def put(self, name: str, secret: bytes) -> None:
        self._keep(self.entries() | {name: secret.hex()})

    def get(self, name: str) -> bytes | None:
        text = self.entries().get(name)
        return None if text is None else bytes.fromhex(text)

    def remove(self, name: str) -> None:
        self._keep({each: text for each, text in self.entries().items() if each != name})

    def stop_waiting(self) -> None:
        """Nobody waits."""

    def _keep(self, entries: dict[str, str]) -> None:
        write_atomically(self._path, json.dumps(entries).encode())
