"""What tests of finding notes have in common."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from core.ids import IncidentId
from core.incidents.incident import IncidentContent
from core.moment import moment_from_local
from tests.ui.journal.hands import ZONE, Hands

START = datetime(2026, 1, 1, 8)  # noqa: DTZ001  a wall-clock time


def calm(hands: Hands) -> None:
    """Wait for what is done, for what is read again because of it, and for what follows."""
    for _ in range(3):
        hands.rest()


def write(hands: Hands, text: str, *types: str, days: int = 0) -> IncidentId:
    """Keep a note behind the window."""
    when = moment_from_local(START + timedelta(days=days), ZONE)
    return hands.session.journal.record(IncidentContent(text, when, types=types)).value.id


def texts(hands: Hands) -> list[str]:
    """The notes that the list shows, from top to bottom."""
    model = hands.screen.model
    return [model.row_at(row).excerpt for row in range(model.rowCount())]


def search(hands: Hands, typed: str) -> None:
    """Type into the search field, then Enter."""
    field = hands.screen.list.search
    field.setFocus()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    calm(hands)


def chips(hands: Hands) -> list[str]:
    """The words of the filters beneath the search field."""
    return [
        chip.text()
        for chip in hands.screen.list.chips.findChildren(QAbstractButton)
        if not chip.isHidden()
    ]


def pick(hands: Hands, field: str, typed: str) -> None:
    """Open a field of chips, type, and take the first choice."""
    hands.press(f"{field}-add")
    calm(hands)
    line = hands.screen.findChild(QLineEdit, f"{field}-search")
    assert line is not None
    QTest.keyClicks(line, typed)
    calm(hands)
    QTest.keyClick(line, Qt.Key.Key_Return)
    calm(hands)


def choose_first(hands: Hands, count: int) -> None:
    """Choose the first rows with the keyboard."""
    view = hands.screen.list.view
    hands.choose(0)
    view.setFocus()
    for _ in range(count - 1):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
