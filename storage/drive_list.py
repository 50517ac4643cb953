"""The list of one state on a backup drive: what belongs to it, sealed, so that it tells nothing.

Plaintext: one line of JSON with facts, then one line for each blob, `id size sha256`, in the order
of ids. It is one message in chunked encryption (docs/vault-format.md, "Backup drives"), so its tags
are the MAC over everything that it names.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.errors import BackupDamaged, VaultTooNew
from storage.crypto.chunked import (
    HEADER_BYTES,
    SALT_BYTES,
    MessageDamaged,
    cipher_of,
    new_cipher,
    sealed_length,
)

FORMAT_VERSION = 1
MAX_LIST_BYTES = 512 * 1024 * 1024
"""Room for five million files."""

_CONTEXT = b"hollyhock/1/drive-list/"
_BLOB_LINE = re.compile(r"([0-9a-f]{32}) ([0-9]{1,18}) ([0-9a-f]{64})")
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class SealedFile:
    """How a file on the drive has to be: `sha256` is of its bytes as they lie there."""

    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class StateList:
    """What belongs to a state. Times are aware UTC."""

    drive_id: str
    made_at: datetime
    generation: int
    schema: int
    incident_count: int
    exhibit_count: int
    chain_count: int
    chain_digest: str
    """The end of the chain of sealed notes at that moment."""
    database: SealedFile
    header: SealedFile
    blobs: Mapping[str, SealedFile]
    unreadable: tuple[str, ...] = field(repr=False)
    """Names of originals that could not be read in the vault, so that they are not here."""

    @property
    def size_bytes(self) -> int:
        """Of everything that belongs to it."""
        files = (self.database, self.header, *self.blobs.values())
        return sum(each.size_bytes for each in files)


def seal_list(state: StateList, name: str, key: bytes | bytearray) -> bytes:
    """Return the bytes of the file. `key` is the vault's key for lists, 32 bytes."""
    if not any(key):
        raise RuntimeError("the vault is locked")  # a wiped key must never seal anything
    blobs = state.blobs
    facts = {
        "format": FORMAT_VERSION,
        "drive": state.drive_id,
        "made_at": state.made_at.isoformat(),
        "generation": state.generation,
        "schema": state.schema,
        "incident_count": state.incident_count,
        "exhibit_count": state.exhibit_count,
        "chain": [state.chain_count, state.chain_digest],
        "database": [state.database.size_bytes, state.database.sha256],
        "header": [state.header.size_bytes, state.header.sha256],
        "unreadable": list(state.unreadable),
    }
    lines = [json.dumps(facts)]
    lines += [f"{each} {file.size_bytes} {file.sha256}" for each, file in sorted(blobs.items())]
    plain = "\n".join(lines).encode()
    cipher, header = new_cipher(key, _CONTEXT + name.encode(), os.urandom(SALT_BYTES))
    sealed = memoryview(bytearray(sealed_length(len(plain)) - HEADER_BYTES))
    cipher.seal(0, memoryview(plain), sealed, is_end=True)
    return header + bytes(sealed)


def open_list(untrusted_data: bytes, name: str, key: bytes | bytearray) -> StateList:
    """Read the file of the state `name`. Raises BackupDamaged, VaultTooNew."""
    try:
        header = untrusted_data[:HEADER_BYTES]
        cipher = cipher_of(key, _CONTEXT + name.encode(), header)
        sealed = memoryview(untrusted_data)[HEADER_BYTES:]
        plain = bytearray(len(sealed))
        length = cipher.open(0, sealed, memoryview(plain), is_end=True)
    except MessageDamaged as error:
        raise BackupDamaged from error
    first, *lines = plain[:length].decode(errors="replace").split("\n")
    try:
        return _parse(json.loads(first), lines)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BackupDamaged from error


def _parse(facts: dict[str, Any], lines: list[str]) -> StateList:
    """Read what an app has sealed; raises VaultTooNew, ValueError, KeyError, TypeError."""
    version = int(facts["format"])
    if version > FORMAT_VERSION:
        raise VaultTooNew(version, FORMAT_VERSION)
    made_at = datetime.fromisoformat(facts["made_at"])
    if made_at.tzinfo is None:
        raise ValueError("a time without a zone")
    chain_count, chain_digest = facts["chain"]
    return StateList(
        drive_id=str(facts["drive"]),
        made_at=made_at,
        generation=int(facts["generation"]),
        schema=int(facts["schema"]),
        incident_count=int(facts["incident_count"]),
        exhibit_count=int(facts["exhibit_count"]),
        chain_count=int(chain_count),
        chain_digest=str(chain_digest),
        database=_file(*facts["database"]),
        header=_file(*facts["header"]),
        blobs=_blobs(lines),
        unreadable=tuple(str(each) for each in facts["unreadable"]),
    )


def _blobs(lines: list[str]) -> dict[str, SealedFile]:
    blobs = {}
    for line in lines:
        found = _BLOB_LINE.fullmatch(line)
        if found is None:
            raise ValueError("no line of a list")
        blobs[found[1]] = _file(found[2], found[3])
    return blobs


def _file(size_bytes: int | str, sha256: str) -> SealedFile:
    if not _SHA256.fullmatch(sha256):
        raise ValueError("no SHA-256")
    return SealedFile(int(size_bytes), sha256)
