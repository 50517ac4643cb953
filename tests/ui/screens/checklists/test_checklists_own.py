"""Lists and items of the person's own, copies of shipped ones, and lists as files."""

from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QWidget

from core.checklists.list_file import read_list, write_list
from core.checklists.own import OwnItem
from core.checklists.task import Mark
from core.checklists.template import Caution, Item
from core.errors import AlreadyExists, UnreadableChecklist
from core.vault.session import Session
from tests.ui.screens.checklists.hands import Hands
from tests.ui.screens.checklists.test_checklists_screen import ITEM, START, TITLE

HOSTILE = "Call \u202egnp.exe"


def _make_list(hands: Hands, *items: str) -> None:
    hands.screen.start_new()
    hands.type("list-title", "With Ana")
    hands.type("list-about", "What we agreed")
    hands.click("list-keep")
    hands.until(lambda: hands.sees("checklist-add"))
    for item in items:
        hands.screen.start_new()
        hands.type("item-title", item)
        hands.click("item-keep")
        hands.until(lambda: hands.sees("item-page"))


def test_a_list_is_made_and_filled(hands: Hands) -> None:
    hands.click("checklist-new")
    hands.click("list-leave")
    assert hands.sees("next-page")
    _make_list(hands)
    hands.click("checklist-add")
    hands.type("item-title", "Call Ana")
    hands.type("item-what", "Just talk.")
    hands.type("item-why", "She knows.")
    hands.type("item-steps", "Dial.\n\nTalk.")
    hands.find(QCheckBox, f"item-caution-{Caution.SAFER_DEVICE}").click()
    hands.click("item-keep")
    hands.until(lambda: hands.sees("item-safer"))
    (task,) = hands.lists()[-1].tasks
    assert replace(task.item, id="") == Item(
        "",
        "Call Ana",
        what="Just talk.",
        why="She knows.",
        steps=("Dial.", "Talk."),
        cautions=(Caution.SAFER_DEVICE,),
    )
    assert hands.rows("checklist-items") == ["Call Ana"]


def test_a_caution_asks_for_the_words_that_it_shows(hands: Hands) -> None:
    _make_list(hands)
    hands.click("checklist-add")
    hands.type("item-title", "Leave the group")
    assert not hands.sees("item-capture")
    assert not hands.sees("item-consider")
    hands.find(QCheckBox, f"item-caution-{Caution.MAY_NOTICE}").click()
    hands.type("item-consider", "Who sees that you left?")
    hands.find(QCheckBox, f"item-caution-{Caution.DOCUMENT_FIRST}").click()
    hands.type("item-capture", "The list of members.\n\nThe last messages.")
    hands.click("item-keep")
    hands.until(lambda: hands.sees("consider-go-on"))
    assert "Who sees that you left?" in hands.reads_within("item-consider")
    (task,) = hands.lists()[-1].tasks
    assert task.item.capture == ("The list of members.", "The last messages.")


def test_what_cannot_be_kept_says_why_and_stays(hands: Hands) -> None:
    _make_list(hands)
    hands.click("checklist-add")
    hands.type("item-what", "No name yet")
    hands.click("item-keep")
    hands.until(lambda: hands.sees("item-trouble"))
    assert hands.sees("item-editor")
    hands.type("item-title", "Now")
    hands.click("item-keep")
    hands.until(lambda: hands.sees("item-page"))
    assert hands.reads("item-title") == "Now"


def test_a_list_is_renamed_moved_and_deleted_with_undo(hands: Hands) -> None:
    _make_list(hands, "Call Ana")
    hands.click("checklist-about")
    hands.click("list-edit")
    hands.type("list-title", "With Bo")
    hands.click("list-keep")
    hands.until(lambda: hands.reads("checklist-title") == "With Bo")
    with hands.change():
        hands.click("list-up")
    assert [each.title for each in hands.lists()][-2] == "With Bo"
    with hands.change():
        hands.click("list-down")
    hands.click("list-delete")
    hands.until(lambda: "With Bo" not in hands.rows("checklist-list"))
    hands.click("checklists-undo")
    hands.until(lambda: hands.rows("checklist-list")[-1] == "With Bo")
    assert [task.item.title for task in hands.lists()[-1].tasks] == ["Call Ana"]


