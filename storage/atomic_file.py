"""Files that are wholly there or not at all, also after a crash or a power cut.

Everything is written under a temporary name beside its target, flushed to the disk, renamed, and
the folder is flushed too. Temporary names end in `.part`: what a crash leaves can be told apart.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from core.errors import AlreadyExists, DiskFull, NotWritable

TEMPORARY_SUFFIX = ".part"

_TEMPORARY_NAME = re.compile(r"\.[0-9a-f]{16}\.part")
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_CANNOT_FLUSH_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP})
_ONLY_OWNER = 0o600


@contextmanager
def os_errors(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write at `path` into an error of core.

    Raises DiskFull when there is no room, NotWritable for every other OSError.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull from error
        raise NotWritable(path) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` in place of what `path` holds, if anything. Raises DiskFull, NotWritable."""
    with os_errors(path), _temporary_beside(path) as (temporary, file):
        file.write(data)
        _finish(file)
        temporary.replace(path)
        sync_folder(path.parent)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing (and reading back) that gets its name when the block ends well.

    Its `name` is the path that it has until then.
    When the block raises, nothing is left. Raises AlreadyExists when `path` is there before or
    after the block, DiskFull, NotWritable. OSErrors of the block itself are taken for the file's:
    a block that also reads other files translates their errors itself.
    """
    if os.path.lexists(path):
        raise AlreadyExists(path)
    with os_errors(path), _temporary_beside(path) as (temporary, file):
        yield file
        _finish(file)
        _give_name(temporary, path)


def temporary_name() -> str:
    """Return a fresh hidden name for something unfinished."""
    return f".{os.urandom(8).hex()}{TEMPORARY_SUFFIX}"


def is_temporary(name: str) -> bool:
    """Tell whether a name is one that `temporary_name` gives."""
    return _TEMPORARY_NAME.fullmatch(name) is not None


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut. Raises DiskFull, NotWritable."""
    if os.name == "nt":
        return  # Windows has no way to ask; NTFS keeps its journal of names by itself
    with os_errors(folder):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _CANNOT_FLUSH_FOLDERS:  # some network folders cannot
                raise
        finally:
            os.close(descriptor)


@contextmanager
def _temporary_beside(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    temporary = path.with_name(temporary_name())
    opened = open(temporary, "x+b", opener=_for_the_owner)  # noqa: SIM115  closed below
    try:
        with opened as file:
            yield temporary, file
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, _ONLY_OWNER)


def _finish(file: BinaryIO) -> None:
    """Bring everything to the disk and close: Windows renames no open file."""
    file.flush()
    os.fsync(file.fileno())
    file.close()


def _give_name(temporary: Path, path: Path) -> None:
    """Rename without ever replacing somebody's file: take the name first, then put ours on it.

    Not by a hard link: USB sticks (FAT) have none. Between the two steps the name is an empty file.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_OWNER))
    except FileExistsError:
        raise AlreadyExists(path) from None
    try:
        temporary.replace(path)
        sync_folder(path.parent)
    except BaseException:
        path.unlink()
        raise
