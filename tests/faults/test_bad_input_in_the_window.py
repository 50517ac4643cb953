"""What is wrong is said where the person looks, and nothing is lost by it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from core.errors import EvidenceDamaged, HollyhockError, VaultInUse
from core.vault.credentials import Passphrase
from main import Settings
from storage.vault_folder import VaultFolder
from tests.faults.conftest import Hurt
from tests.faults.doomed import ForkingParent
from tests.faults.harm import HARMS, Harm, flip, mended_afterwards
from tests.faults.kept import PASSPHRASE, picture
from tests.journeys.at_the_window import AtTheWindow, open_window
from ui.error_messages import message_for


@pytest.fixture
def person(hurt: Hurt, settings: Settings, qapp: QApplication) -> Iterator[AtTheWindow]:
    """Somebody before the locked vault."""
    assert qapp is not None
    with open_window(hurt.vaults, settings, hurt.folder) as person:
        person.see("passphrase")
        yield person


def assert_refused(
    person: AtTheWindow, hurt: Hurt, error: HollyhockError, passphrase: str = PASSPHRASE
) -> None:
    """Try to unlock, and read what the page says about it."""
    before = picture(hurt.folder)
    person.type_into("passphrase", passphrase)
    person.click("unlock")
    message = message_for(error)
    said = person.texts_within("page-caution")
    assert message.what in said
    assert message.next_step in said
    assert picture(hurt.folder) == before


def assert_opens(person: AtTheWindow, hurt: Hurt) -> None:
    """Unlock in the same window, leave, and find everything."""
    person.unlock(PASSPHRASE)
    notes = f"{len(hurt.kept.incidents)} notes"
    person.wait_until(lambda: person.text("journal-count") == notes, "all notes")
    person.lock()
    hurt.assert_nothing_lost()


@pytest.mark.parametrize("harm", HARMS, ids=str)
def test_a_harmed_vault_is_explained_and_opens_once_mended(
    hurt: Hurt, person: AtTheWindow, harm: Harm
) -> None:
    with mended_afterwards(hurt.folder):
        harm.do(hurt.named)
        error = hurt.refused()
        assert type(error) is harm.error
        assert_refused(person, hurt, error)
    assert_opens(person, hurt)


def test_a_wrong_passphrase_changes_nothing(hurt: Hurt, person: AtTheWindow) -> None:
    wrong = PASSPHRASE.upper()
    assert_refused(person, hurt, hurt.refused(wrong), wrong)
    assert_opens(person, hurt)


def test_a_database_of_a_newer_schema_is_explained(hurt: Hurt, person: AtTheWindow) -> None:
    with mended_afterwards(hurt.folder):
        hurt.let_the_future_write()
        assert_refused(person, hurt, hurt.refused())
    assert_opens(person, hurt)


def test_a_vault_open_elsewhere_opens_here_once_it_is_closed_there(
    hurt: Hurt, person: AtTheWindow, parent: ForkingParent
) -> None:
    parent.start(task="hold", folder=str(hurt.folder), passphrase=PASSPHRASE)
    parent.wait_for("unlocked")
    assert_refused(person, hurt, VaultInUse(hurt.folder))
    parent.kill()
    assert_opens(person, hurt)


def test_a_mended_header_is_told_of(hurt: Hurt, person: AtTheWindow) -> None:
    flip(hurt.named.header, 30)
    person.unlock(PASSPHRASE)
    person.wait_until(lambda: "mended" in person.text("message-what"), "word of the mending")
    person.lock()
    assert hurt.named.header.read_bytes() == hurt.named.header_copy.read_bytes()
    hurt.assert_nothing_lost()


def test_a_damaged_file_is_told_of_where_it_is_wanted(hurt: Hurt, person: AtTheWindow) -> None:
    session = hurt.vaults.unlock(hurt.folder, Passphrase(PASSPHRASE))
    evidence = next(session.journal.exhibits()).evidence
    session.lock()
    blob = VaultFolder(hurt.folder).blobs / evidence.blob_id[:2] / evidence.blob_id
    message = message_for(EvidenceDamaged(evidence.name))
    target = hurt.folder.parent / "target"
    with mended_afterwards(hurt.folder):
        flip(blob, -1)
        person.unlock(PASSPHRASE)
        person.search("0", "1 note found")
        person.choose("journal-list", 0)
        person.wait_until(lambda: len(person.see_all("evidence-copy-out")) == 2, "the files")
        person.answers.lay_ready(target)
        person.click_on(person.see_all("evidence-copy-out")[0])
        person.wait_until(lambda: person.text("message-what") == message.what, message.what)
        person.write_backup(target, PASSPHRASE, result="backup-caution", says=message.what)
        assert not target.exists()
        person.lock()
    assert_opens(person, hurt)
