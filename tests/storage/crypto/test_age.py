"""age files: both ways with the `age` program, and every way to fail."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import (
    BackupDamaged,
    HollyhockError,
    NotABackup,
    UnsupportedSettings,
    WrongPassphrase,
)
from storage.crypto.age import by_passphrase, new_file_key, read_age, write_age
from storage.crypto.age_header import Stanza, encode_base64, encode_header
from storage.crypto.age_payload import PIECE_BYTES
from tests.storage.debian_age import age_decrypt, age_encrypt

PASSPHRASE = "gate lantern orbit"
LENGTHS = (0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES, 200_000)


def encrypted(data: bytes, log_n: int = 2) -> bytes:
    target = io.BytesIO()
    writer = write_age(target, PASSPHRASE, log_n, new_file_key())
    for start in range(0, len(data), 50_000):
        writer.write(data[start : start + 50_000])
    writer.finish()
    return target.getvalue()


def decrypted(data: bytes, passphrase: str = PASSPHRASE) -> bytes:
    return b"".join(map(bytes, read_age(io.BytesIO(data), by_passphrase(passphrase))))


@pytest.mark.parametrize("length", LENGTHS)
def test_what_is_written_comes_back(length: int) -> None:
    data = os.urandom(length)
    assert decrypted(encrypted(data)) == data


@pytest.mark.parametrize("length", [5, PIECE_BYTES, 200_000])
def test_the_age_program_opens_our_files(length: int, tmp_path: Path) -> None:
    data = os.urandom(length)
    (tmp_path / "ours.age").write_bytes(encrypted(data, log_n=10))
    age_decrypt(tmp_path / "ours.age", tmp_path / "plain", PASSPHRASE)
    assert (tmp_path / "plain").read_bytes() == data


def test_the_age_program_refuses_our_files_with_another_passphrase(tmp_path: Path) -> None:
    (tmp_path / "ours.age").write_bytes(encrypted(b"data"))
    with pytest.raises(subprocess.CalledProcessError):
        age_decrypt(tmp_path / "ours.age", tmp_path / "plain", "another")


def test_files_of_the_age_program_open(tmp_path: Path) -> None:
    data = os.urandom(200_000)
    (tmp_path / "plain").write_bytes(data)
    age_encrypt(tmp_path / "plain", tmp_path / "theirs.age", PASSPHRASE)
    assert decrypted((tmp_path / "theirs.age").read_bytes()) == data


def test_another_passphrase_opens_nothing() -> None:
    with pytest.raises(WrongPassphrase):
        decrypted(encrypted(b"data"), "gate lantern orbiT")
    with pytest.raises(WrongPassphrase):
        decrypted(encrypted(b"data"), "\udce9")


def test_letters_put_together_in_another_way_are_the_same_letters(tmp_path: Path) -> None:
    target = io.BytesIO()
    write_age(target, "Scho\u0308ner Hafen", 10, new_file_key()).finish()
    assert decrypted(target.getvalue(), "Sch\u00f6ner Hafen") == b""
    (tmp_path / "plain").write_bytes(b"data")
    age_encrypt(tmp_path / "plain", tmp_path / "theirs.age", "Sch\u00f6ner Hafen")
    assert decrypted((tmp_path / "theirs.age").read_bytes(), "Scho\u0308ner Hafen") == b"data"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"age-encryption.org/v2\n-> a\n\n--- x\n"])
def test_what_is_no_age_file_is_no_backup(data: bytes) -> None:
    with pytest.raises(NotABackup):
        decrypted(data)


def test_an_age_file_for_a_public_key_is_no_backup() -> None:
    stanza = Stanza(("X25519", encode_base64(bytes(32))), bytes(32))
    with pytest.raises(NotABackup):
        decrypted(encode_header((stanza,), bytes(16)))


@pytest.mark.parametrize("log_n", ["21", "30", "63", "99999999999999999999"])
def test_costs_over_the_limit_are_refused_before_anything_is_derived(log_n: str) -> None:
    stanza = Stanza(("scrypt", encode_base64(bytes(16)), log_n), bytes(32))
    with pytest.raises(UnsupportedSettings):
        decrypted(encode_header((stanza,), bytes(16)))


LITTLE_MEMORY = """
import io, resource
from core.errors import UnsupportedSettings
from storage.crypto.age import by_passphrase, read_age
from storage.crypto.age_header import Stanza, encode_base64, encode_header
stanza = Stanza(("scrypt", encode_base64(bytes(16)), "20"), bytes(32))
resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))
try:
    read_age(io.BytesIO(encode_header((stanza,), bytes(16))), by_passphrase("any"))
except UnsupportedSettings:
    print("refused")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited by setrlimit")
def test_a_computer_with_too_little_memory_says_so() -> None:
    said = subprocess.run(
        [sys.executable, "-c", LITTLE_MEMORY], check=True, capture_output=True, text=True
    )
    assert said.stdout == "refused\n"


def test_endless_headers_are_given_up() -> None:
    many = (Stanza(("x",), b""),) * 20_000
    with pytest.raises(BackupDamaged):
        decrypted(encode_header(many, bytes(16)))
    with pytest.raises(BackupDamaged):
        decrypted(encode_header((Stanza(("x",), bytes(1_000_000)),), bytes(16)))
    with pytest.raises(BackupDamaged):
        decrypted(b"age-encryption.org/v1\n-> " + b"x" * 1_000_000)


def test_every_flipped_byte_of_a_file_is_found() -> None:
    good = encrypted(b"a short text")
    for position in range(len(good)):
        bad = bytearray(good)
        bad[position] ^= 1
        with pytest.raises(HollyhockError):
            decrypted(bytes(bad))


def test_every_truncation_of_a_file_is_found() -> None:
    good = encrypted(b"a short text")
    for length in range(len(good)):
        with pytest.raises((NotABackup, BackupDamaged)):
            decrypted(good[:length])
    with pytest.raises(BackupDamaged):
        decrypted(good + b"\0")


@pytest.mark.parametrize("kept", [1, 2])
def test_a_file_cut_between_pieces_is_found(kept: int) -> None:
    start = encrypted(b"")[:-16]
    good = encrypted(os.urandom(3 * PIECE_BYTES))
    with pytest.raises(BackupDamaged):
        decrypted(good[: len(start) + kept * (PIECE_BYTES + 16)])
