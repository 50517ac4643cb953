"""A vault and a backup that the second version of the schema wrote (tests/vectors/schema2)."""

from datetime import UTC, date, datetime
from pathlib import Path

import apsw
import pytest

from core.checklists.task import TaskState
from core.incidents.chain import ChainHead
from core.incidents.details import Details, Flag, Report, Witness
from core.incidents.incident import IncidentContent, LinkKind
from core.incidents.platform import Platform
from core.incidents.search import IncidentQuery, SavedSearch, parse_query
from core.moment import Moment
from core.vault.session import Session, Vaults
from storage.credential_opener import opener_for
from storage.database import Database
from storage.header_copies import open_header, read_copies
from storage.migrations import (
    MIGRATIONS,
    SCHEMA_VERSION,
    Migration,
    applied_migrations,
    migrate,
)
from storage.no_keyring import NO_KEYRING
from storage.vault_folder import VaultFolder
from tests.storage.old_vaults import PASSPHRASE, UNWATCHED, Old, amend_with_the_draft

OLD = Old("schema2")
MOMENT = Moment(datetime(2026, 3, 1, 20, 5, tzinfo=UTC), "Europe/Berlin", 0, "Sunday at nine")
DETAILS = Details(
    quote="You will be sorry",
    flags=(Flag.THREAT_TO_LIFE,),
    url="https://example.org/post/1",
    witnesses=(Witness("Neighbour", "", "saw him"),),
    reports=(Report("Police", made_on=date(2026, 3, 1), reference="AZ 1/26"),),
    private_note="not for others",
)
HEAD = ChainHead(3, "5eccfd812ae6c85adbda779c20289f6a613a5145162c5088d87eccbba91b00c3")
"""What a printed seal showed when the vault was made."""


@pytest.fixture
def old_vault(tmp_path: Path) -> Path:
    return OLD.vault_in(tmp_path)


def check_everything(session: Session) -> None:
    """Everything that make_schema2_vault.py put in is there, and its chain holds."""
    called, door = session.journal.page(IncidentQuery())
    incident = session.journal.incident(door.id)
    (person,) = session.blocklist.page()
    content = IncidentContent(
        "Er stand zweimal vor der Tür.",
        MOMENT,
        tuple(each.code for each in session.journal.types[:2]),
        Platform.IN_PERSON,
        (person.id,),
        DETAILS,
    )
    assert (incident.content, incident.revision, incident.tags) == (content, 2, ("court",))
    assert [each.content.text for each in session.sealing.revisions(door.id)] == [
        "Er stand vor der Tür.",
        content.text,
    ]
    assert [(link.other, link.kind) for link in incident.links] == [
        (called.id, LinkKind.AFTER_YOU_REACTED)
    ]
    names = [each.evidence.name for each in session.journal.exhibits()]
    assert names == ["letter.eml", "door.png", "later.txt", "trashed.txt"]
    assert session.journal.verify_evidence(tuple(session.journal.exhibits()), UNWATCHED).is_whole
    assert session.journal.count(IncidentQuery(in_trash=True)) == 1
    assert session.journal.saved_searches() == (SavedSearch("threats", "flag:threat"),)
    assert session.checklists.all()[0].tasks[0].state is TaskState.DONE
    for typed in ("zweimal", '"be sorry"', "has:seal tag:court", "later", "flag:threat"):
        assert [row.id for row in session.journal.page(parse_query(typed))] == [door.id]
    report = session.sealing.check(UNWATCHED, HEAD)
    assert report.is_whole
    assert (report.head, report.note_count, report.deleted_count) == (HEAD, 2, 1)
    session.check_database()


def test_an_old_vault_is_opened_and_used(vaults: Vaults, old_vault: Path) -> None:
    session = vaults.unlock(old_vault, PASSPHRASE)
    check_everything(session)
    draft = session.journal.draft()
    assert draft is not None
    assert draft.content == IncidentContent("not finished")
    amend_with_the_draft(session)
    session.lock()
    session = vaults.unlock(old_vault, PASSPHRASE)
    assert session.sealing.check(UNWATCHED, HEAD).is_whole
    session.lock()


def test_an_old_backup_is_verified_and_restored(vaults: Vaults, tmp_path: Path) -> None:
    contents = OLD.verified(vaults)
    assert (contents.incident_count, contents.exhibit_count) == (3, 4)
    session = OLD.restored(vaults, tmp_path / "restored")
    check_everything(session)
    draft = session.journal.draft()
    assert draft is not None
    assert draft.evidence == ()
    session.lock()


@pytest.mark.parametrize("steps", range(3, SCHEMA_VERSION))
def test_a_vault_left_between_two_migrations_goes_on(
    vaults: Vaults, old_vault: Path, steps: int
) -> None:
    """As a crash after each single migration leaves it."""
    folder = VaultFolder(old_vault)
    opened = open_header(read_copies(folder), opener_for(PASSPHRASE, NO_KEYRING))
    salt = opened.header.database_salt
    database = Database.open(folder.database, opened.keys.database, salt)
    cut_short = Migration(MIGRATIONS[steps].name, "INSERT INTO nowhere")
    with pytest.raises(apsw.SQLError):
        migrate(database, folder.local_copies, (*MIGRATIONS[:steps], cut_short))
    assert len(applied_migrations(database)) == steps
    database.close()
    opened.wipe()
    session = vaults.unlock(old_vault, PASSPHRASE)
    assert session.info().schema_version == SCHEMA_VERSION
    check_everything(session)
    session.lock()
    copies = sorted(each.name.partition("_before_")[2] for each in folder.local_copies.iterdir())
    assert copies == [f"{MIGRATIONS[number].name}.db" for number in (2, steps)]
