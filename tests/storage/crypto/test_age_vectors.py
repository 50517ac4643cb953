"""The published vectors of the age format, each against the outcome that it declares."""

import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.errors import (
    BackupDamaged,
    HollyhockError,
    NotABackup,
    UnsupportedSettings,
    WrongPassphrase,
)
from storage.crypto.age import by_passphrase, read_age
from storage.crypto.age_header import read_header
from storage.crypto.age_payload import read_payload

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "age"
NAMES = sorted(path.name for path in VECTORS.iterdir() if path.suffix != ".md")

REFUSALS: dict[str, tuple[type[HollyhockError], ...]] = {
    "no match": (WrongPassphrase,),
    "HMAC failure": (BackupDamaged,),
    "header failure": (BackupDamaged,),
    "payload failure": (BackupDamaged,),
}
OWN_WORDS: dict[str, tuple[type[HollyhockError], ...]] = {
    "empty": (NotABackup,),
    "header_crlf": (NotABackup,),
    "version_unsupported": (NotABackup,),
    "scrypt_uppercase": (NotABackup,),
    "scrypt_work_factor_23": (UnsupportedSettings,),
    "scrypt_work_factor_overflow": (UnsupportedSettings,),
}
"""Where this app tells more apart than the vectors do."""


@dataclass(frozen=True)
class Vector:
    expect: str
    payload_sha256: str
    file_key: bytes
    passphrase: str | None
    data: bytes


def load(name: str) -> Vector:
    start, data = (VECTORS / name).read_bytes().split(b"\n\n", 1)
    facts = dict(line.split(": ", 1) for line in start.decode().splitlines())
    if facts.get("compressed") == "zlib":
        data = zlib.decompress(data)
    return Vector(
        facts["expect"],
        facts.get("payload", ""),
        bytes.fromhex(facts["file key"]),
        facts.get("passphrase"),
        data,
    )


def opened(vector: Vector) -> Iterator[bytes]:
    return map(bytes, parts_of(vector))


def parts_of(vector: Vector) -> Iterator[memoryview]:
    stream = io.BytesIO(vector.data)
    if vector.passphrase is not None:
        return read_age(stream, by_passphrase(vector.passphrase))
    header = read_header(stream)
    header.check(vector.file_key)
    return read_payload(stream, vector.file_key)


def test_the_vectors_are_all_there() -> None:
    assert len(NAMES) == 79


@pytest.mark.parametrize("name", NAMES)
def test_a_published_vector_has_the_outcome_that_it_declares(name: str) -> None:
    vector = load(name)
    released = hashlib.sha256()
    refusals = OWN_WORDS.get(name) or REFUSALS.get(vector.expect, ())
    try:
        for piece in opened(vector):
            released.update(piece)
    except refusals:
        assert vector.expect != "success"
    else:
        assert vector.expect == "success"
    if vector.payload_sha256:  # also of what came out before a failure was found
        assert released.hexdigest() == vector.payload_sha256
