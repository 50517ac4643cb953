"""Backups opened without this app, and backups that another program packed."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from core.backups.ports import RestoreOrder
from core.ids import IncidentId, new_id
from core.incidents.details import Details, Witness
from core.incidents.evidence import PastedSource
from core.incidents.incident import Incident, IncidentContent, JournalDraft
from core.vault.credentials import Passphrase
from storage.crypto.costs import Costs
from storage.meta_store import MetaStore
from storage.vault_keeper import FolderVaultKeeper
from tests.fakes.clock import FixedClock
from tests.storage.backups import (
    BACKUP_PASSPHRASE,
    CANARY,
    OPENS,
    ORIGINALS,
    PASSPHRASE,
    UNWATCHED,
    Written,
    take_apart,
    written_vault,
)
from tests.storage.debian_age import age_decrypt, age_encrypt


@pytest.fixture
def written(tmp_path: Path, clock: FixedClock, cheap_costs: Costs) -> Iterator[Written]:
    made = written_vault(tmp_path, clock, cheap_costs)
    made.write()
    yield made
    made.vault.close()


@pytest.fixture
def unpacked(written: Written, tmp_path: Path) -> Path:
    """What `age -d` and `tar` make of a backup."""
    folder = tmp_path / "unpacked"
    folder.mkdir()
    age_decrypt(written.target, tmp_path / "backup.tar", BACKUP_PASSPHRASE)
    subprocess.run(["tar", "-xf", str(tmp_path / "backup.tar"), "-C", str(folder)], check=True)
    return folder


def test_age_and_tar_give_back_every_original(unpacked: Path) -> None:
    found = sorted((unpacked / "originals").iterdir())
    assert [path.read_bytes() for path in found] == list(ORIGINALS.values())
    assert [path.name[:10] for path in found] == [
        "000001 let",
        "000002 emp",
        "000003 __g",
        "000004 xxx",
    ]
    assert found[3].suffix == ".png"


def test_the_tar_is_made_of_whole_records(unpacked: Path) -> None:
    assert (unpacked.parent / "backup.tar").stat().st_size % tarfile.RECORDSIZE == 0


def test_the_plain_database_is_one_that_any_sqlite_reads(unpacked: Path, written: Written) -> None:
    connection = sqlite3.connect(unpacked / "database.sqlite")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = connection.execute("SELECT number, sha256 FROM exhibit ORDER BY number").fetchall()
        texts = connection.execute("SELECT text FROM incident").fetchall()
    finally:
        connection.close()
    assert rows == [(n, each.sha256) for n, each in enumerate(written.evidence, start=1)]
    assert rows[0][1] == hashlib.sha256(ORIGINALS["letter.eml"]).hexdigest()
    assert texts == [(f"He wrote: {CANARY}",)]


def test_the_rest_says_what_it_is(unpacked: Path, written: Written, clock: FixedClock) -> None:
    assert "age -d -o backup.tar" in (unpacked / "README.txt").read_text(encoding="ascii")
    facts = json.loads((unpacked / "format.json").read_bytes())
    for name, said in facts.pop("documents").items():
        data = (unpacked / name).read_bytes()
        assert said == {"size_bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    assert facts == {
        "format": 2,
        "made_at": clock.now().isoformat(),
        "incident_count": 1,
        "exhibit_count": 4,
        "schema": written.vault.info().schema_version,
    }
    assert (unpacked / "vault.hdr").read_bytes() == written.folder.header.read_bytes()


def test_a_backup_that_age_packed_anew_is_restored(
    written: Written, tmp_path: Path, clock: FixedClock, cheap_costs: Costs
) -> None:
    age_decrypt(written.target, tmp_path / "backup.tar", BACKUP_PASSPHRASE)
    age_encrypt(tmp_path / "backup.tar", tmp_path / "theirs.age", "a passphrase of theirs")
    folder = tmp_path / "restored"
    written.files.restore(
        tmp_path / "theirs.age",
        Passphrase("a passphrase of theirs"),
        RestoreOrder(folder, PASSPHRASE),
        UNWATCHED,
    )
    vault = FolderVaultKeeper(cheap_costs, clock).unlock(folder, Passphrase(PASSPHRASE))
    for evidence, data in zip(written.evidence, ORIGINALS.values(), strict=True):
        vault.evidence.copy_out(evidence, tmp_path / evidence.blob_id, UNWATCHED)
        assert (tmp_path / evidence.blob_id).read_bytes() == data
    assert vault.notices == frozenset()
    assert MetaStore(vault._parts.database).vault_id().hex() == vault.info().vault_id
    vault.close()
    assert not list(folder.rglob("*.part"))


def test_the_sqlite_program_reads_the_plain_database(unpacked: Path) -> None:
    if shutil.which("sqlite3") is None:
        pytest.skip("needs the program sqlite3")
    said = subprocess.run(
        ["sqlite3", str(unpacked / "database.sqlite"), "SELECT text FROM incident"],
        capture_output=True,
        check=True,
        text=True,
        env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
    )
    assert said.stdout == f"He wrote: {CANARY}\n"


def test_a_restored_draft_keeps_its_text_and_not_the_files_that_no_backup_holds(
    written: Written, tmp_path: Path, clock: FixedClock, cheap_costs: Costs
) -> None:
    file = written.vault.evidence.seal(PastedSource("a.txt", b"not recorded yet"), UNWATCHED)
    draft = JournalDraft(IncidentContent("half a"), None, clock.now(), (file,))
    written.vault.incidents.keep_draft(draft)
    written.target.unlink()
    written.write()
    folder = tmp_path / "restored"
    written.files.restore(written.target, OPENS, RestoreOrder(folder, PASSPHRASE), UNWATCHED)
    vault = FolderVaultKeeper(cheap_costs, clock).unlock(folder, Passphrase(PASSPHRASE))
    assert vault.incidents.draft() == replace(draft, evidence=())
    vault.close()
    assert written.vault.incidents.draft() == draft


class Page(HTMLParser):
    """What a browser would see: tags, their attributes, and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.said: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.said.append(data)


