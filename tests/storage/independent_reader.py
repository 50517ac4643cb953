"""A second reader of vaults, written from docs/vault-format.md alone.

It imports nothing of the app: only the standard library, `cryptography`, and SQLCipher. What it
reads, anybody can read years from now.
"""

import base64
import hashlib
import hmac
import json
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3  # type: ignore[import-untyped]  # it ships no types
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256, SHA512
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand


class Refused(Exception):
    """The header does not open; the argument is the outcome as test vectors declare it."""


@dataclass(frozen=True)
class Opened:
    vault_key: bytes
    vault_id: bytes
    generation: int
    database_salt: bytes

    def derived(self, label: str) -> bytes:
        info = b"hollyhock/1/" + label.encode()
        return hkdf(self.vault_key, self.vault_id, info)


@dataclass(frozen=True)
class Slot:
    id: bytes
    type: int
    parameters: bytes
    nonce: bytes
    wrapped: bytes


def open_header(
    data: bytes, passphrase: str | None, keyring: Mapping[str, str] | None = None
) -> Opened:
    """Open with a passphrase; None: with what `keyring` holds alone (hexadecimal, by name)."""
    if not 46 <= len(data) <= 65536 or data[:8] != b"HHHEADER":
        raise Refused("header damaged")
    version, length = struct.unpack(">HI", data[8:14])
    if length != len(data) or hashlib.sha256(data[:-32]).digest() != data[-32:]:
        raise Refused("header damaged")
    if version > 1:
        raise Refused("too new")
    vault_id, generation, salt, count = struct.unpack(">16sQ16sB", data[14:55])
    if version < 1 or not 1 <= count <= 8:
        raise Refused("header damaged")
    slots, at = slots_in(data, count)
    vault_key = unwrap(slots, vault_id, passphrase, keyring or {})
    opened = Opened(vault_key, vault_id, generation, salt)
    mac = hmac.digest(opened.derived("header-mac"), data[:-64], "sha256")
    if at != len(data) - 64 or mac != data[-64:-32]:
        raise Refused("header damaged")
    return opened


def slots_in(data: bytes, count: int, at: int = 55) -> tuple[list[Slot], int]:
    """Return the slots, the first of which is at `at`, and where they end."""
    slots = []
    for _ in range(count):
        slot_id, slot_type, length = struct.unpack(">16sBH", data[at : at + 19])
        at += 19
        if length != {1: 28, 2: 16, 3: 44, 4: 32}.get(slot_type, length):
            raise Refused("header damaged")
        parameters, rest = data[at : at + length], data[at + length : at + length + 60]
        slots.append(Slot(slot_id, slot_type, parameters, rest[:12], rest[12:]))
        at += length + 60
    return slots, at


def unwrap(
    slots: list[Slot], vault_id: bytes, passphrase: str | None, keyring: Mapping[str, str]
) -> bytes:
    refusal = "not remembered" if passphrase is None else "wrong passphrase"
    for slot in slots:
        if slot.type not in ((4,) if passphrase is None else (1, 3)):
            continue
        name = slot.parameters[-16:].hex()
        if slot.type != 1 and name not in keyring:
            refusal = "not remembered" if passphrase is None else "second factor missing"
            continue
        secret = b"" if slot.type == 1 else bytes.fromhex(keyring[name])
        kek = slot_key(slot.type, slot.parameters, passphrase, secret)
        bound = vault_id + slot.id + bytes([slot.type]) + slot.parameters
        with suppress(InvalidTag):
            return AESGCM(kek).decrypt(slot.nonce, slot.wrapped, bound)
    raise Refused(refusal)


def slot_key(slot_type: int, parameters: bytes, passphrase: str | None, secret: bytes) -> bytes:
    if passphrase is None:
        return hkdf(secret, parameters[:16], b"hollyhock/1/remembered")
    memory_kib, iterations, lanes, salt = struct.unpack(">III16s", parameters[:28])
    if memory_kib > 1024 * 1024 or memory_kib * iterations > 16 * 1024 * 1024:
        raise Refused("unsupported settings")
    stretched = Argon2id(
        salt=salt, length=32, iterations=iterations, lanes=lanes, memory_cost=memory_kib
    ).derive(unicodedata.normalize("NFC", passphrase).encode())
    if slot_type == 1:
        return stretched
    return hkdf(stretched + secret, salt, b"hollyhock/1/passphrase-and-keyring")


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=salt, info=info).derive(secret)


@contextmanager
def open_database(path: Path, opened: Opened) -> Iterator[Any]:
    connection = sqlcipher3.connect(str(path))
    try:
        raw = opened.derived("db").hex() + opened.database_salt.hex()
        connection.execute(f"""PRAGMA key = "x'{raw}'" """)
        connection.row_factory = sqlcipher3.Row
        yield connection
    finally:
        connection.close()


