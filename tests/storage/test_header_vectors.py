"""Headers with declared outcomes, read by the app."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.errors import (
    HeaderDamaged,
    NotRemembered,
    SecondFactorMissing,
    UnsupportedSettings,
    VaultTooNew,
    WrongPassphrase,
)
from core.vault.credentials import Credential, Passphrase, Remembered, words_from_text
from storage.credential_opener import opener_for
from storage.header_copies import OpenedHeader, open_header, read_copies
from storage.vault_folder import VaultFolder
from tests.fakes.keyring import MemoryKeyring

VECTORS = [
    vector
    for name in ("headers.json", "keyring_headers.json")
    for vector in json.loads(
        (Path(__file__).parents[1] / "vectors" / name).read_text(encoding="utf-8")
    )
]
REFUSALS = {
    "wrong passphrase": WrongPassphrase,
    "header damaged": HeaderDamaged,
    "too new": VaultTooNew,
    "unsupported settings": UnsupportedSettings,
    "second factor missing": SecondFactorMissing,
    "not remembered": NotRemembered,
}


def credential_of(vector: dict[str, Any]) -> Credential:
    if "recovery_words" in vector:
        return words_from_text(vector["recovery_words"])
    return Remembered() if vector["passphrase"] is None else Passphrase(vector["passphrase"])


def opened_by_the_app(folder: VaultFolder, vector: dict[str, Any]) -> OpenedHeader:
    keyring = MemoryKeyring()
    held = vector.get("keyring", {})
    keyring.entries = {name: bytes.fromhex(secret) for name, secret in held.items()}
    return open_header(read_copies(folder), opener_for(credential_of(vector), keyring))


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
