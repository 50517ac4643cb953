"""A whole day at the window: everything that went in comes out of the restored backup."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from core.vault.session import Vaults
from main import Settings
from tests.journeys.at_the_window import (
    BACKUP,
    CHECKLISTS,
    JOURNAL,
    PEOPLE,
    AtTheWindow,
    open_window,
)
from tests.journeys.originals import made_by_us

PASSPHRASE = "quartz lantern meadow violin"
BACKUP_PASSPHRASE = "four other quiet rivers"
NEW_PASSPHRASE = "umbrella cactus for tuesday"


@pytest.fixture
def person(
    qapp: QApplication, vaults: Vaults, settings: Settings, tmp_path: Path
) -> Iterator[AtTheWindow]:
    assert qapp is not None
    with open_window(vaults, settings, tmp_path / "vault") as person:
        yield person


def take_out(person: AtTheWindow, folder: Path, count: int) -> list[bytes]:
    """Save a copy of every file of the note on the page; return their bytes in its order."""
    person.wait_until(lambda: len(person.see_all("evidence-copy-out")) == count, f"{count} files")
    contents = []
    for number, button in enumerate(person.see_all("evidence-copy-out")):
        copy = folder / f"{number}.copy"
        person.answers.lay_ready(copy)
        person.click_on(button)
        person.wait_until(lambda: "is saved" in person.text("message-what"), "word of the copy")
        person.click("message-dismiss")
        contents.append(copy.read_bytes())
        copy.unlink()
    return contents


def test_a_day_at_the_window(person: AtTheWindow, originals: list[Path], tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in originals}
    own = tmp_path / "more of our own"
    own.mkdir()
    together = made_by_us(own)
    backup, restored, copies = (tmp_path / name for name in ("copy.age", "restored", "copies"))
    copies.mkdir()

    person.make_vault(PASSPHRASE)
    for number, path in enumerate(originals):
        person.write_note(f"They sent me file{number:02}.\nI was at the station.", [path])
    person.write_note("Everything together.", together)
    _finds(person, "file03 station", before[originals[3]], copies)

    person.add_person("Somebody", "somebody@example.org", "They stood at the door.")
    person.go(CHECKLISTS)
    _open_first_item(person)
    person.click("item-done")
    person.wait_until(lambda: _is_done(person), "the item to be done")

    person.lock()
    person.type_into("passphrase", f"{PASSPHRASE}!")
    person.click("unlock")
    assert "did not open" in person.texts_within("page-caution")
    person.unlock(PASSPHRASE)

    person.write_backup(backup, BACKUP_PASSPHRASE)
    _verify(person, backup)
    _restore(person, backup, restored)

    person.lock()
    person.answers.lay_ready(restored)
    person.click("open-other")
    person.unlock(NEW_PASSPHRASE)
    _finds_everything(person, originals, before, copies)
    person.search("together", "1 note found")
    person.choose("journal-list", 0)
    assert take_out(person, copies, len(together)) == [path.read_bytes() for path in together]

    person.go(PEOPLE)
    person.choose("people-list", 0)
    person.wait_until(lambda: _written(person, "person-notes") != "", "the person")
    assert _written(person, "person-notes") == "They stood at the door."
    person.go(CHECKLISTS)
    _open_first_item(person)
    assert _is_done(person)
    person.leave()
    assert not person.window.runner.is_unlocked
    assert {path: path.read_bytes() for path in originals} == before


def _finds(person: AtTheWindow, words: str, content: bytes, copies: Path) -> None:
    person.search(words, "1 note found")
    person.choose("journal-list", 0)
    first = words.split(maxsplit=1)[0]
    person.wait_until(lambda: f"{first}." in _written(person, "journal-text"), f"“{first}”")
    assert take_out(person, copies, 1) == [content]


def _finds_everything(
    person: AtTheWindow, originals: list[Path], before: dict[Path, bytes], copies: Path
) -> None:
    person.go(JOURNAL)
    person.wait_until(
        lambda: person.text("journal-count") == f"{len(originals) + 1} notes", "all notes"
    )
    for number, path in enumerate(originals):
        _finds(person, f"file{number:02} station", before[path], copies)


def _written(person: AtTheWindow, name: str) -> str:
    field = person.see(name)
    assert isinstance(field, QPlainTextEdit)
    return field.toPlainText()


def _open_first_item(person: AtTheWindow) -> None:
    person.choose("checklist-list", 1)
    person.choose("checklist-items", 0)


def _is_done(person: AtTheWindow) -> bool:
    return person.sees("item-standing") and person.text("item-standing").startswith("Done on ")


def _verify(person: AtTheWindow, backup: Path) -> None:
    person.choose("backup-choices", 2)
    person.answers.lay_ready(backup)
    person.click("check-file-choose")
    person.type_into("check-passphrase", BACKUP_PASSPHRASE)
    person.click("check-start")
    assert "opens and is whole" in person.texts_within("backup-result")


def _restore(person: AtTheWindow, backup: Path, restored: Path) -> None:
    person.go(BACKUP)
    person.choose("backup-choices", 3)
    person.answers.lay_ready(backup)
    person.click("restore-file-choose")
    person.answers.lay_ready(restored)
    person.click("restore-folder-choose")
    person.type_into("restore-passphrase", BACKUP_PASSPHRASE)
    person.click("restore-same")
    person.type_into("new-passphrase", NEW_PASSPHRASE)
    person.type_into("new-passphrase-again", NEW_PASSPHRASE)
    person.click("restore-start")
    person.see("restored-words")
    assert len(set(person.read_words())) > 6
    person.click("restored-words-done")
