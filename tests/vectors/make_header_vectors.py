"""Make headers.json anew: `python -m tests.vectors.make_header_vectors`, from the project's folder.

Run only when the header's format changes; salts are random, so every run gives other bytes. Each
vector declares its outcome, and two readers are held to it: the app's and the independent one
(tests/storage/test_header_vectors.py, tests/storage/test_independent_reader.py).
"""

import hashlib
import json
import secrets
from dataclasses import replace
from pathlib import Path
from typing import Any

from storage.crypto.costs import Argon2Costs
from storage.crypto.key_slots import KeySlot, passphrase_slot, recovery_slot
from storage.crypto.recovery_words import words_from_entropy
from storage.crypto.vault_keys import derive_vault_keys
from storage.vault_header import Header, encode_header

TARGET = Path(__file__).with_name("headers.json")

PASSPHRASE = "Schöner Hafen, 1987"
VAULT_KEY = bytearray(secrets.token_bytes(32))
VAULT_ID = secrets.token_bytes(16)
ENTROPY = secrets.token_bytes(16)
SLOT = passphrase_slot(VAULT_KEY, VAULT_ID, PASSPHRASE, Argon2Costs(256, 2, 2))
WORDS_SLOT = recovery_slot(VAULT_KEY, VAULT_ID, ENTROPY)
UNKNOWN_SLOT = KeySlot(secrets.token_bytes(16), 200, b"from a later app", bytes(12), bytes(48))
KEYS = derive_vault_keys(VAULT_KEY, VAULT_ID)
HEADER = Header(VAULT_ID, 41, secrets.token_bytes(16), (SLOT, WORDS_SLOT))
WHOLE = encode_header(HEADER, KEYS.header_mac)

OPENS = {
    "outcome": "opens",
    "vault_key": VAULT_KEY.hex(),
    "vault_id": VAULT_ID.hex(),
    "generation": HEADER.generation,
    "database_salt": HEADER.database_salt.hex(),
    "derived_keys": {
        "db": KEYS.database.hex(),
        "blob": KEYS.blob.hex(),
        "header-mac": KEYS.header_mac.hex(),
        "manifest-mac": KEYS.manifest_mac.hex(),
        "chain": KEYS.chain.hex(),
    },
}


def sealed(data: bytes) -> bytes:
    """Put the SHA-256 that belongs there at the end."""
    return data[:-32] + hashlib.sha256(data[:-32]).digest()


def with_slots(*slots: KeySlot) -> bytes:
    """Return the header with other slots."""
    return encode_header(replace(HEADER, slots=slots), KEYS.header_mac)


def altered(offset: int, value: bytes) -> bytes:
    """Return the header with some bytes replaced, and nothing that hides it."""
    return WHOLE[:offset] + value + WHOLE[offset + len(value) :]


def vector(name: str, header: bytes, passphrase: str, outcome: dict[str, Any]) -> dict[str, Any]:
    """Return a vector in which one header file meets one passphrase."""
    return {"name": name, "header": header.hex(), "passphrase": passphrase, **outcome}


def main() -> None:
    """Write the file."""
    greedy = replace(SLOT, parameters=b"\x80\x00\x00\x00" + SLOT.parameters[4:])
    words = " ".join(words_from_entropy(ENTROPY).words)
    vectors = [
        vector("a passphrase opens", WHOLE, PASSPHRASE, OPENS),
        vector(
            "the passphrase with its letters composed otherwise",
            WHOLE,
            PASSPHRASE.replace("ö", "o\u0308"),
            OPENS,
        ),
        {"name": "recovery words open", "header": WHOLE.hex(), "recovery_words": words, **OPENS},
        vector(
            "a slot of an unknown type is passed over",
            with_slots(UNKNOWN_SLOT, SLOT),
            PASSPHRASE,
            OPENS,
        ),
        vector("another passphrase", WHOLE, "harbour", {"outcome": "wrong passphrase"}),
        vector("no passphrase slot", with_slots(WORDS_SLOT), "x", {"outcome": "wrong passphrase"}),
        vector(
            "the vault id was altered, the SHA-256 fits",
            sealed(altered(14, bytes(16))),
            PASSPHRASE,
            {"outcome": "wrong passphrase"},
        ),
        vector("one bit flipped", altered(100, b"\xff"), PASSPHRASE, {"outcome": "header damaged"}),
        vector("cut short", WHOLE[:-1], PASSPHRASE, {"outcome": "header damaged"}),
        vector("nothing", b"", PASSPHRASE, {"outcome": "header damaged"}),
        vector(
            "another magic, the SHA-256 fits",
            sealed(altered(0, b"HHHEADEX")),
            PASSPHRASE,
            {"outcome": "header damaged"},
        ),
        vector(
            "nine slots announced, the SHA-256 fits",
            sealed(altered(54, b"\x09")),
            PASSPHRASE,
            {"outcome": "header damaged"},
        ),
        vector(
            "the generation was altered, the SHA-256 fits, the MAC does not",
            sealed(altered(30, b"\x00\x00\x00\x00\x00\x00\x00\x63")),
            PASSPHRASE,
            {"outcome": "header damaged"},
        ),
        vector(
            "format version 2",
            sealed(altered(8, b"\x00\x02")),
            PASSPHRASE,
            {"outcome": "too new"},
        ),
        vector(
            "format version 2 by damage alone",
            altered(8, b"\x00\x02"),
            PASSPHRASE,
            {"outcome": "header damaged"},
        ),
        vector(
            "a slot that asks for 2 TiB",
            with_slots(greedy, WORDS_SLOT),
            PASSPHRASE,
            {"outcome": "unsupported settings"},
        ),
    ]
    TARGET.write_text(json.dumps(vectors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
