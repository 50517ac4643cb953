"""What SQLite's errors mean: the one place where they become ours."""

import errno
from pathlib import Path

import apsw

from core.errors import (
    CouldNotRead,
    DatabaseDamaged,
    DiskFull,
    HollyhockError,
    NotWritable,
    ReadingRefused,
    VaultInUse,
)
from storage.regular_file import open_regular

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_READING = frozenset(
    {
        apsw.SQLITE_IOERR_READ,
        apsw.SQLITE_IOERR_SHORT_READ,
        apsw.SQLITE_IOERR_CORRUPTFS,
        apsw.SQLITE_IOERR_DATA,
    }
)


def translated(error: apsw.Error, connection: apsw.Connection, path: Path) -> HollyhockError | None:
    """Return our error for SQLite's, None for those that are bugs (bad SQL, broken constraint)."""
    if isinstance(error, apsw.IOError):
        return _translated_io(error, connection, path)
    if isinstance(error, apsw.FullError):
        return DiskFull()
    if isinstance(error, apsw.CorruptError | apsw.NotADBError):
        return DatabaseDamaged()
    if isinstance(error, apsw.BusyError):
        return VaultInUse(path.parent)
    if isinstance(error, apsw.ReadOnlyError | apsw.CantOpenError | apsw.PermissionsError):
        return NotWritable(path)
    return None


def _translated_io(error: apsw.IOError, connection: apsw.Connection, path: Path) -> HollyhockError:
    if connection.system_errno in _FULL:
        return DiskFull()
    # getattr: the attribute is documented, but missing from the type stubs.
    if getattr(error, "extendedresult", None) in _READING:
        return DatabaseDamaged()
    return NotWritable(path)


def why_not_opened(path: Path) -> NotWritable | ReadingRefused:
    """Return why a database that is there could not be opened.

    Only while no connection has a lock on the file: closing any descriptor of it drops that.
    """
    try:
        open_regular(path).close()
    except ReadingRefused as error:
        return error
    except CouldNotRead:
        pass
    return NotWritable(path)
