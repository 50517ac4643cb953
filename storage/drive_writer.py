"""Writing one state of a vault to a backup drive. What is there already is never changed."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from io import FileIO
from pathlib import Path

from core.backups.drive import DriveId
from core.errors import DriveUnreliable
from core.ids import new_id
from core.progress import Progress
from storage.atomic_file import new_file, os_errors, sync_folder
from storage.drive_blobs import BlobCopier
from storage.drive_copy import copy_sealed, digest_of, digest_of_open
from storage.drive_folder import (
    DriveFolder,
    Mark,
    StateFiles,
    new_state_name,
    read_mark,
    write_mark,
)
from storage.drive_list import SealedFile, StateList, seal_list
from storage.drive_survey import check_room, survey
from storage.migrations import SCHEMA_VERSION
from storage.regular_file import names_in
from storage.snapshot import VaultSnapshot
from storage.vault_building import remove_leftovers
from storage.vault_header import parse_header


@dataclass(frozen=True, slots=True)
class Target:
    """Where a state goes. `place` is there; `folder` is in it, or will be."""

    place: Path
    folder: DriveFolder
    list_key: bytearray = field(repr=False)
    drive_id: str
    """What earlier states call this drive, when its mark is lost; empty for a new drive."""
    known: Mapping[str, SealedFile]
    """Files on the drive that need not be read again."""


@dataclass(frozen=True, slots=True)
class Written:
    """A state that is on the drive. `copied_bytes` is what was new in it."""

    name: str
    state: StateList
    copied_bytes: int


def write_state(
    snapshot: VaultSnapshot, target: Target, made_at: datetime, progress: Progress
) -> Written:
    """Copy sealed files that are missing, the database, the header, and last write the list.

    When this returns, all of it was flushed and what is new was read back. Raises NotEnoughRoom,
    FileTooLarge, DiskFull, NotWritable, DriveUnreliable, DatabaseDamaged, Cancelled; then every
    earlier state is as it was, and files that were copied whole are used by the next backup.
    """
    header = parse_header(snapshot.header).header
    folder = target.folder
    found = survey(snapshot, folder, target.known)
    check_room(found, target.place)
    _make_folders(folder)
    drive_id = _mark(target, header.vault_id)
    total = found.missing_bytes + found.database_bytes
    copier = BlobCopier(snapshot, folder, target.known, progress, total)
    blobs = copier.copy(found.files)
    files = folder.state(new_state_name(made_at))
    database = _copy_database(snapshot, files, progress, (copier.copied_bytes, total))
    state = StateList(
        drive_id=drive_id,
        made_at=made_at,
        generation=header.generation,
        schema=SCHEMA_VERSION,
        incident_count=found.incident_count,
        exhibit_count=found.exhibit_count,
        chain_count=found.chain_head.count,
        chain_digest=found.chain_head.digest,
        database=database,
        header=_write_small(files.header, snapshot.header),
        blobs=blobs,
        unreadable=tuple(copier.unreadable),
    )
    _write_small(files.list, seal_list(state, files.name, target.list_key))
    progress.report(total, total)
    return Written(files.name, state, copier.copied_bytes + database.size_bytes)


def _make_folders(folder: DriveFolder) -> None:
    with os_errors(folder.root):
        for each in (folder.root, folder.blobs, folder.states):
            each.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.root.parent)
    sync_folder(folder.root)
    parts = (folder.blobs / name for name in names_in(folder.blobs))
    for each in (folder.root, folder.states, *parts):
        remove_leftovers(each)
    for path in folder.unfinished_state_files():
        with suppress(OSError):
            path.unlink()


def _mark(target: Target, vault_id: bytes) -> DriveId:
    mark = read_mark(target.folder)
    if mark is None:
        mark = Mark(DriveId(target.drive_id or new_id()), vault_id)
        write_mark(target.folder, mark)
    return mark.drive_id


def _copy_database(
    snapshot: VaultSnapshot, files: StateFiles, progress: Progress, so_far: tuple[int, int]
) -> SealedFile:
    before, total = so_far
    source = digest_of(snapshot.database_copy, lambda _: progress.report(before, total))

    def prove(file: FileIO) -> None:
        if digest_of_open(file, files.database, lambda: progress.report(total, total)) != source:
            raise DriveUnreliable(files.database)

    return copy_sealed(
        snapshot.database_copy,
        files.database,
        prove,
        lambda done: progress.report(min(before + done, total), total),
    )


def _write_small(path: Path, data: bytes) -> SealedFile:
    """Write a file and read it back."""
    with new_file(path) as file:
        file.write(data)
    written = digest_of(path, lambda _: None)
    if written != SealedFile(len(data), sha256(data).hexdigest()):
        raise DriveUnreliable(path)
    return written
