"""Removing states from a backup drive. A sealed file goes only when no state names it any more."""

import re
from collections.abc import Collection
from pathlib import Path

from core.errors import BackupDamaged
from core.progress import Progress
from storage.atomic_file import os_errors, sync_folder
from storage.drive_folder import DriveFolder
from storage.drive_states import StoredStates

_BLOB_NAME = re.compile("[0-9a-f]{32}")


def freed_bytes(stored: StoredStates, goners: Collection[str]) -> int:
    """Return how much room it makes to remove these states."""
    kept = _named_by_others(stored, goners)
    going = [state.list for state in stored.states if state.files.name in goners]
    blobs = {blob: file.size_bytes for each in going for blob, file in each.blobs.items()}
    own = sum(each.database.size_bytes + each.header.size_bytes for each in going)
    return own + sum(size for blob, size in blobs.items() if blob not in kept)


def prune(
    folder: DriveFolder, stored: StoredStates, goners: Collection[str], progress: Progress
) -> None:
    """Remove states, then every sealed file that none of the others names.

    The list goes first: a state of which something is missing is no state any more. As long as one
    list cannot be read nothing is removed, because nobody knows what it names: BackupDamaged. Also
    raises NotWritable, Cancelled; what is not removed yet goes the next time.
    """
    if all(state.files.name in goners for state in stored.states):
        raise ValueError("the last state of a drive is never removed")
    if stored.flaws:
        raise BackupDamaged
    with os_errors(folder.root):
        for name in goners:
            files = folder.state(name)
            files.list.unlink(missing_ok=True)
            sync_folder(folder.states)
            for path in (files.database, files.header):
                path.unlink(missing_ok=True)
        _remove_unnamed(folder.blobs, _named_by_others(stored, goners), progress)


def _named_by_others(stored: StoredStates, goners: Collection[str]) -> set[str]:
    others = (state for state in stored.states if state.files.name not in goners)
    return {blob for state in others for blob in state.list.blobs}


def _remove_unnamed(blobs: Path, kept: Collection[str], progress: Progress) -> None:
    total = 256
    for number in range(total):
        progress.report(number, total)
        part = blobs / f"{number:02x}"
        if not part.is_dir():
            continue
        for path in part.iterdir():
            if _BLOB_NAME.fullmatch(path.name) and path.name not in kept:
                path.unlink()
    progress.report(total, total)
