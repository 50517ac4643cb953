"""The window on full and read-only disks; run as `refusing_disks.py` is."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from core.errors import DiskFull, NotWritable
from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase
from main import Settings
from tests.faults.kept import PASSPHRASE, digest, picture
from tests.faults.refusing_disks import Disk, disk
from tests.journeys.at_the_window import AtTheWindow, open_window
from ui.error_messages import message_for

__all__ = ["disk"]

ROOM_TO_UNLOCK_KIB = 100


@pytest.fixture
def person(disk: Disk, settings: Settings, qapp: QApplication) -> Iterator[AtTheWindow]:
    """Somebody before the locked vault."""
    assert qapp is not None
    with open_window(disk.vaults, settings, disk.vault) as person:
        person.see("passphrase")
        yield person


def test_a_read_only_disk_is_explained(disk: Disk, person: AtTheWindow) -> None:
    with disk.read_only():
        with pytest.raises(NotWritable) as caught:
            disk.vaults.unlock(disk.vault, Passphrase(PASSPHRASE))
        person.type_into("passphrase", PASSPHRASE)
        person.click("unlock")
        assert message_for(caught.value).what in person.texts_within("page-caution")
    person.unlock(PASSPHRASE)
    person.lock()
    disk.assert_nothing_lost()


def test_a_full_disk_is_explained(disk: Disk, person: AtTheWindow) -> None:
    with disk.full():
        before = picture(disk.vault)
        person.type_into("passphrase", PASSPHRASE)
        person.click("unlock")
        assert message_for(DiskFull()).what in person.texts_within("page-caution")
        assert picture(disk.vault).keys() == before.keys()
    person.unlock(PASSPHRASE)
    person.lock()
    disk.assert_nothing_lost()


def test_what_does_not_fit_stays_on_the_page_and_is_kept_later(
    disk: Disk, person: AtTheWindow
) -> None:
    large = disk.elsewhere / "large.bin"
    large.write_bytes(bytes(2 * 1024 * 1024))
    message = message_for(DiskFull())
    person.unlock(PASSPHRASE)
    with disk.full(ROOM_TO_UNLOCK_KIB):
        person.begin_note("They wrote again.", [large])
        person.click("journal-keep")
        assert "one file is not" in person.texts_within("journal-caution")
        assert message.what in person.text("evidence-state")
    person.click("journal-keep")
    person.wait_until(lambda: person.text("journal-state") == "Kept", "the note to be kept")
    person.lock()
    session = disk.vaults.unlock(disk.vault, Passphrase(PASSPHRASE))
    assert session.journal.count(IncidentQuery()) == len(disk.kept.incidents) + 1
    digests = [exhibit.evidence.sha256 for exhibit in session.journal.exhibits()]
    session.lock()
    assert digests[-1] == digest(large.read_bytes())


def test_a_backup_that_does_not_fit_is_explained(disk: Disk, person: AtTheWindow) -> None:
    target = disk.root / "copy.age"
    person.unlock(PASSPHRASE)
    with disk.full(ROOM_TO_UNLOCK_KIB):
        says = message_for(DiskFull()).what
        person.write_backup(target, PASSPHRASE, result="backup-caution", says=says)
        assert not target.exists()
    person.lock()
    disk.assert_nothing_lost()
