"""docs/vault-format.md is enough to read a vault: a reader that shares no code with the app."""

import ast
import io
import json
import os
import sys
import tarfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from mnemonic import Mnemonic

from core.ids import IncidentId, new_id
from core.incidents.evidence import PastedSource
from core.incidents.incident import Incident, IncidentContent
from core.incidents.sealing import Sealing
from core.moment import Moment
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from storage.crypto.costs import Costs
from storage.vault_folder import VaultFolder
from storage.vault_keeper import FolderVaultKeeper
from tests.contracts.examples import at, details
from tests.contracts.examples import said as said_of
from tests.fakes.clock import FixedClock
from tests.storage import independent_reader
from tests.storage.backups import BACKUP_PASSPHRASE, ORIGINALS, written_vault
from tests.storage.independent_reader import (
    Refused,
    chain_flaws,
    files_said,
    open_backup,
    open_database,
    open_header,
    read_blob,
)

VECTORS = [
    vector
    for name in ("headers.json", "keyring_headers.json")
    for vector in json.loads(
        (Path(__file__).parents[1] / "vectors" / name).read_text(encoding="utf-8")
    )
]
NOW = datetime(2026, 3, 3, 20, 5, tzinfo=UTC)


def test_the_reader_shares_no_code_with_the_app() -> None:
    tree = ast.parse(Path(str(independent_reader.__file__)).read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    assert imported - sys.stdlib_module_names == {"cryptography", "sqlcipher3"}


@pytest.mark.parametrize(
    "vector",
    [vector for vector in VECTORS if "passphrase" in vector],
    ids=lambda vector: str(vector["name"]),
)
def test_vector(vector: dict[str, Any]) -> None:
    data = bytes.fromhex(vector["header"])
    if vector["outcome"] != "opens":
        with pytest.raises(Refused, match=vector["outcome"]):
            open_header(data, vector["passphrase"], vector.get("keyring"))
        return
    opened = open_header(data, vector["passphrase"], vector.get("keyring"))
    assert opened.vault_key.hex() == vector["vault_key"]
    assert opened.vault_id.hex() == vector["vault_id"]
    assert opened.generation == vector["generation"]
    assert opened.database_salt.hex() == vector["database_salt"]
    for label, key in vector["derived_keys"].items():
        assert opened.derived(label).hex() == key


def test_a_whole_vault(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    text = "Er stand wieder vor der Tür."
    original = os.urandom(100_000)
    vault = keeper.unlock(folder.root, passphrase)
    evidence = vault.evidence.seal(PastedSource("foto.jpg", original), Unwatched())
    incident = Incident(IncidentId(new_id()), IncidentContent(text), NOW, NOW)
    vault.incidents.add(incident, [evidence])
    vault.close()

    opened = open_header(folder.header_copy.read_bytes(), passphrase.text)
    with open_database(folder.database, opened) as database:
        meta = database.execute("SELECT * FROM meta").fetchone()
        assert meta["vault_id"] == opened.vault_id.hex()
        assert meta["generation"] == opened.generation
        row = database.execute("SELECT * FROM incident").fetchone()
        assert (row["id"], row["text"]) == (incident.id, text)
        exhibit = database.execute("SELECT * FROM exhibit").fetchone()
        assert exhibit["incident_id"] == incident.id
        assert database.execute("PRAGMA cipher_integrity_check").fetchall() == []
    facts, read_back = read_blob(folder.root, exhibit["blob_id"], opened)
    assert read_back == original
    assert facts["name"] == exhibit["name"] == "foto.jpg"
    assert facts["sha256"] == exhibit["sha256"]


def test_a_backup_file_by_recovery_words(
    tmp_path: Path, clock: FixedClock, cheap_costs: Costs
) -> None:
    written = written_vault(tmp_path, clock, cheap_costs)
    words = written.vault.fresh_words()
    written.vault.change_words(words)
    snapshot = written.vault.backups.snapshot()
    made = written.files.write(
        snapshot, written.target, BACKUP_PASSPHRASE, Unwatched(), with_words=True
    )
    snapshot.close()
    written.vault.close()
    assert made.words_file is not None
    secret = bytes(Mnemonic("english").to_entropy(list(words.words)))
    tar = open_backup(written.target.read_bytes(), made.words_file.read_bytes(), secret)
    with tarfile.open(fileobj=io.BytesIO(tar)) as members:
        letter = members.extractfile("originals/000001 letter.eml")
        assert letter is not None
        assert letter.read() == ORIGINALS["letter.eml"]
    with pytest.raises(Refused):
        open_backup(written.target.read_bytes(), made.words_file.read_bytes(), bytes(16))


def test_the_chain_of_a_whole_vault(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder, clock: FixedClock
) -> None:
    vault = keeper.unlock(folder.root, passphrase)
    sealing = Sealing(vault.incidents, clock)
    said = [
        IncidentContent(
            'Tür\n"\0\x7f\u2028',
            at(0),
            ("threat",),
            details=details(),
            provenance=(said_of(sha256(b"x").hexdigest()),),
        ),
        IncidentContent("x", Moment(datetime(826, 1, 1, tzinfo=UTC), "UTC")),
        IncidentContent("gone"),
    ]
    ids = []
    for content in said:
        evidence = vault.evidence.seal(PastedSource("a.txt", b"x"), Unwatched())
        kept = vault.incidents.add(Incident(IncidentId(new_id()), content, NOW, NOW), [evidence])
        ids.append(kept.id)
    sealing.seal(ids)
    sealing.amend(ids[1], said[0], "ein Tippfehler: 𝒮")
    vault.incidents.set_trashed(ids[2:], NOW)
    vault.incidents.delete(ids[2:])
    head = sealing.head()
    assert sealing.check(Unwatched()).is_whole
    vault.close()

    opened = open_header(folder.header.read_bytes(), passphrase.text)
    with open_database(folder.database, opened) as database:
        assert chain_flaws(database) == []
        for incident_id in ids[:2]:
            (of_file,) = files_said(database, incident_id)
            assert (of_file["way"], of_file["by"]) == ("screenshot", "my sister 𝒮")
        last = database.execute("SELECT * FROM chain WHERE number = 4").fetchone()
        assert (last["number"], last["digest"]) == (head.count, head.digest)
        database.execute("UPDATE chain SET reason = 'none' WHERE number = 2")
        database.execute("DELETE FROM revision WHERE number = 2")
        database.execute("UPDATE chain_head SET count = 9")
        assert chain_flaws(database) == [(2, "link"), (2, "content"), (4, "content"), (9, "end")]
