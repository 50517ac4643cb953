"""A backup file that is whole, where in it everything is, and ways to harm a copy."""

import io
import tarfile
from dataclasses import dataclass
from pathlib import Path

from storage.crypto.age import by_passphrase, read_age
from storage.crypto.age_payload import PIECE_BYTES

SEALED_PIECE_BYTES = PIECE_BYTES + 16


@dataclass(frozen=True)
class Pieces:
    """The bytes of the file; where its payload starts; where in the tar each member is."""

    good: bytes
    payload_start: int
    members: dict[str, tuple[int, int]]

    def of(self, *names: str) -> range:
        """Return which pieces of the age file hold any byte of members that follow each other."""
        start, end = self.members[names[0]][0], self.members[names[-1]][1]
        return range(start // PIECE_BYTES, (end - 1) // PIECE_BYTES + 1)

    def all(self) -> range:
        """Return all pieces."""
        return range(-(-(len(self.good) - self.payload_start) // SEALED_PIECE_BYTES))

    def harmed(self, *pieces: int) -> bytes:
        """Return the file with a bit flipped in each of these pieces."""
        bad = bytearray(self.good)
        for piece in pieces:
            bad[self.payload_start + piece * SEALED_PIECE_BYTES + 99] ^= 1
        return bytes(bad)

    def cut(self, place: int) -> bytes:
        """Return the file as it is when it ends where this byte of the tar is."""
        pieces, rest = divmod(place, PIECE_BYTES)
        return self.good[: self.payload_start + pieces * SEALED_PIECE_BYTES + rest]


def plain_of(backup: bytes, passphrase: str) -> bytes:
    parts = read_age(io.BytesIO(backup), by_passphrase(passphrase))
    return b"".join(map(bytes, parts))


def measured(path: Path, passphrase: str) -> Pieces:
    """Look at a whole backup file."""
    good = path.read_bytes()
    plain = plain_of(good, passphrase)
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        members = {each.name: (each.offset_data, each.offset_data + each.size) for each in tar}
    pieces = -(-len(plain) // PIECE_BYTES)
    start = len(good) - len(plain) - pieces * (SEALED_PIECE_BYTES - PIECE_BYTES)
    return Pieces(good, start, members)
