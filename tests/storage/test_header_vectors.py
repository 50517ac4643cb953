"""Headers with declared outcomes, read by the app."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.errors import HeaderDamaged, UnsupportedSettings, VaultTooNew, WrongPassphrase
from core.vault.credentials import words_from_text
from storage.crypto.key_slots import unwrap_with_passphrase, unwrap_with_recovery
from storage.crypto.recovery_words import entropy_from_words
from storage.header_copies import OpenedHeader, Opener, open_header, read_copies
from storage.vault_folder import VaultFolder
from storage.vault_header import Header

VECTORS = json.loads(
    (Path(__file__).parents[1] / "vectors" / "headers.json").read_text(encoding="utf-8")
)
REFUSALS = {
    "wrong passphrase": WrongPassphrase,
    "header damaged": HeaderDamaged,
    "too new": VaultTooNew,
    "unsupported settings": UnsupportedSettings,
}


def opened_by_the_app(folder: VaultFolder, vector: dict[str, Any]) -> OpenedHeader:
    def unwrap(header: Header) -> bytearray | None:
        if "recovery_words" in vector:
            entropy = entropy_from_words(words_from_text(vector["recovery_words"]))
            return unwrap_with_recovery(header.slots, header.vault_id, entropy)
        return unwrap_with_passphrase(header.slots, header.vault_id, vector["passphrase"])

    return open_header(read_copies(folder), Opener(unwrap, WrongPassphrase()))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["name"]))
def test_vector(vector: dict[str, Any], tmp_path: Path) -> None:
    folder = VaultFolder(tmp_path)
    folder.header.write_bytes(bytes.fromhex(vector["header"]))
    if vector["outcome"] != "opens":
        with pytest.raises(REFUSALS[vector["outcome"]]):
            opened_by_the_app(folder, vector)
        return
    opened = opened_by_the_app(folder, vector)
    assert opened.vault_key.hex() == vector["vault_key"]
    assert opened.header.vault_id.hex() == vector["vault_id"]
    assert opened.header.generation == vector["generation"]
    assert opened.header.database_salt.hex() == vector["database_salt"]
    keys = opened.keys
    assert {
        "db": keys.database.hex(),
        "blob": keys.blob.hex(),
        "header-mac": keys.header_mac.hex(),
        "manifest-mac": keys.manifest_mac.hex(),
        "chain": keys.chain.hex(),
    } == vector["derived_keys"]
