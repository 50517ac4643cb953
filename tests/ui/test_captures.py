"""Windows are left out of pictures of the screen where the system can; here a stand-in for it."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.preferences import Preferences
from tests.ui.visitor import Visitor
from ui.captures import CaptureKeeper, NoCaptures, WindowsCaptures
from ui.settings.pictures import Pictures


@dataclass
class RememberedWishes:
    """Implements `ui.captures.Captures`: keeps the last wish for each window, by its title."""

    can_leave_out: bool = True
    shown: dict[str, bool] = field(default_factory=dict)

    def allow(self, window: QWindow, *, is_shown: bool) -> None:
        self.shown[window.title()] = is_shown


class OldUser32:
    """What Windows' own library is asked; it refuses what only later versions know."""

    def __init__(self, known: tuple[int, ...]) -> None:
        self.known = known
        self.asked: list[int] = []

    def SetWindowDisplayAffinity(self, handle: object, wish: int) -> bool:  # noqa: N802  Windows' name
        assert handle
        self.asked.append(wish)
        return wish in self.known


def _window(qtbot: QtBot, title: str) -> QWidget:
    window = QWidget()
    window.setWindowTitle(title)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_every_window_that_comes_to_the_front_is_treated(qtbot: QtBot, qapp: QApplication) -> None:
    first = _window(qtbot, "first")
    wishes = RememberedWishes()
    keeper = CaptureKeeper(wishes, first)
    keeper.watch(qapp)
    assert wishes.shown == {"first": False}
    dialog = QDialog(first)
    dialog.setWindowTitle("dialog")
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: wishes.shown.get("dialog") is False)
    keeper.use(is_shown=True)
    assert wishes.shown == {"first": True, "dialog": True}


def test_where_it_cannot_be_done_nothing_is_tried(qtbot: QtBot, qapp: QApplication) -> None:
    window = _window(qtbot, "only")
    wishes = RememberedWishes(can_leave_out=False)
    keeper = CaptureKeeper(wishes, window)
    keeper.watch(qapp)
    keeper.use(is_shown=True)
    assert wishes.shown == {}
    NoCaptures().allow(window.windowHandle(), is_shown=False)


@pytest.mark.parametrize(
    ("known", "is_shown", "asked"),
    [((0, 1, 17), False, [17]), ((0, 1), False, [17, 1]), ((0, 1, 17), True, [0])],
)
def test_windows_is_asked_in_its_own_words(
    qtbot: QtBot, known: tuple[int, ...], is_shown: bool, asked: list[int]
) -> None:
    user32 = OldUser32(known)
    window = _window(qtbot, "only")
    WindowsCaptures(user32).allow(window.windowHandle(), is_shown=is_shown)
    assert user32.asked == asked


def test_the_wish_is_chosen_where_there_is_one(qtbot: QtBot) -> None:
    part = Pictures(can_leave_out=True)
    qtbot.addWidget(part)
    part.show_preferences(Preferences())
    assert part.leave_out.isChecked()
    with qtbot.waitSignal(part.changed) as chosen:
        part.show()
        centre = part.leave_out.rect().center()
        centre.setX(10)
        QTest.mouseClick(part.leave_out, Qt.MouseButton.LeftButton, pos=centre)
    assert chosen.args == [Preferences(show_in_captures=True)]


def test_here_the_settings_say_that_it_cannot_be_done(resident: Visitor) -> None:
    resident.click("rail-4")
    pictures = resident.window.findChildren(Pictures)[0]
    box = pictures.findChild(QCheckBox, "leave-out-of-pictures")
    assert isinstance(box, QCheckBox)
    assert box.isHidden()