def read_blob(folder: Path, blob_id: str, opened: Opened) -> tuple[dict[str, Any], bytes]:
    """Return the facts in the blob's frame, and the original."""
    data = (folder / "blobs" / blob_id[:2] / blob_id).read_bytes()
    salt, commitment, pieces = data[:24], data[24:56], data[56:]
    label = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00"
    derived = HKDFExpand(SHA512(), 76, label + salt + bytes.fromhex(blob_id)).derive(
        opened.derived("blob")
    )
    key, base_nonce, expected = derived[:32], derived[32:44], derived[44:]
    assert commitment == expected
    plain = b""
    for number in range(len(pieces) // 16400 + 1):
        nonce = (int.from_bytes(base_nonce, "big") ^ number).to_bytes(12, "big")
        sealed = pieces[number * 16400 : (number + 1) * 16400]
        plain += AESGCM(key).decrypt(nonce, sealed, None)
    frame_length = int.from_bytes(plain[:4], "big")
    facts = json.loads(plain[4 : 4 + frame_length])
    original = plain[16384 : 16384 + facts["size_bytes"]]
    assert hashlib.sha256(original).hexdigest() == facts["sha256"]
    return facts, original


def open_backup(age: bytes, small: bytes, words: bytes) -> bytes:
    """Return the tar in a backup file; `words`: the 16 bytes that recovery words stand for."""
    header_end = age.index(b"\n", age.index(b"\n--- ") + 1) + 1
    version, length, vault_id, count = struct.unpack(">HI16sB", small[8:31])
    assert (small[:8], version, length) == (b"HHBWORDS", 1, len(small))
    assert hashlib.sha256(small[:-32]).digest() == small[-32:]
    slots, at = slots_in(small, count, 31)
    assert small[at : at + 32] == hashlib.sha256(age[:header_end]).digest()
    assert at + 32 + 12 + 32 + 32 == len(small)
    opened = Opened(unwrap_with_words(slots, vault_id, words), vault_id, 0, b"")
    covered, nonce, sealed = small[: at + 32], small[at + 32 : at + 44], small[at + 44 : -32]
    file_key = AESGCM(opened.derived("backup-words")).decrypt(nonce, sealed, covered)
    return age_payload(age, header_end, file_key)


def unwrap_with_words(slots: list[Slot], vault_id: bytes, words: bytes) -> bytes:
    for slot in slots:
        assert slot.type == 2
        kek = hkdf(words, slot.parameters, b"hollyhock/1/recovery-words")
        bound = vault_id + slot.id + bytes([slot.type]) + slot.parameters
        with suppress(InvalidTag):
            return AESGCM(kek).decrypt(slot.nonce, slot.wrapped, bound)
    raise Refused("wrong words")


def age_payload(age: bytes, header_end: int, file_key: bytes) -> bytes:
    """Return the plaintext of an age v1 file, as its specification says."""
    header = age[:header_end]
    mac_at = header.rindex(b"--- ") + 3
    mac = hmac.digest(hkdf(file_key, b"", b"header"), header[:mac_at], "sha256")
    assert base64.b64encode(mac).rstrip(b"=") == header[mac_at + 1 : -1]
    nonce, pieces = age[header_end : header_end + 16], age[header_end + 16 :]
    key, plain = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload")), b""
    size = 64 * 1024 + 16
    for number in range(-(-len(pieces) // size)):
        last = (number + 1) * size >= len(pieces)
        piece = pieces[number * size : (number + 1) * size]
        plain += key.decrypt(number.to_bytes(11, "big") + bytes([last]), piece, None)
    return plain


def chain_flaws(database: Any) -> list[tuple[int, str]]:
    """Go along the chain of sealed revisions; return the numbers and names of what is wrong."""
    flaws = []
    number, digest = 0, "0" * 64
    for row in database.execute("SELECT * FROM chain ORDER BY number"):
        entry = {
            "content": row["content_sha256"],
            "exhibits": json.loads(row["exhibits"]),
            "incident": row["incident_id"],
            "number": row["number"],
            "previous": row["previous"],
            "reason": row["reason"],
            "revision": row["revision"],
            "sealed_at": row["sealed_at"].replace("Z", "+00:00"),
        }
        line = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if row["number"] != number + 1:
            flaws.append((row["number"], "order"))
        if row["previous"] != digest or _sha256(line) != row["digest"]:
            flaws.append((row["number"], "link"))
        if not row["is_deleted"] and _revision_digest(database, row) != row["content_sha256"]:
            flaws.append((row["number"], "content"))
        number, digest = row["number"], row["digest"]
    head = database.execute("SELECT * FROM chain_head").fetchone()
    if (head["count"], head["digest"]) != (number, digest):
        flaws.append((head["count"], "end"))
    return flaws


def files_said(database: Any, incident_id: str) -> list[Any]:
    """Return what a sealed incident says of its files: in its newest revision and in its table."""
    kept = database.execute(
        "SELECT content FROM revision WHERE incident_id = ? ORDER BY number DESC", (incident_id,)
    ).fetchone()
    rows = database.execute(
        "SELECT said FROM provenance WHERE incident_id = ? ORDER BY place", (incident_id,)
    )
    said = [json.loads(row["said"]) for row in rows]
    assert said == json.loads(kept["content"]).get("provenance", [])
    return said


def _revision_digest(database: Any, row: Any) -> str | None:
    kept = database.execute(
        "SELECT content FROM revision WHERE incident_id = ? AND number = ?"
        " AND reason = ? AND sealed_at = ?",
        (row["incident_id"], row["revision"], row["reason"], row["sealed_at"]),
    ).fetchone()
    return _sha256(kept["content"]) if kept else None


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
