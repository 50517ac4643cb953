"""Where everything lies on a backup drive (docs/vault-format.md, "Backup drives")."""

import hashlib
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.backups.drive import DriveId
from core.errors import DriveOfOtherVault, NoBackupsThere, NotReadable
from storage.atomic_file import write_atomically
from storage.regular_file import names_in, open_regular
from storage.vault_header import VAULT_ID_BYTES

_MAGIC = b"HHDRIVE\x01"
_ID_BYTES = 16
_STATE_NAME = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}")
_FOLDER_NAME = re.compile(r"copies-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class StateFiles:
    """The three files of one state. The list is written last: without it there is no state."""

    folder: Path
    name: str

    @property
    def database(self) -> Path:
        """The database as it was, encrypted with the vault's own key and salt."""
        return self.folder / f"{self.name}.db"

    @property
    def header(self) -> Path:
        """The vault's header as it was."""
        return self.folder / f"{self.name}.hdr"

    @property
    def list(self) -> Path:
        """What belongs to the state, sealed."""
        return self.folder / f"{self.name}.list"


@dataclass(frozen=True, slots=True)
class DriveFolder:
    """The folder of one vault's backups. Its name and its files' names say nothing."""

    root: Path

    @property
    def mark(self) -> Path:
        """Says which drive and which vault this is, by random numbers."""
        return self.root / "copies.id"

    @property
    def blobs(self) -> Path:
        """Sealed evidence, laid out as in a vault."""
        return self.root / "blobs"

    @property
    def states(self) -> Path:
        """Three files for each state."""
        return self.root / "states"

    def blob(self, blob_id: str) -> Path:
        """Return where a sealed file is."""
        return self.blobs / blob_id[:2] / blob_id

    def state(self, name: str) -> StateFiles:
        """Return the files of a state."""
        return StateFiles(self.states, name)

    def state_names(self) -> list[str]:
        """Return the names of all states that were finished, newest first.

        Raises ReadingRefused.
        """
        return _finished(names_in(self.states))

    def unfinished_state_files(self) -> Iterator[Path]:
        """Go through what interrupted backups left of states that have no list.

        Raises ReadingRefused.
        """
        names = names_in(self.states)  # once: what was there a moment ago must not seem unfinished
        finished = set(_finished(names))
        for path in (self.states / name for name in names):
            is_ours = path.suffix in {".db", ".hdr"} and _STATE_NAME.fullmatch(path.stem)
            if is_ours and path.stem not in finished:
                yield path


@dataclass(frozen=True, slots=True)
class Mark:
    """What a drive says of itself. Both ids are random: 16 bytes each."""

    drive_id: DriveId
    vault_id: bytes

    def encode(self) -> bytes:
        """Return the bytes of the file."""
        body = _MAGIC + bytes.fromhex(self.drive_id) + self.vault_id
        return body + hashlib.sha256(body).digest()


def new_state_name(made_at: datetime) -> str:
    """Return a name that no state has; in order of time, to the second."""
    return f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"


def read_mark(folder: DriveFolder) -> Mark | None:
    """Read what a drive says of itself; None when it says nothing, or is damaged.

    Raises ReadingRefused.
    """
    length = len(_MAGIC) + _ID_BYTES + VAULT_ID_BYTES
    try:
        with open_regular(folder.mark) as file:
            data = file.read(length + 33) or b""
    except (NotReadable, OSError):
        return None
    body = data[:length]
    if not body.startswith(_MAGIC) or hashlib.sha256(body).digest() != data[length:]:
        return None
    start = len(_MAGIC)
    drive_id = DriveId(body[start : start + _ID_BYTES].hex())
    return Mark(drive_id, body[start + _ID_BYTES :])


def write_mark(folder: DriveFolder, mark: Mark) -> None:
    """Say which drive this is. Raises DiskFull, NotWritable."""
    write_atomically(folder.mark, mark.encode())


def folder_for(place: Path, vault_id: bytes) -> DriveFolder:
    """Return where backups of a vault go when the person names `place`; it need not be there yet.

    `place` is a drive, a folder on it, or the folder of the backups itself. Raises
    DriveOfOtherVault when it is that of another vault.
    """
    itself = DriveFolder(place)
    mark = read_mark(itself)
    if mark is not None and mark.vault_id != vault_id:
        raise DriveOfOtherVault(place)
    if mark is not None or itself.state_names():
        return itself
    return DriveFolder(place / f"copies-{hashlib.sha256(vault_id).hexdigest()[:8]}")


def folders_at(place: Path) -> list[DriveFolder]:
    """Return the folders of backups that the person may mean by `place`, at least one.

    Raises NoBackupsThere, ReadingRefused.
    """
    candidates = [DriveFolder(place)]
    children = (name for name in names_in(place) if _FOLDER_NAME.fullmatch(name))
    candidates += [DriveFolder(place / name) for name in children]
    found = [each for each in candidates if each.state_names()]
    if not found:
        raise NoBackupsThere(place)
    return found


def _finished(names: list[str]) -> list[str]:
    stems = (name.removesuffix(".list") for name in names if name.endswith(".list"))
    return sorted((stem for stem in stems if _STATE_NAME.fullmatch(stem)), reverse=True)
