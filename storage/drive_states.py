"""Reading which states a backup drive holds."""

from dataclasses import dataclass
from pathlib import Path

from core.backups.drive import BackupPart, DriveState, Flaw
from core.errors import BackupDamaged, NotReadable
from storage.drive_folder import DriveFolder, StateFiles
from storage.drive_list import MAX_LIST_BYTES, StateList, open_list
from storage.regular_file import open_regular


@dataclass(frozen=True, slots=True)
class StoredState:
    """A state whose list could be read."""

    files: StateFiles
    list: StateList

    @property
    def summary(self) -> DriveState:
        """What a person is told of it."""
        return DriveState(
            name=self.files.name,
            made_at=self.list.made_at,
            generation=self.list.generation,
            incident_count=self.list.incident_count,
            exhibit_count=self.list.exhibit_count,
            unreadable_count=len(self.list.unreadable),
            size_bytes=self.list.size_bytes,
        )


@dataclass(frozen=True, slots=True)
class StoredStates:
    """All states of a drive, newest first, and the lists that could not be read."""

    states: tuple[StoredState, ...]
    flaws: tuple[Flaw, ...]


def read_states(folder: DriveFolder, key: bytes | bytearray) -> StoredStates:
    """Read every list. Raises VaultTooNew, ReadingRefused."""
    states, flaws = [], []
    for name in folder.state_names():
        files = folder.state(name)
        try:
            states.append(StoredState(files, open_list(_read(files.list), name, key)))
        except (BackupDamaged, NotReadable):
            flaws.append(Flaw(BackupPart.LIST, name, is_missing=False))
    states.sort(key=lambda state: (state.list.made_at, state.files.name), reverse=True)
    return StoredStates(tuple(states), tuple(flaws))


def _read(path: Path) -> bytes:
    with open_regular(path) as file:
        try:
            data = file.read(MAX_LIST_BYTES + 1)
        except OSError as error:
            raise NotReadable(path) from error
    if len(data) > MAX_LIST_BYTES:
        raise BackupDamaged
    return data
