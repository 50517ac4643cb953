"""Ways in which a vault's files get hurt, and what has to be said of each."""

import hashlib
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    HeaderDamaged,
    HollyhockError,
    NotAVault,
    VaultTooNew,
)
from storage.vault_folder import VaultFolder
from ui.command_line.streams import ExitStatus

PAGE_BYTES = 4096


@dataclass(frozen=True)
class Harm:
    """Something done to a closed vault, after which it must not open."""

    name: str
    do: Callable[[VaultFolder], None]
    error: type[HollyhockError]
    status: ExitStatus = ExitStatus.INTEGRITY_ERROR

    def __str__(self) -> str:
        return self.name


def flip(path: Path, *places: int) -> None:
    """Change one byte at each place; negative places count from the end."""
    data = bytearray(path.read_bytes())
    for place in places:
        data[place] ^= 0x01
    path.write_bytes(data)


def cut(path: Path, keep: float) -> None:
    """Keep only this part of a file, 0 to 1."""
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])


def lengthen(path: Path, more: bytes) -> None:
    """Put something after the end of a file."""
    path.write_bytes(path.read_bytes() + more)


@contextmanager
def mended_afterwards(folder: Path) -> Iterator[None]:
    """Put back, at the end, the files that the block has changed or removed, and only these."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    yield
    for path, data in before.items():
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _headers(folder: VaultFolder) -> tuple[Path, Path]:
    return folder.header, folder.header_copy


def _flip_headers(folder: VaultFolder) -> None:
    for path in _headers(folder):
        flip(path, path.stat().st_size // 2)


def _remove_headers(folder: VaultFolder) -> None:
    for path in _headers(folder):
        path.unlink()


def _empty_headers(folder: VaultFolder) -> None:
    for path in _headers(folder):
        path.write_bytes(b"")


def _different_ends(folder: VaultFolder) -> None:
    cut(folder.header, 0.5)
    flip(folder.header_copy, 0)


def _newer_header(folder: VaultFolder) -> None:
    """A later format: magic, version and length in front, SHA-256 at the end."""
    start = struct.Struct(">8sHI")
    for path in _headers(folder):
        data = path.read_bytes()[: -hashlib.sha256().digest_size]
        magic, version, length = start.unpack_from(data)
        newer = start.pack(magic, version + 1, length + 5) + data[start.size :] + b"later"
        path.write_bytes(newer + hashlib.sha256(newer).digest())


def _flip_first_page(folder: VaultFolder) -> None:
    flip(folder.database, 100)


def _flip_many_pages(folder: VaultFolder) -> None:
    size = folder.database.stat().st_size
    flip(folder.database, *range(50, size, PAGE_BYTES))


def _truncate_in_first_page(folder: VaultFolder) -> None:
    folder.database.write_bytes(folder.database.read_bytes()[: PAGE_BYTES // 2])


def _empty_database(folder: VaultFolder) -> None:
    folder.database.write_bytes(b"")


def _remove_database(folder: VaultFolder) -> None:
    folder.database.unlink()


def _foreign_database(folder: VaultFolder) -> None:
    folder.database.write_bytes(b"SQLite format 3\0" + bytes(PAGE_BYTES * 3))


def _remove_all(folder: VaultFolder) -> None:
    for path in sorted(folder.root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


HARMS = (
    Harm("both headers damaged", _flip_headers, HeaderDamaged),
    Harm("both headers missing", _remove_headers, HeaderDamaged),
    Harm("both headers empty", _empty_headers, HeaderDamaged),
    Harm("headers damaged in different places", _different_ends, HeaderDamaged),
    Harm("newer header", _newer_header, VaultTooNew, ExitStatus.EXPECTED_ERROR),
    Harm("first page damaged", _flip_first_page, DatabaseDamaged),
    Harm("many pages damaged", _flip_many_pages, DatabaseDamaged),
    Harm("cut in the first page", _truncate_in_first_page, DatabaseDamaged),
    Harm("database empty", _empty_database, DatabaseDamaged),
    Harm("database missing", _remove_database, DatabaseMissing),
    Harm("database of another program", _foreign_database, DatabaseDamaged),
    Harm("everything missing", _remove_all, NotAVault, ExitStatus.EXPECTED_ERROR),
)

HARMED_HEADERS: dict[str, Callable[[Path], None]] = {
    "one byte": lambda path: flip(path, 30),
    "last byte": lambda path: flip(path, -1),
    "cut": lambda path: cut(path, 0.7),
    "empty": lambda path: cut(path, 0),
    "missing": Path.unlink,
    "too long": lambda path: lengthen(path, bytes(100_000)),
}

HARMED_BLOBS: dict[str, Callable[[Path], None]] = {
    "first byte": lambda path: flip(path, 0),
    "commitment": lambda path: flip(path, 30),
    "middle byte": lambda path: flip(path, path.stat().st_size // 2),
    "last byte": lambda path: flip(path, -1),
    "cut": lambda path: cut(path, 0.5),
    "cut after a piece": lambda path: cut(path, (56 + 16400) / path.stat().st_size),
    "empty": lambda path: cut(path, 0),
    "longer": lambda path: lengthen(path, b"more"),
}
