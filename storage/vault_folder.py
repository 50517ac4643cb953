"""Where everything lies in a vault's folder (docs/vault-format.md, "The folder")."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class VaultFolder:
    """Names of the files of one vault. All of them hold ciphertext, random salts or nothing."""

    root: Path

    @property
    def header(self) -> Path:
        """The key slots; without them or their copy nothing opens."""
        return self.root / "vault.hdr"

    @property
    def header_copy(self) -> Path:
        """The same bytes as `header`."""
        return self.root / "vault.hdr.copy"

    @property
    def database(self) -> Path:
        """Everything but evidence."""
        return self.root / "vault.db"

    @property
    def blobs(self) -> Path:
        """The folder of sealed evidence."""
        return self.root / "blobs"

    @property
    def lock(self) -> Path:
        """An empty file that one process at a time holds locked."""
        return self.root / "vault.lock"

    @property
    def scratch(self) -> Path:
        """Encrypted work in progress; emptied at every unlock."""
        return self.root / "scratch"

    @property
    def local_copies(self) -> Path:
        """Copies of the database from before migrations and changes of the key, encrypted."""
        return self.root / "before-migration"

    @property
    def renewed(self) -> "VaultFolder":
        """A whole vault with another key that is on its way to the place of this one."""
        return VaultFolder(self.root / "renewed")
