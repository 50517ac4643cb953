"""The checklists, driven by keyboard and mouse on a real vault."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPlainTextEdit, QRadioButton

from core.checklists.task import MAX_NOTE_CHARACTERS, Checklist, TaskState
from core.checklists.template import Caution
from core.errors import InvalidField
from core.vault.session import Session
from tests.ui.screens.conftest import Desk
from ui.checklists.checklist_page import ChecklistPage
from ui.checklists.checklists_model import ChecklistsModel
from ui.checklists.screen import ChecklistsScreen
from ui.checklists.task_row import TaskRow
from ui.checklists.words import caution_words
from ui.shared.two_lines import DETAILS_ROLE

ITEM = "trusted-person"


def _first_list(session: Session) -> Checklist:
    return session.checklists.all()[0]


def _state(desk: Desk, item_id: str = ITEM) -> tuple[TaskState, str]:
    task = next(each for each in desk.ask(_first_list).tasks if each.item.id == item_id)
    return task.state, task.mark.note if task.mark else ""


@pytest.fixture
def screen(desk: Desk) -> ChecklistsScreen:
    screen = ChecklistsScreen(desk.context)
    desk.qtbot.addWidget(screen)
    screen.resize(1000, 760)
    screen.show()
    desk.qtbot.waitUntil(lambda: screen.pages.count() == 1)
    return screen


def _page(screen: ChecklistsScreen) -> ChecklistPage:
    page = screen.pages.currentWidget()
    assert isinstance(page, ChecklistPage)
    return page


def _row(screen: ChecklistsScreen, item_id: str = ITEM) -> TaskRow:
    return next(row for row in _page(screen).rows if row.item.id == item_id)


def _radio(row: TaskRow, state: TaskState) -> QRadioButton:
    button = row.findChild(QRadioButton, f"{state}-{row.item.id}")
    assert isinstance(button, QRadioButton)
    return button


def _note(row: TaskRow) -> QPlainTextEdit:
    note = row.findChild(QPlainTextEdit, f"note-{row.item.id}")
    assert isinstance(note, QPlainTextEdit)
    return note


def test_space_ticks_an_item_and_unticks_it(desk: Desk, screen: ChecklistsScreen) -> None:
    count = len(desk.ask(_first_list).tasks)
    row = _row(screen)
    QTest.keyClick(row.done_box, Qt.Key.Key_Space)
    words = f"1 of {count} done"
    desk.qtbot.waitUntil(lambda: _page(screen).progress.text() == words)
    assert _state(desk) == (TaskState.DONE, "")
    assert screen.model.index(0).data(DETAILS_ROLE) == words
    assert row.state.text() == "Done"
    QTest.keyClick(row.done_box, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: _page(screen).progress.text() != words)
    assert _state(desk) == (TaskState.OPEN, "")
    assert not row.state.isVisible()


def test_an_item_set_aside_no_longer_counts(desk: Desk, screen: ChecklistsScreen) -> None:
    count = len(desk.ask(_first_list).tasks)
    row = _row(screen)
    QTest.mouseClick(row.unfold_button, Qt.MouseButton.LeftButton)
    _radio(row, TaskState.DOES_NOT_APPLY).click()
    desk.qtbot.waitUntil(lambda: row.state.text() == "Does not apply")
    assert _page(screen).progress.text() == f"{count - 1} things to look at"
    _radio(row, TaskState.NOT_NOW).click()
    desk.qtbot.waitUntil(lambda: row.state.text() == "Not now")
    _radio(row, TaskState.OPEN).click()
    desk.qtbot.waitUntil(lambda: not row.state.isVisible())
    assert _state(desk) == (TaskState.OPEN, "")


def test_the_title_unfolds_and_folds(screen: ChecklistsScreen) -> None:
    row = _row(screen)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(120, 12))
    assert row.unfold_button.accessibleName().startswith("Fold")
    assert _note(row).isVisible()
    QTest.mouseClick(row.unfold_button, Qt.MouseButton.LeftButton)
    assert not _note(row).isVisible()


def test_a_note_is_kept_and_survives_a_tick(desk: Desk, screen: ChecklistsScreen) -> None:
    row = _row(screen)
    row.toggle()
    note = _note(row)
    QTest.keyClicks(note, "my sister")
    QTest.keyClick(row.done_box, Qt.Key.Key_Space)
    assert _state(desk) == (TaskState.DONE, "my sister")
    QTest.keyClicks(note, ", on Sunday")
    with desk.qtbot.waitSignal(desk.runner.changed):
        pass
    assert _state(desk) == (TaskState.DONE, "my sister, on Sunday")


@pytest.mark.parametrize("goes", ["hide", "leave"])
def test_going_elsewhere_keeps_a_note(desk: Desk, screen: ChecklistsScreen, goes: str) -> None:
    row = _row(screen)
    row.toggle()
    note = _note(row)
    QTest.keyClicks(note, "later")
    getattr(screen, goes)()
    assert _state(desk) == (TaskState.OPEN, "later")


def test_a_note_that_cannot_be_kept_stays_on_the_page(desk: Desk, screen: ChecklistsScreen) -> None:
    row = _row(screen)
    row.toggle()
    note = _note(row)
    too_long = "line\n" * (MAX_NOTE_CHARACTERS // 4)
    note.setPlainText(too_long)
    QTest.keyClick(row.done_box, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: bool(desk.errors))
    assert isinstance(desk.errors[0], InvalidField)
    desk.qtbot.waitUntil(lambda: not row.done_box.isChecked())
    assert note.toPlainText() == too_long


def test_marks_are_there_when_the_screen_is_made_anew(desk: Desk, screen: ChecklistsScreen) -> None:
    QTest.keyClick(_row(screen).done_box, Qt.Key.Key_Space)
    assert _state(desk) == (TaskState.DONE, "")
    again = ChecklistsScreen(desk.context)
    desk.qtbot.addWidget(again)
    desk.qtbot.waitUntil(lambda: again.pages.count() == 1)
    assert _row(again).done_box.isChecked()


@pytest.mark.parametrize("caution", Caution)
def test_every_caution_has_words_and_an_icon(caution: Caution) -> None:
    words = caution_words(caution)
    assert 1 <= len(words.short.split()) <= 7
    assert words.sentence.endswith(".")
    assert words.icon


def test_the_model_stands_qts_own_test(desk: Desk) -> None:
    model = ChecklistsModel(desk)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    lists = (desk.ask(_first_list),)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.show(lists)
    model.show(lists)
    assert len(resets) == 1, "progress alone leaves the rows and the selection where they are"
    assert model.index(0).data() == "Start here"


def test_everything_can_be_named_by_a_screen_reader(screen: ChecklistsScreen) -> None:
    for row in _page(screen).rows:
        assert row.item.title in row.done_box.accessibleName()
        assert row.item.title in row.unfold_button.accessibleName()


def test_nothing_keeps_the_screen_after_it_is_gone(desk: Desk) -> None:
    screen = ChecklistsScreen(desk.context)
    screen.show()
    desk.ask(_first_list)
    _row(screen).toggle()
    gone = [weakref.ref(each) for each in (screen, _page(screen), _row(screen), screen.model)]
    screen.deleteLater()
    del screen
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert [each() for each in gone] == [None] * len(gone)
