"""Labels stand where lines begin in the window, whatever the language of their words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.dressed import dress
from ui.shared.text import PlainLabel, field_label, set_role

WORDS = {"latin": "Passphrase", "arabic": "\u0643\u0644\u0645\u0629"}


def _inked_half(label: QLabel) -> str:
    """Return the half of the label in which its words are painted."""
    image = label.window().grab(label.geometry()).toImage()
    ground = image.pixelColor(image.width() // 2, 0)
    columns = [
        x
        for x in range(image.width())
        for y in range(image.height())
        if _differs(image.pixelColor(x, y), ground)
    ]
    assert columns
    return "left" if sum(columns) / len(columns) < image.width() / 2 else "right"


def _differs(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 60


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("is_rtl", [False, True], ids=["from the left", "from the right"])
def test_words_begin_at_the_leading_side(qtbot: QtBot, words: str, *, is_rtl: bool) -> None:
    room = QWidget()
    set_role(room, "paper")
    column = QVBoxLayout(room)
    plain, of_field = PlainLabel(words), field_label(words, QLineEdit(room))
    for label in (plain, of_field):
        column.addWidget(label)
    qtbot.addWidget(room)
    dress(room)
    room.resize(500, 100)
    if is_rtl:
        room.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    room.show()
    assert _inked_half(plain) == ("right" if is_rtl else "left")
    assert of_field.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_what_is_in_the_middle_stays_there(qtbot: QtBot) -> None:
    label = PlainLabel("Nothing yet")
    qtbot.addWidget(label)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert label.alignment() & Qt.AlignmentFlag.AlignHCenter
