"""Files and folders that the person named."""

from dataclasses import dataclass
from pathlib import Path

from core.errors.families import ExpectedError


@dataclass(eq=False)
class FolderNotEmpty(ExpectedError):
    """A new vault wants a folder of its own and this one holds something."""

    folder: Path


@dataclass(eq=False)
class NotWritable(ExpectedError):
    """The folder or file cannot be written: rights, or a read-only disk."""

    path: Path


@dataclass(eq=False)
class CouldNotRead(ExpectedError):
    """A file or folder was not read. The family of two that never mean the same."""

    path: Path


class NotReadable(CouldNotRead):
    """A file that the person named cannot be read: missing, a folder, or a failing disk."""


class ReadingRefused(CouldNotRead):
    """A file or folder is there, and the system does not let it be opened: rights, or too much is
    open already. Nothing is known of what is in it, so it is never called damaged or gone.
    """


@dataclass(eq=False)
class AlreadyExists(ExpectedError):
    """A file or folder of that name is there; nothing is ever written over it."""

    path: Path


class DiskFull(ExpectedError):
    """The disk has no room left; what was being written was taken back."""


@dataclass(eq=False)
class ListTooLarge(ExpectedError):
    """A list is longer than any that is read."""

    most_bytes: int


@dataclass(eq=False)
class SourceChanged(ExpectedError):
    """A file grew, shrank or failed while it was being read; it was not stored."""

    name: str
