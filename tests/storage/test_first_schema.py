"""A vault and a backup that the first version of the schema wrote (tests/vectors/schema1)."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.checklists.task import TaskState
from core.errors import BackupDamaged
from core.incidents.details import Details
from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.incidents.search import IncidentQuery, parse_query
from core.moment import Moment
from core.vault.session import Session, Vaults
from tests.storage.old_vaults import OPENS_BACKUP, PASSPHRASE, UNWATCHED, Old

OLD = Old("schema1")


@pytest.fixture
def old_vault(tmp_path: Path) -> Path:
    return OLD.vault_in(tmp_path)


def check_everything(session: Session, tmp_path: Path) -> None:
    """Everything that make_schema1_vault.py put in is there, and everything new is empty."""
    newest, oldest = session.journal.page(IncidentQuery())
    door = session.journal.incident(oldest.id)
    (person,) = session.blocklist.page()
    assert door.content == IncidentContent(
        "Er stand vor der Tür.",
        Moment(datetime(2026, 3, 1, 20, 5, tzinfo=UTC), "Europe/Berlin", 0, "Sunday at nine"),
        tuple(each.code for each in session.journal.types[:2]),
        Platform.IN_PERSON,
        (person.id,),
    )
    assert (door.revision, door.trashed_at, door.tags, door.links) == (0, None, (), ())
    assert session.journal.incident(newest.id).content.text == "He called again. " * 600
    names = [each.evidence.name for each in door.exhibits]
    assert names == ["letter.eml", "door.png"]
    assert session.journal.verify_evidence(door.exhibits, UNWATCHED).is_whole
    session.journal.copy_out(door.exhibits[0], tmp_path / "letter.eml", UNWATCHED)
    assert (tmp_path / "letter.eml").read_bytes() == b"Dear you"
    draft = session.journal.draft()
    assert draft is not None
    assert draft.content == IncidentContent("not finished", door.content.occurred)
    assert draft.evidence == ()
    assert session.checklists.all()[0].tasks[0].state is TaskState.DONE
    for typed in (
        "tur",
        "from:+491701234567",
        "has:image platform:in_p",
        "letter",
        "after:2026-03",
    ):
        assert oldest.id in [row.id for row in session.journal.page(parse_query(typed))]
    assert session.sealing.check(UNWATCHED).is_whole
    session.check_database()


def test_an_old_vault_is_opened_and_used(vaults: Vaults, old_vault: Path, tmp_path: Path) -> None:
    session = vaults.unlock(old_vault, PASSPHRASE)
    check_everything(session, tmp_path)
    (before,) = (old_vault / "before-migration").iterdir()
    assert before.name.endswith("_before_0002_journal.db")
    (row, _) = session.journal.page(IncidentQuery())
    session.journal.revise(row.id, IncidentContent("x", details=Details(quote="new words")))
    session.sealing.seal([row.id])
    session.lock()
    session = vaults.unlock(old_vault, PASSPHRASE)
    assert session.journal.count(parse_query('"new words" has:seal')) == 1
    assert session.sealing.check(UNWATCHED).is_whole
    session.lock()
    assert len(list((old_vault / "before-migration").iterdir())) == 1


def test_an_old_backup_is_verified_and_restored(vaults: Vaults, tmp_path: Path) -> None:
    contents = OLD.verified(vaults)
    assert (contents.incident_count, contents.exhibit_count) == (2, 2)
    session = OLD.restored(vaults, tmp_path / "restored")
    check_everything(session, tmp_path)
    session.lock()


def test_the_copy_from_before_opens_as_the_old_vault_did(
    vaults: Vaults, old_vault: Path, tmp_path: Path
) -> None:
    vaults.unlock(old_vault, PASSPHRASE).lock()
    (copy,) = (old_vault / "before-migration").iterdir()
    again = OLD.vault_in(tmp_path / "again")
    shutil.copyfile(copy, again / "vault.db")
    session = vaults.unlock(again, PASSPHRASE)
    check_everything(session, tmp_path)
    session.lock()


def test_a_cut_old_backup_is_damaged(vaults: Vaults, tmp_path: Path) -> None:
    cut = tmp_path / "cut.age"
    cut.write_bytes(OLD.backup.read_bytes()[:-70_000])
    with pytest.raises(BackupDamaged):
        vaults.verify_backup(cut, OPENS_BACKUP, UNWATCHED)
