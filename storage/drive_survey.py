"""What a backup to a drive has to copy, and whether the drive can take it, before it begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.errors import FileTooLarge, NotEnoughRoom
from core.incidents.chain import ChainHead
from core.incidents.evidence import SealedEvidence
from storage.backup_database import open_copy
from storage.crypto.chunked import sealed_length
from storage.drive_folder import DriveFolder
from storage.drive_list import SealedFile
from storage.evidence_frame import FRAME_BYTES
from storage.file_limits import free_bytes, largest_file_bytes
from storage.padding import padded_length
from storage.regular_file import is_there
from storage.snapshot import VaultSnapshot

_LINE_BYTES = 120
_SPARE_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class DriveSurvey:
    """What a snapshot holds, and what of it the drive lacks."""

    files: tuple[SealedEvidence, ...]
    exhibit_count: int
    incident_count: int
    chain_head: ChainHead
    missing_bytes: int
    """Of sealed files that the drive does not hold."""
    database_bytes: int


def survey(
    snapshot: VaultSnapshot, folder: DriveFolder, known: Mapping[str, SealedFile]
) -> DriveSurvey:
    """Look through a snapshot; `known` are the files that the newest state on the drive names.

    Raises DatabaseDamaged, ReadingRefused.
    """
    with open_copy(snapshot.database_copy, snapshot.database_key) as database:
        exhibit_count = sum(1 for _ in database.exhibits())
        files = tuple(database.files())
        incident_count, head = database.incident_count(), database.chain_head()
    missing = sum(
        blob_bytes(each.size_bytes)
        for each in files
        if each.blob_id not in known and not is_there(folder.blob(each.blob_id))
    )
    return DriveSurvey(
        files, exhibit_count, incident_count, head, missing, snapshot.database_copy.stat().st_size
    )


def check_room(found: DriveSurvey, place: Path) -> None:
    """Raise NotEnoughRoom, FileTooLarge when the drive cannot take what is missing on it."""
    limit = largest_file_bytes(place)
    sizes = [(each.name, blob_bytes(each.size_bytes)) for each in found.files]
    for name, size_bytes in [*sizes, ("database", found.database_bytes)]:
        if limit is not None and size_bytes > limit:
            raise FileTooLarge(name, size_bytes)
    needed = found.missing_bytes + found.database_bytes
    needed += len(found.files) * _LINE_BYTES + _SPARE_BYTES
    free = free_bytes(place)
    if free < needed:
        raise NotEnoughRoom(needed, free)


def blob_bytes(original_bytes: int) -> int:
    """Return how large the sealed file of an original is."""
    return sealed_length(padded_length(FRAME_BYTES + original_bytes))
