"""Copies of the database from before something changed all of it: the three newest stay."""

from datetime import UTC, datetime
from pathlib import Path

from storage.atomic_file import os_errors
from storage.regular_file import names_in
from storage.vault_building import remove_leftovers

COPIES_KEPT = 3


def place_for_copy(folder: Path, before: str) -> Path:
    """Return where a copy goes, in a folder that is there afterwards. Raises NotWritable, DiskFull.

    `before` names what is about to happen. Names are in the order of time.
    """
    with os_errors(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        remove_leftovers(folder)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return folder / f"{stamp}_before_{before}.db"


def copies_in(folder: Path) -> list[Path]:
    """Return the copies, newest first; none when there is no such folder. Raises ReadingRefused."""
    return [folder / name for name in reversed(names_in(folder)) if name.endswith(".db")]


def remove_old_copies(folder: Path) -> None:
    """Remove all but the newest. Raises NotWritable."""
    with os_errors(folder):
        for old in copies_in(folder)[COPIES_KEPT:]:
            old.unlink()
