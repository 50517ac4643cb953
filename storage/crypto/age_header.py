"""The header of an age v1 file: parsing and writing (https://age-encryption.org/v1, "Header").

Everything read is bounded before it is kept, and nothing that is not canonical is accepted.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from typing import BinaryIO

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.errors import BackupDamaged, NotABackup

FILE_KEY_BYTES = 16

_VERSION_LINE = b"age-encryption.org/v1\n"
_MAX_LINE_BYTES = 8 * 1024
_MAX_HEADER_BYTES = 64 * 1024
_COLUMNS = 64
_MAC_BYTES = 32
_MAC_LINE = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")
_ARGUMENTS_LINE = re.compile(rb"-> ([\x21-\x7e]+(?: [\x21-\x7e]+)*)\n")
_BODY_LINE = re.compile(rb"([A-Za-z0-9+/]{0,64})\n")


@dataclass(frozen=True, slots=True)
class Stanza:
    """One way to the file key: `arguments[0]` is the kind of recipient."""

    arguments: tuple[str, ...]
    body: bytes

    def encode(self) -> bytes:
        """Return the lines of this stanza."""
        text = encode_base64(self.body)
        lines = [text[at : at + _COLUMNS] for at in range(0, len(text) + 1, _COLUMNS)]
        return "\n".join((f"-> {' '.join(self.arguments)}", *lines, "")).encode()


@dataclass(frozen=True, slots=True)
class AgeHeader:
    """The stanzas, the MAC, and the bytes that the MAC covers."""

    stanzas: tuple[Stanza, ...]
    mac: bytes
    covered: bytes

    def digest(self) -> bytes:
        """Return the SHA-256 of all bytes of the header, up to the payload."""
        return hashlib.sha256(self.covered + _mac_line_end(self.mac)).digest()

    def check(self, file_key: bytes) -> None:
        """Raise BackupDamaged when the header was not made with this file key."""
        if not hmac.compare_digest(self.mac, _mac(file_key, self.covered)):
            raise BackupDamaged


def encode_header(stanzas: tuple[Stanza, ...], file_key: bytes) -> bytes:
    """Return the bytes of a header."""
    covered = _VERSION_LINE + b"".join(each.encode() for each in stanzas) + b"---"
    return covered + _mac_line_end(_mac(file_key, covered))


def read_header(stream: BinaryIO) -> AgeHeader:
    """Read a header and leave `stream` at the payload. Raises NotABackup, BackupDamaged."""
    if stream.readline(len(_VERSION_LINE)) != _VERSION_LINE:
        raise NotABackup
    covered = _VERSION_LINE
    stanzas: list[Stanza] = []
    while len(covered) <= _MAX_HEADER_BYTES:
        line = stream.readline(_MAX_LINE_BYTES)
        if (end := _MAC_LINE.fullmatch(line)) and stanzas:
            return AgeHeader(tuple(stanzas), decode_base64(end[1], _MAC_BYTES), covered + b"---")
        lines, stanza = _read_stanza(line, stream)
        covered += lines
        stanzas.append(stanza)
    raise BackupDamaged


def encode_base64(data: bytes) -> str:
    """Return `data` in base64 without padding."""
    return base64.b64encode(data).rstrip(b"=").decode()


def decode_base64(text: bytes, length: int | None = None) -> bytes:
    """Read canonical base64 without padding, of `length` bytes when given. Raises BackupDamaged."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError as error:
        raise BackupDamaged from error
    if encode_base64(data).encode() != text or (length is not None and len(data) != length):
        raise BackupDamaged
    return data


def derive_key(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes of HKDF-SHA-256."""
    return HKDF(SHA256(), 32, salt=salt, info=info).derive(file_key)


def _read_stanza(first_line: bytes, stream: BinaryIO) -> tuple[bytes, Stanza]:
    arguments = _ARGUMENTS_LINE.fullmatch(first_line)
    if arguments is None:
        raise BackupDamaged
    lines, text = first_line, b""
    while len(lines) <= _MAX_HEADER_BYTES:
        line = stream.readline(_COLUMNS + 1)
        body = _BODY_LINE.fullmatch(line)
        if body is None:
            break
        lines += line
        text += body[1]
        if len(body[1]) < _COLUMNS:
            return lines, Stanza(tuple(arguments[1].decode().split(" ")), decode_base64(text))
    raise BackupDamaged


def _mac_line_end(mac: bytes) -> bytes:
    return f" {encode_base64(mac)}\n".encode()


def _mac(file_key: bytes, covered: bytes) -> bytes:
    return hmac.digest(derive_key(file_key, b"", b"header"), covered, "sha256")
