"""Models, words, and that nothing of a vault stays in memory with them."""

import gc
import weakref
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.checklists.agenda import Agenda
from core.checklists.checklists import Overview
from core.checklists.choices import Choices
from core.checklists.task import Checklist, Mark, Task, TaskState
from core.checklists.template import Caution, Item
from core.ids import IncidentId
from tests.contracts.examples import NOON
from tests.ui.screens.checklists.hands import Hands
from tests.ui.screens.conftest import Desk
from ui.checklists.item_notes import LinkedNote, LinkedNotesModel
from ui.checklists.lists_model import ListsModel
from ui.checklists.repeats import CHOICES, repeat_words
from ui.checklists.tasks_model import TasksModel
from ui.checklists.words import caution_words, row_words, standing_words
from ui.shared.two_lines import DETAILS_ROLE

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
TODAY = date(2026, 3, 3)
ITEM = Item("a", "A", repeat="FREQ=WEEKLY")


def _overview(*lists: Checklist) -> Overview:
    return Overview(lists, Choices(), Agenda((), (), (), (), ()), (), TODAY, timedelta(hours=3))


def test_items_stand_qts_own_test_and_stay_where_they_are(desk: Desk) -> None:
    model = TasksModel(desk)
    QAbstractItemModelTester(model, FATAL, model)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.show([], TODAY)
    model.show([Task(ITEM), Task(Item("b", "B"))], TODAY, {"": "Home"})
    done = Task(ITEM, Mark(TaskState.DONE, "", NOON, done_on=TODAY))
    model.show([done, Task(Item("b", "B"))], TODAY, {"": "Home"})
    assert len(resets) == 2, "what is said of an item alone leaves rows and selection in place"
    assert str(model.index(0).data(DETAILS_ROLE)).startswith("Home · Done · again on ")
    assert model.index_of("b").row() == 1
    assert not model.index_of("c").isValid()


def test_lists_stand_qts_own_test(desk: Desk) -> None:
    model = ListsModel(desk)
    QAbstractItemModelTester(model, FATAL, model)
    assert model.rowCount() == 0
    home = Checklist("home", "Home", "", (Task(ITEM),), TODAY)
    model.show(_overview(home))
    model.show(_overview(home, Checklist("x", "Mine", "", ())))
    rows = [(model.index(n).data(), model.index(n).data(DETAILS_ROLE)) for n in range(3)]
    assert rows[1:] == [("Home", "1 thing to look at"), ("Mine", "Nothing in it yet")]
    assert model.index_of(None).row() == 0
    assert not model.index_of("moon").isValid()


def test_linked_notes_stand_qts_own_test(desk: Desk) -> None:
    model = LinkedNotesModel(desk)
    QAbstractItemModelTester(model, FATAL, model)
    model.show([LinkedNote(IncidentId("0" * 32), "He called")])
    assert model.index(0).data() == "He called"
    model.show([])
    assert model.rowCount() == 0


@pytest.mark.parametrize("caution", Caution)
def test_every_caution_has_words_and_an_icon(caution: Caution) -> None:
    words = caution_words(caution)
    assert 1 <= len(words.short.split()) <= 7
    assert words.sentence.endswith(".")
    assert words.icon


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=YEARLY;INTERVAL=2", "every 2 years"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "every month, on day 31 or the last one"),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", "every 2 months, on the last day"),
        ("FREQ=WEEKLY;BYDAY=MO,FR", "every week, on Monday, Friday"),
        ("FREQ=MONTHLY;BYDAY=1MO", "by a rule of its own"),
        ("FREQ=SECONDLY", "by a rule of its own"),
        ("FREQ=DAILY;INTERVAL=many", "by a rule of its own"),
    ],
)
def test_rules_are_said_in_words(rule: str, words: str) -> None:
    QLocale.setDefault(QLocale.c())
    assert repeat_words(rule) == words


def test_what_is_offered_has_words_of_its_own() -> None:
    words = [repeat_words(rule) for rule in CHOICES]
    assert len(set(words)) == len(words)
    assert all("rule" not in each for each in words)


def test_where_an_item_stands_is_said_without_blame() -> None:
    done = Mark(TaskState.DONE, "", NOON, done_on=TODAY - timedelta(30))
    assert row_words(Task(ITEM, done), TODAY) == "Done · to look at again"
    assert "It is time to look at it again." in standing_words(Task(ITEM, done), TODAY)
    waiting = Mark(TaskState.NOT_NOW, "", NOON)
    assert "until you come back" in standing_words(Task(ITEM, waiting), TODAY)
    dated = Mark(TaskState.OPEN, "", NOON, due_on=TODAY)
    assert row_words(Task(ITEM, dated), TODAY) == "Its day is here"
    assert standing_words(Task(Item("b", "B")), TODAY) == ""


def test_everything_can_be_named_by_a_screen_reader(hands: Hands) -> None:
    hands.open("Your accounts", "Secure your main mailbox first")
    hands.click("consider-go-on")
    hands.until(lambda: hands.sees("item-capture"))
    unnamed = [
        each.objectName() or type(each).__name__
        for each in hands.screen.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() in (Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.TabFocus)
        and not each.objectName().startswith("qt_")
        and not each.accessibleName()
        and not (isinstance(each, QAbstractButton) and each.text())
    ]
    assert unnamed == []


def test_a_page_is_as_high_as_what_is_on_it(hands: Hands) -> None:
    hands.open("Your accounts", "Secure your main mailbox first")
    page = hands.screen.navigator.pages.item
    assert page
    below = page.content.parentWidget()
    assert below
    assert below.height() - page.content.geometry().bottom() < page.viewport().height() // 2


def test_nothing_keeps_the_screen_after_it_is_gone(desk: Desk) -> None:
    gone = _used_and_left(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert [each() for each in gone] == [None] * len(gone)


def _used_and_left(desk: Desk) -> list[weakref.ref[object]]:
    hands = Hands(desk)
    hands.open("Start here", "Tell one person you trust")
    hands.click("item-done")
    hands.until(lambda: hands.sees("item-standing"))
    screen = hands.screen
    kept: list[object] = [screen, screen.navigator, screen.writing, screen.navigator.pages.item]
    screen.deleteLater()
    return [weakref.ref(each) for each in kept]
