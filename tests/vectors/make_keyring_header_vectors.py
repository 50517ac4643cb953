"""Make keyring_headers.json anew: `python -m tests.vectors.make_keyring_header_vectors`.

As make_header_vectors.py, for slots in which a computer's key store has a part. `keyring` is what
it holds: secrets by name, in hexadecimal. With `passphrase` null nothing is typed.
"""

import json
import secrets
from dataclasses import replace
from pathlib import Path
from typing import Any

from storage.crypto.costs import Argon2Costs
from storage.crypto.key_slots import KeySlot
from storage.crypto.keyring_slots import keyed_passphrase_slot, new_entry, remembered_slot
from storage.crypto.recovery_words import words_from_entropy
from tests.vectors.make_header_vectors import (
    ENTROPY,
    OPENS,
    PASSPHRASE,
    SLOT,
    VAULT_ID,
    VAULT_KEY,
    WORDS_SLOT,
    with_slots,
)

TARGET = Path(__file__).with_name("keyring_headers.json")

ENTRY, OTHER = new_entry(), new_entry()
HELD = {name: secret.hex() for name, secret in (ENTRY, OTHER)}
COSTS = Argon2Costs(256, 2, 2)
TIED = keyed_passphrase_slot(VAULT_KEY, VAULT_ID, PASSPHRASE, COSTS, ENTRY)
REMEMBERED = remembered_slot(VAULT_KEY, VAULT_ID, OTHER)


def vector(
    name: str,
    slots: tuple[KeySlot, ...],
    passphrase: str | None,
    outcome: dict[str, Any],
    keyring: dict[str, str] = HELD,
) -> dict[str, Any]:
    """Return a vector in which a header meets a passphrase and a key store."""
    header = with_slots(*slots).hex()
    return {
        "name": name,
        "header": header,
        "passphrase": passphrase,
        "keyring": keyring,
        **outcome,
    }


def main() -> None:
    """Write the file."""
    tied, both = (TIED, WORDS_SLOT), (REMEMBERED, SLOT, WORDS_SLOT)
    exchanged = {**HELD, ENTRY[0]: secrets.token_hex(32)}
    short = replace(TIED, parameters=TIED.parameters[:-1])
    missing = {"outcome": "second factor missing"}
    vectors = [
        vector("passphrase and key store together", tied, PASSPHRASE, OPENS),
        vector("the passphrase without the key store", tied, PASSPHRASE, missing, {}),
        vector("another passphrase with the key store", tied, "x", {"outcome": "wrong passphrase"}),
        vector(
            "the key store holds something else",
            tied,
            PASSPHRASE,
            {"outcome": "wrong passphrase"},
            exchanged,
        ),
        {
            "name": "recovery words need no key store",
            "header": with_slots(*tied).hex(),
            "recovery_words": " ".join(words_from_entropy(ENTROPY).words),
            "keyring": {},
            **OPENS,
        },
        vector(
            "the key store alone does not open a tied vault",
            tied,
            None,
            {"outcome": "not remembered"},
        ),
        vector("remembered", both, None, OPENS),
        vector(
            "remembered, and the key store lost it", both, None, {"outcome": "not remembered"}, {}
        ),
        vector("remembered, and the passphrase typed", both, PASSPHRASE, OPENS, {}),
        vector("a name cut short", (short, WORDS_SLOT), PASSPHRASE, {"outcome": "header damaged"}),
    ]
    TARGET.write_text(json.dumps(vectors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