HARMFUL = "<script>alert(1)</script> </bdi><img src=http://example.org> \u202egpj.exe \0\x1b"


def test_the_page_shows_every_note_and_nothing_in_it_can_act(
    written: Written, clock: FixedClock
) -> None:
    details = replace(Details(), quote=HARMFUL, witnesses=(Witness("Jo", "07", HARMFUL),))
    content = IncidentContent(HARMFUL, types=("threat",), details=details)
    now = clock.now()
    evidence = written.vault.evidence.seal(PastedSource(f"{HARMFUL}.html", b"x"), UNWATCHED)
    incident = Incident(IncidentId(new_id()), content, now, now)
    written.vault.incidents.add(incident, [evidence])
    written.target.unlink()
    written.write()
    members = {each.name: each.data for each in take_apart(written.target)}
    page = Page(members["index.html"].decode())
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert page.attributes <= {"lang", "charset", "http-equiv", "content", "name"}
    said = "".join(page.said)
    assert CANARY in said
    assert "<script>alert(1)</script> </bdi>" in said
    assert "originals/000005 " in said
    assert "\0" not in said
    assert "\x1b" not in said
    assert "2 notes" in said


def test_the_json_holds_every_record(unpacked: Path) -> None:
    everything = json.loads((unpacked / "everything.json").read_text(encoding="ascii"))
    connection = sqlite3.connect(unpacked / "database.sqlite")
    try:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        held = {name for (name,) in names if not name.startswith(("sqlite_", "incident_words"))}
        assert held >= {"incident", "exhibit", "person", "chain"}
        assert set(everything) == held
        for name in held:
            count = connection.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608  our own names
            assert (len(everything[name]),) == count
    finally:
        connection.close()
    assert everything["incident"][0]["text"] == f"He wrote: {CANARY}"
