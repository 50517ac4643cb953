"""Going through what is left of a portable backup's tar file, parts of which are gaps."""

import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from core.errors import EvidenceDamaged
from storage.backup_format import MAX_SMALL_MEMBER_BYTES, member_start
from storage.crypto.age_payload import Tally
from storage.forward_file import ForwardFile
from storage.stream_of_parts import StreamOfParts

_BLOCK_BYTES = tarfile.BLOCKSIZE
_MAGIC = slice(257, 265)
_KIND = slice(156, 157)
_POSIX = tarfile.POSIX_MAGIC


@dataclass(frozen=True, slots=True)
class Member:
    """A member whose start is whole. `start`, `end`: where its content is, without filling."""

    name: str
    start: int
    end: int
    made_at: datetime

    @property
    def size_bytes(self) -> int:
        """How long its content is, as its start says."""
        return self.end - self.start


class TarRemains:
    """Finds the members whose starts are whole. Each is read before the next is asked for.

    After a gap it looks for the next start. Only what the app itself would have written there is
    taken for one, down to the time of the backup, which no file inside it could know: so that the
    content of an original is not taken for members. (That time is lost when the very beginning is.
    Then whoever made an original that holds such starts can add files to it: never records.)
    """

    def __init__(self, plain: ForwardFile, tally: Tally) -> None:
        self._plain = plain
        self._tally = tally
        self._next = 0
        self._made_at: datetime | None = None
        self._waiting: Member | None = None

    @property
    def next_start(self) -> int:
        """Where the next member begins, if the last one was as long as it said."""
        return self._next

    def expected(self, name: str, size_bytes: int, made_at: datetime) -> Member:
        """Return the member that must come next, whether its start is whole or not."""
        start = self._next + len(member_start(name, size_bytes, made_at))
        return self._found(Member(name, start, start + size_bytes, made_at))

    def put_back(self, member: Member) -> None:
        """Let a member that was not read be the next one."""
        self._waiting = member

    def next(self) -> Member | None:
        """Return the next member; None at the end, or where nothing more can be told."""
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            return waiting
        self._plain.seek(self._next)
        while block := self._block():
            member = self._member(block)
            if member is not None and self._made_at in (None, member.made_at):
                return self._found(member)
            if not self._tally.touches(self._next, self._plain.tell()):
                return None  # the zeros at the end, or nothing of ours
        return None

    def content(self, member: Member) -> io.BufferedReader:
        """Return what a member holds; reading it raises EvidenceDamaged where there is a gap."""
        self._plain.seek(member.start)
        parts = StreamOfParts(self._pieces(member))
        return cast("io.BufferedReader", io.BufferedReader(parts))

    def with_gaps(self, member: Member) -> io.BufferedReader:
        """Return what a member holds, with zeros where there are gaps; see `is_gap`."""
        self._plain.seek(member.start)
        parts = StreamOfParts(self._plain.pieces(member.size_bytes))
        return cast("io.BufferedReader", io.BufferedReader(parts))

    def is_gap(self, start: int, end: int) -> bool:
        """Tell whether something between two places, which were read, is a gap or not there."""
        return end > self._plain.tell() or self._tally.touches(start, end)

    def _found(self, member: Member) -> Member:
        if not self._tally.touches(0, self._plain.tell()):
            self._made_at = member.made_at
        self._next = member.end + -member.size_bytes % _BLOCK_BYTES
        return member

    def _pieces(self, member: Member) -> Iterator[bytes]:
        for data in self._plain.pieces(member.size_bytes):
            if self._is_touched(len(data)):
                raise EvidenceDamaged(member.name)
            yield data

    def _is_touched(self, length: int) -> bool:
        """Tell whether there is a gap in what was read last."""
        end = self._plain.tell()
        return self._tally.touches(end - length, end)

    def _block(self) -> bytes:
        block = self._plain.read(_BLOCK_BYTES)
        return block if len(block) == _BLOCK_BYTES else b""

    def _member(self, block: bytes) -> Member | None:
        """Return the member that begins with this block, if it is one of ours."""
        if block[_MAGIC] != _POSIX:
            return None
        try:
            start = self._whole_start(block)
            found = tarfile.TarFile(fileobj=io.BytesIO(start)).next()
            if found is None:
                return None
            made_at = datetime.fromtimestamp(int(found.mtime), UTC)
            if start != member_start(found.name, found.size, made_at):
                return None
        except (tarfile.TarError, ValueError, OverflowError, OSError):
            return None
        begin = self._plain.tell()
        return Member(found.name, begin, begin + found.size, made_at)

    def _whole_start(self, block: bytes) -> bytes:
        """Read on to the end of what stands before the content: long names take more blocks."""
        if block[_KIND] != tarfile.XHDTYPE:
            return block
        size_bytes = tarfile.TarInfo.frombuf(block, "utf-8", "strict").size
        if not 0 <= size_bytes <= MAX_SMALL_MEMBER_BYTES:
            return b""
        records = self._plain.read(size_bytes + -size_bytes % _BLOCK_BYTES)
        return block + records + self._block()
