"""How large a file may be where it is to go, and how much room there is."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import psutil

from storage.atomic_file import os_errors

_SMALL = frozenset({"vfat", "msdos", "fat", "fat32", "fat16"})
_SMALL_MAX_BYTES = 4 * 1024**3 - 1
"""FAT keeps the size of a file in 32 bits."""


def largest_file_bytes(folder: Path) -> int | None:
    """Return the size of the largest file that the disk of `folder` takes; None: no limit known."""
    try:
        partitions = psutil.disk_partitions(all=True)
    except OSError:  # the system's list may not be opened: then a file that is too large fails
        return None
    mounted = ((Path(each.mountpoint), each.fstype) for each in partitions)
    kind = file_system_of(folder, mounted)
    return _SMALL_MAX_BYTES if kind.lower() in _SMALL else None


def file_system_of(folder: Path, mounted: Iterable[tuple[Path, str]]) -> str:
    """Return the kind of the file system that `folder` is on; empty when nothing tells.

    `mounted` gives where each file system begins, and its kind. What was mounted later hides what
    was there before.
    """
    parents = [folder.resolve(), *folder.resolve().parents]
    kinds = {place: kind for place, kind in mounted if place in parents}
    return next((kinds[each] for each in parents if each in kinds), "")


def free_bytes(folder: Path) -> int:
    """Return how much may still be written there. Raises NotWritable."""
    with os_errors(folder):
        return shutil.disk_usage(folder).free
