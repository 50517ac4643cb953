"""A second reader of vaults, written from docs/vault-format.md alone.

It imports nothing of the app: only the standard library, `cryptography`, and SQLCipher. What it
reads, anybody can read years from now.
"""

import hashlib
import hmac
import json
import struct
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3  # type: ignore[import-untyped]  # it ships no types
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
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
        return HKDF(SHA256(), 32, salt=self.vault_id, info=info).derive(self.vault_key)


def open_header(data: bytes, passphrase: str) -> Opened:
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
    at = 55
    vault_key = None
    for _ in range(count):
        slot_id, slot_type, parameters_length = struct.unpack(">16sBH", data[at : at + 19])
        at += 19
        parameters = data[at : at + parameters_length]
        nonce = data[at + parameters_length : at + parameters_length + 12]
        wrapped = data[at + parameters_length + 12 : at + parameters_length + 60]
        at += parameters_length + 60
        if slot_type == 1 and vault_key is None:
            bound = vault_id + slot_id + bytes([slot_type]) + parameters
            vault_key = unwrap(parameters, passphrase, nonce, wrapped, bound)
    if vault_key is None:
        raise Refused("wrong passphrase")
    opened = Opened(vault_key, vault_id, generation, salt)
    mac = hmac.digest(opened.derived("header-mac"), data[:-64], "sha256")
    if at != len(data) - 64 or mac != data[-64:-32]:
        raise Refused("header damaged")
    return opened


def unwrap(
    parameters: bytes, passphrase: str, nonce: bytes, wrapped: bytes, bound: bytes
) -> bytes | None:
    memory_kib, iterations, lanes, salt = struct.unpack(">III16s", parameters)
    if memory_kib > 1024 * 1024 or memory_kib * iterations > 16 * 1024 * 1024:
        raise Refused("unsupported settings")
    secret = unicodedata.normalize("NFC", passphrase).encode()
    kek = Argon2id(
        salt=salt, length=32, iterations=iterations, lanes=lanes, memory_cost=memory_kib
    ).derive(secret)
    try:
        return AESGCM(kek).decrypt(nonce, wrapped, bound)
    except InvalidTag:
        return None


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
