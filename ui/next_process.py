"""What comes after this process: at lock a fresh one, with the unlock window in the same place."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from core.succession import Beginning, Successor
from ui.shared.text import SoftLabel
from ui.translate import tr

_LOAD_AFTER_MS = 3_000
"""What has just been unlocked has the computer for itself first."""


class NextProcess(QObject):
    """The way to the next process, and to what is opened in front by whoever starts it."""

    def __init__(self, successor: Successor, window: QWidget) -> None:
        super().__init__(window)
        self._successor, self._window = successor, window
        self._timer = QTimer(self, singleShot=True, interval=_LOAD_AFTER_MS)
        self._timer.timeout.connect(self._prepare)

    def get_ready_soon(self) -> None:
        """Let it load: from now on it may be needed."""
        self._timer.start()

    def follow(self, folder: Path, *, has_new_key: bool) -> None:
        """Have it begin where this window is now, as soon as this process has ended."""
        window = self._window
        beginning = Beginning(
            folder=folder,
            place=bytes(window.saveGeometry().data()),
            is_minimised=window.isMinimized(),
            takes_keyboard=QApplication.activeWindow() is not None,
            has_new_key=has_new_key,
        )
        self._successor.follow(beginning)

    def open_in_front(self, thing: Path) -> None:
        """Have something else seen where the window was."""
        self._successor.open_in_front(thing)

    @Slot()
    def _prepare(self) -> None:
        self._successor.prepare()


def stand_as(window: QWidget, beginning: Beginning) -> None:
    """Show a window where the last one was. (On Wayland the desktop decides where.)"""
    if beginning.place:
        window.restoreGeometry(beginning.place)
    if not beginning.takes_keyboard:
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    if beginning.is_minimised:
        window.showMinimized()
    else:
        window.show()


def cover(window: QWidget, content: QStackedWidget) -> None:
    """Leave nothing on the screen but an empty window that says what is going on."""
    page = QWidget()
    column = QVBoxLayout(page)
    label = SoftLabel(tr("One moment…"))  # nothing that tells, under any name
    label.setObjectName("locking")
    column.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)
    content.addWidget(page)
    content.setCurrentWidget(page)
    for other in QApplication.topLevelWidgets():
        if other is not window:
            other.hide()
    window.repaint()
    QGuiApplication.sync()
