"""Doing what is on the checklists, by mouse and keyboard on a real vault."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateEdit, QPlainTextEdit, QWidget

from core.checklists.choices import Choices
from core.checklists.task import MAX_NOTE_CHARACTERS, TaskState
from core.checklists.template import Circumstance, Phase
from core.errors import InvalidField
from core.vault.session import Session
from tests.ui.screens.checklists.hands import Hands
from ui.screen import Record

START, ITEM = "Start here", "trusted-person"
TITLE = "Tell one person you trust"
MAILBOX, MAILBOX_TITLE = "main-mailbox-first", "Secure your main mailbox first"


def test_next_is_seen_first_with_at_most_five_to_begin_with(hands: Hands) -> None:
    assert hands.sees("next-page")
    assert len(hands.rows("next-start")) == 5
    assert not hands.sees("next-due")
    hands.choose("next-start", hands.rows("next-start")[0])
    assert hands.sees("item-page")
    assert hands.sees("checklist-back"), "its list is open beside it"


@pytest.mark.parametrize(
    ("button", "state"),
    [
        ("item-done", TaskState.DONE),
        ("item-not_now", TaskState.NOT_NOW),
        ("item-stuck", TaskState.STUCK),
        ("item-does_not_apply", TaskState.DOES_NOT_APPLY),
    ],
)
def test_a_button_says_where_it_stands_and_undo_takes_it_back(
    hands: Hands, button: str, state: TaskState
) -> None:
    hands.open(START, TITLE)
    with hands.change():
        hands.click(button)
    hands.until(lambda: not hands.sees(button))
    assert hands.task(ITEM).state is state
    assert hands.sees("item-help") is (state is TaskState.STUCK)
    assert hands.sees("item-later") is (state is TaskState.NOT_NOW)
    with hands.change():
        hands.click("checklists-undo")
    assert hands.task(ITEM).mark is None
    hands.until(lambda: hands.sees(button))


def test_done_can_be_undone_later_too(hands: Hands) -> None:
    hands.open(START, TITLE)
    hands.click("item-done")
    hands.until(lambda: hands.sees("item-standing"))
    assert hands.reads("item-standing").startswith("Done on ")
    hands.click("item-open")
    hands.until(lambda: not hands.sees("item-standing"))
    assert hands.task(ITEM).state is TaskState.OPEN


def test_what_is_put_off_comes_up_on_its_day(hands: Hands) -> None:
    hands.open(START, TITLE)
    hands.click("item-not_now")
    with hands.change():
        hands.click("later-week")
    today = hands.desk.ask(lambda session: session.checklists.today())
    assert hands.task(ITEM).due_on == today + timedelta(7)
    day = hands.find(QDateEdit, "later-day")
    day.setDate(day.minimumDate())
    with hands.change():
        hands.click("later-on-day")
    assert hands.task(ITEM).due_on == today + timedelta(1)
    hands.click("checklist-back")
    hands.choose("checklist-list", "Next")
    hands.until(lambda: hands.rows("next-soon") == [TITLE])


def test_a_day_and_a_rule_are_chosen_and_taken_back(hands: Hands) -> None:
    hands.open(START, TITLE)
    with hands.change():
        hands.click("item-day-set")
    assert hands.task(ITEM).due_on is not None
    hands.until(lambda: hands.sees("item-day-clear"))
    rules = hands.find(QComboBox, "item-repeat")
    with hands.change():
        rules.setCurrentIndex(rules.findText("every 3 months"))
        rules.activated.emit(rules.currentIndex())
    assert hands.task(ITEM).repeat == "FREQ=MONTHLY;INTERVAL=3"
    with hands.change():
        hands.click("item-day-clear")
    task = hands.task(ITEM)
    assert (task.due_on, task.repeat) == (None, "FREQ=MONTHLY;INTERVAL=3")
    hands.click("item-done")
    hands.until(lambda: "It comes up again on" in hands.reads("item-standing"))


def test_an_items_own_rule_can_be_turned_off(hands: Hands) -> None:
    hands.open("Your accounts", MAILBOX_TITLE)
    rules = hands.find(QComboBox, "item-repeat")
    assert rules.currentText().startswith("as the item says: every")
    with hands.change():
        rules.setCurrentIndex(rules.findText("never"))
        rules.activated.emit(rules.currentIndex())
    assert hands.task(MAILBOX).repeat == ""


def test_a_note_is_kept_by_itself_and_when_going_elsewhere(hands: Hands) -> None:
    hands.open(START, TITLE)
    with hands.change():
        hands.type("item-note", "my sister")
    assert hands.task(ITEM).note == "my sister"
    goings: tuple[tuple[str, Callable[[], object]], ...] = (
        ("another item", lambda: hands.choose("checklist-items", "Plan for how they may react")),
        ("another list", lambda: hands.click("checklist-back")),
        ("another screen", hands.screen.hide),
    )
    for note, go in goings:
        hands.screen.show()
        hands.open(START, TITLE)
        hands.type("item-note", note)
        go()
        assert hands.task(ITEM).note == note
    hands.screen.show()
    hands.open(START, TITLE)
    hands.type("item-note", "locking")
    hands.screen.leave()
    assert hands.task(ITEM).note == "locking"


def test_a_note_that_cannot_be_kept_stays_on_the_page(hands: Hands) -> None:
    hands.open(START, TITLE)
    note = hands.find(QPlainTextEdit, "item-note")
    too_long = "line\n" * (MAX_NOTE_CHARACTERS // 4)
    note.setPlainText(too_long)
    hands.screen.leave()
    hands.until(lambda: bool(hands.desk.errors))
    assert isinstance(hands.desk.errors[0], InvalidField)
    hands.click("item-done")
    hands.until(lambda: hands.sees("item-standing"))
    assert note.toPlainText() == too_long


def test_what_may_be_noticed_is_asked_once_before_the_steps(hands: Hands) -> None:
    hands.open("Your accounts", MAILBOX_TITLE)
    assert hands.sees("item-consider")
    assert not hands.sees("item-capture")
    hands.click("consider-go-on")
    hands.until(lambda: hands.sees("item-capture"))
    assert not hands.sees("item-consider")
    hands.open(START, TITLE)
    hands.open("Your accounts", MAILBOX_TITLE)
    assert not hands.sees("item-consider"), "asked once"


def test_not_now_is_an_answer_to_it(hands: Hands) -> None:
    hands.open("Your accounts", MAILBOX_TITLE)
    hands.click("consider-later")
    hands.until(lambda: hands.sees("item-later"))
    assert hands.task(MAILBOX).state is TaskState.NOT_NOW


def test_saving_first_begins_a_linked_note(hands: Hands) -> None:
    wanted = QSignalSpy(hands.screen.record_wanted)
    hands.open("Your accounts", MAILBOX_TITLE)
    hands.click("consider-go-on")
    hands.click("capture-begin")
    hands.until(lambda: wanted.count() == 1)
    kind, incident_id = wanted.at(0)
    assert kind is Record.INCIDENT
    incident = hands.desk.ask(lambda session: session.journal.incident(incident_id))
    task = hands.task(MAILBOX)
    assert incident.content.types == (task.item.incident_type,)
    assert all(line in incident.content.text for line in (task.item.title, *task.item.capture))
    hands.until(lambda: len(hands.rows("item-notes")) == 1)
    hands.choose("item-notes", hands.rows("item-notes")[0])
    assert list(wanted.at(1)) == [Record.INCIDENT, incident_id]


def test_for_a_safer_device_the_text_can_be_copied(hands: Hands) -> None:
    hands.open(START, "Think about who can use this computer")
    said = QSignalSpy(hands.screen.said)
    hands.click("safer-copy")
    text = QGuiApplication.clipboard().text()
    task = hands.task("this-computer")
    assert all(part in text for part in (task.item.title, task.item.why, *task.item.steps))
    assert said.count() == 1
    QGuiApplication.clipboard().clear()


def test_answers_are_kept_at_once_and_put_what_fits_first(hands: Hands) -> None:
    hands.click("next-questions")
    hands.click("phase-living_apart")
    hands.click("has-iphone")
    hands.click("none-children")
    hands.click("questions-done")
    assert hands.sees("next-page")
    choices = hands.desk.ask(_choices)
    assert choices.phase is Phase.LIVING_APART
    assert choices.has[Circumstance.IPHONE]
    assert choices.has[Circumstance.ANDROID] is choices.has[Circumstance.CAR] is False
    everything = {
        task.item.title for each in hands.lists() if each.id == "children" for task in each.tasks
    }
    hands.choose("checklist-list", "Children and young people")
    hands.until(lambda: hands.sees("checklist-more"))
    hands.until(lambda: set(hands.rows("checklist-items")) < everything)  # read again since
    few = hands.rows("checklist-items")
    hands.click("checklist-more")
    assert set(hands.rows("checklist-items")) == everything
    hands.click("checklist-more")
    assert hands.rows("checklist-items") == few
    hands.click("checklist-back")
    hands.choose("checklist-list", "Next")
    hands.click("next-questions")
    assert hands.find(QAbstractButton, "none-children").isChecked()
    hands.click("none-children")
    hands.click("phase-unsaid")
    hands.click("has-children")
    choices = hands.desk.ask(_choices)
    assert (choices.phase, choices.has[Circumstance.CHILDREN]) == (None, True)


def test_an_item_that_may_not_fit_is_still_opened_from_elsewhere(hands: Hands) -> None:
    hands.desk.ask(_without_children)
    children = next(each for each in hands.lists() if each.id == "children")
    item_id = children.tasks[0].item.id
    hands.screen.open_record(item_id)
    hands.shows(item_id)
    hands.until(lambda: hands.screen.navigator.left.items.current_id() == item_id)


def test_esc_leads_back_step_by_step(hands: Hands) -> None:
    hands.open(START, TITLE)
    QTest.keyClick(hands.find(QAbstractButton, "item-done"), Qt.Key.Key_Escape)
    assert hands.find(QWidget, "checklist-items").hasFocus()
    QTest.keyClick(hands.find(QWidget, "checklist-items"), Qt.Key.Key_Escape)
    assert hands.find(QWidget, "checklist-list").hasFocus()
    assert hands.rows("checklist-list")[1] == START
    assert hands.sees("list-page")


def test_in_a_narrow_window_column_and_page_take_turns(hands: Hands) -> None:
    hands.screen.resize(480, 700)
    assert not hands.sees("next-page")
    hands.choose("checklist-list", "Next")
    assert hands.sees("next-page")
    hands.choose("next-start", hands.rows("next-start")[0])
    assert hands.sees("item-page")
    hands.click("back-to-list")
    assert hands.sees("checklist-items")
    assert not hands.sees("item-page")


def _choices(session: Session) -> Choices:
    return session.checklists.overview().choices


def _without_children(session: Session) -> None:
    session.checklists.choose(
        Choices(None, {each: each is Circumstance.CAR for each in Circumstance})
    )