def test_an_item_is_moved_by_keys_and_deleted_with_undo(hands: Hands) -> None:
    _make_list(hands, "One", "Two", "Three")
    view = hands.find(QAbstractItemView, "checklist-items")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    hands.until(lambda: hands.rows("checklist-items") == ["One", "Three", "Two"])
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    hands.until(lambda: hands.rows("checklist-items") == ["Three", "One", "Two"])
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    hands.until(lambda: hands.rows("checklist-items") == ["One", "Three", "Two"])
    assert hands.reads("item-title") == "Three"
    hands.click("item-delete")
    hands.until(lambda: hands.rows("checklist-items") == ["One", "Two"])
    assert view.hasFocus()
    hands.click("checklists-undo")
    hands.until(lambda: hands.rows("checklist-items") == ["One", "Three", "Two"])


def test_a_shipped_item_becomes_a_copy_and_comes_back(hands: Hands) -> None:
    hands.open(START, TITLE)
    hands.click("item-done")
    hands.click("item-edit")
    hands.type("item-title", "Tell Ana")
    hands.click("item-keep")
    hands.until(lambda: hands.sees("item-restore"))
    assert hands.reads("item-title") == "Tell Ana"
    assert hands.reads("item-standing").startswith("Done on ")
    hands.click("item-restore")
    hands.until(lambda: hands.reads("item-title") == TITLE)
    hands.click("checklists-undo")
    hands.until(lambda: hands.reads("item-title") == "Tell Ana")
    hands.click("item-edit")
    hands.click("item-leave")
    assert hands.reads("item-title") == "Tell Ana"


def test_an_update_is_told_field_by_field_until_it_was_read(hands: Hands) -> None:
    hands.desk.ask(_know_other_words)
    hands.screen.shown()
    hands.choose("next-changed", TITLE)
    told = hands.reads_within("item-changed")
    assert "Before: Something else." in told
    assert "Before: Your name, money and post" in told
    hands.click("changed-read")
    hands.until(lambda: not hands.sees("item-changed"))
    assert hands.task(ITEM).note == "mine"


def test_a_copy_can_take_the_new_words(hands: Hands) -> None:
    hands.desk.ask(_copy_of_other_words)
    hands.screen.shown()
    hands.open(START, "Mine")
    hands.click("changed-take")
    hands.until(lambda: hands.reads("item-title") == TITLE)
    assert hands.task(ITEM).base is None


def test_what_is_no_longer_in_the_app_can_be_read_and_deleted(hands: Hands) -> None:
    hands.desk.ask(_remember_what_is_gone)
    hands.screen.shown()
    hands.until(lambda: "No longer in the app" in hands.rows("checklist-list"))
    hands.open("No longer in the app", "Gone")
    assert not hands.sees("item-done")
    assert not hands.sees("checklist-add")
    hands.click("item-delete")
    hands.until(lambda: "No longer in the app" not in hands.rows("checklist-list"))


def test_a_list_goes_out_and_comes_in_as_a_file(hands: Hands, tmp_path: Path) -> None:
    file = tmp_path / "list.toml"
    hands.desk.dialogs.answers = [file, file, file]
    hands.choose("checklist-list", START)
    hands.click("checklist-about")
    said = QSignalSpy(hands.screen.said)
    hands.click("list-export")
    hands.until(lambda: said.count() == 1)
    assert "not encrypted" in said.at(0)[0]
    assert hands.desk.dialogs.suggested == "list.toml"
    count = len(read_list(file.read_bytes()).items)
    hands.click("checklist-back")
    hands.click("checklist-import")
    hands.until(lambda: hands.sees("import-page"))
    before = len(hands.lists())
    assert len(hands.rows("import-items")) == count
    hands.click("import-take")
    hands.until(lambda: hands.sees("checklist-items"))
    made = hands.lists()[-1]
    assert (len(hands.lists()), len(made.tasks), made.is_own) == (before + 1, count, True)
    hands.click("checklist-about")
    hands.click("list-export")
    hands.until(lambda: bool(hands.desk.errors))
    assert isinstance(hands.desk.errors[0], AlreadyExists)


