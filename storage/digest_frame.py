"""What small key files have around them: magic, version and length before, a digest behind.

In every version of every such file these stand where they stand now, so that a damaged version
number is not mistaken for a new one (docs/vault-format.md, "The header").
"""

import hashlib
import struct

from core.errors import HeaderDamaged, VaultTooNew

MAX_FRAME_BYTES = 64 * 1024
DIGEST_BYTES = 32

_START = struct.Struct(">8sHI")


def frame_start(magic: bytes, version: int, content_bytes: int) -> bytes:
    """Return what stands before so many bytes of content. `magic` has 8 bytes."""
    return _START.pack(magic, version, _START.size + content_bytes + DIGEST_BYTES)


def with_digest(data: bytes) -> bytes:
    """Return start and content with the SHA-256 of both behind them."""
    return data + hashlib.sha256(data).digest()


def framed_content(untrusted_data: bytes, magic: bytes, version: int) -> bytes:
    """Return the content of a whole frame.

    Raises HeaderDamaged, and VaultTooNew when it is whole but of a later version.
    """
    if not _START.size + DIGEST_BYTES <= len(untrusted_data) <= MAX_FRAME_BYTES:
        raise HeaderDamaged
    found_magic, found_version, length = _START.unpack_from(untrusted_data)
    is_whole = length == len(untrusted_data)
    is_whole = is_whole and with_digest(untrusted_data[:-DIGEST_BYTES]) == untrusted_data
    if found_magic != magic or not is_whole or found_version == 0:
        raise HeaderDamaged
    if found_version > version:
        raise VaultTooNew(found_version, version)
    return untrusted_data[_START.size : -DIGEST_BYTES]


class FrameReader:
    """Takes bytes from the front of the content; running out means damage."""

    def __init__(self, untrusted_data: bytes) -> None:
        self._data = untrusted_data
        self._at = 0

    @property
    def left(self) -> int:
        """How many bytes there are still."""
        return len(self._data) - self._at

    def take(self, count: int) -> bytes:
        """Return the next bytes. Raises HeaderDamaged when there are fewer."""
        if count > self.left:
            raise HeaderDamaged
        taken = self._data[self._at : self._at + count]
        self._at += count
        return taken