def test_a_list_and_an_item_become_pdfs_without_what_was_done(hands: Hands, tmp_path: Path) -> None:
    files = [tmp_path / "item.pdf", tmp_path / "list.pdf"]
    hands.desk.dialogs.answers = list(files)
    said = QSignalSpy(hands.screen.said)
    hands.open(START, TITLE)
    hands.type("item-note", "secret")
    hands.click("item-pdf")
    hands.until(lambda: said.count() == 1)
    assert hands.desk.dialogs.suggested == "document.pdf"
    hands.click("checklist-about")
    hands.click("list-pdf")
    hands.until(lambda: said.count() == 2)
    item, whole = (_pdf_text(file) for file in files)
    assert all(TITLE in text and "secret" not in text for text in (item, whole))
    assert len(item) < len(whole)
    hands.open(START, TITLE)
    hands.click("item-print")
    assert "no printer" in said.at(2)[0]
    hands.click("checklist-about")
    hands.click("list-print")
    assert said.count() == 4


def test_a_file_is_looked_over_first_and_may_be_left(hands: Hands, tmp_path: Path) -> None:
    file = tmp_path / "list.toml"
    template = hands.desk.ask(lambda session: session.own_lists.as_template("start-here"))
    item = replace(template.items[0], title=HOSTILE)
    file.write_bytes(write_list(replace(template, items=(item,))))
    hands.desk.dialogs.answers = [file]
    before = hands.lists()
    hands.click("checklist-import")
    hands.until(lambda: hands.sees("import-page"))
    assert hands.rows("import-items") == ["Call ⟨U+202E⟩gnp.exe"]
    hands.click("import-leave")
    assert hands.sees("next-page")
    assert hands.lists() == before


def test_a_file_that_is_no_list_is_told(hands: Hands, tmp_path: Path) -> None:
    file = tmp_path / "list.toml"
    file.write_text("schema = 99")
    hands.desk.dialogs.answers = [file]
    hands.click("checklist-import")
    hands.until(lambda: bool(hands.desk.errors))
    assert isinstance(hands.desk.errors[0], UnreadableChecklist)
    hands.click("checklist-import")  # and thought better of it
    assert hands.sees("next-page")


def test_what_others_wrote_cannot_hide_on_any_page(hands: Hands) -> None:
    _make_list(hands)
    hands.desk.ask(_add_hostile)
    hands.screen.shown()
    hands.until(lambda: hands.rows("checklist-items") == ["Call ⟨U+202E⟩gnp.exe"])
    hands.choose("checklist-items", "Call ⟨U+202E⟩gnp.exe")
    labels = hands.reads_within("item-page")
    assert "\u202e" not in labels
    assert labels.count("⟨U+202E⟩") == 4
    assert all("\u202e" not in each.accessibleName() for each in hands.screen.findChildren(QWidget))


def _pdf_text(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path.read_bytes())
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def _know_other_words(session: Session) -> None:
    mark = session.checklists.write_note(ITEM, "mine").value.mark
    assert mark
    assert mark.seen
    seen = replace(mark.seen, why="Something else.", cautions=(), steps=())
    session.checklists.put_back(ITEM, replace(mark, seen=seen, list_id="identity-and-money"))


def _copy_of_other_words(session: Session) -> None:
    item = session.checklists.task(ITEM).item
    session.own_lists.change_item(replace(item, title="Mine"))
    copy = session.checklists.task(ITEM)
    older = OwnItem(copy.item, copy.list_id, replace(item, why="Something else."))
    session._vault.own.put_item(older)  # as an earlier version of the app left it


def _remember_what_is_gone(session: Session) -> None:
    mark = session.checklists.write_note(ITEM, "mine").value.mark
    assert isinstance(mark, Mark)
    gone = replace(mark, seen=Item("gone", "Gone"))
    session._vault.marks.put("gone", gone)  # as an earlier version of the app left it


def _add_hostile(session: Session) -> None:
    own = session.checklists.all()[-1]
    session.own_lists.add_item(
        own.id, Item("", HOSTILE, what=HOSTILE, why=HOSTILE, steps=(HOSTILE,))
    )
