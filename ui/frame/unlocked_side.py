"""Everything that is seen while a vault is open: the rail and the screens."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from core.ids import PersonId
from ui.frame.rail import Rail
from ui.screen import Record, Screen, ScreenContext
from ui.shared.theme import current_theme

_RAIL_NEEDS_PX = 920


class UnlockedSide(QWidget):
    """Made at unlock, destroyed at lock, with everything in it.

    `said(str)`: a quiet message of a screen.
    """

    said = Signal(str)

    def __init__(
        self,
        screens: Sequence[type[Screen]],
        context: ScreenContext,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("unlocked-side")
        self.rail = Rail()
        self.rail.chosen.connect(self.go)
        self._stack = QStackedWidget()
        self.screens: list[Screen] = []
        for make in screens:
            screen = make(context)
            screen.said.connect(self.said)
            screen.record_wanted.connect(self.open_record)
            screen.note_wanted.connect(self.begin_note)
            screen.marked.connect(self._mark)
            self.screens.append(screen)
            self._stack.addWidget(screen)
            self.rail.add_place(
                screen.title, screen.icon_name, at_foot=len(self.screens) == len(screens)
            )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        edge = QFrame()
        edge.setProperty("role", "upright")
        row.addWidget(edge)
        row.addWidget(self._stack, 1)

    @property
    def current(self) -> Screen:
        """The screen that is seen."""
        return self.screens[self._stack.currentIndex()]

    @Slot(int)
    def go(self, number: int) -> None:
        """Show a screen by its place on the rail, counted from 0."""
        if number < len(self.screens):
            self._stack.setCurrentIndex(number)
            self.rail.select(number)
            self.current.shown()

    @Slot(str, str)
    def _mark(self, word: str, sentence: str) -> None:
        screen = self.sender()
        if isinstance(screen, Screen):
            self.rail.mark(self.screens.index(screen), word, sentence)

    @Slot()
    def capture(self) -> None:
        """Write something down, wherever the person is."""
        for number, screen in enumerate(self.screens):
            if screen.opens is Record.INCIDENT:
                self.go(number)
                screen.start_new()

    @Slot()
    def start_new(self) -> None:
        """Begin a new one of what the screen keeps that is seen."""
        self.current.start_new()

    @Slot()
    def search(self) -> None:
        """Search on the screen that is seen."""
        self.current.focus_search()

    @Slot(object, str)
    def open_record(self, kind: Record, record_id: str) -> None:
        """Go to the screen that opens such records, and open it there."""
        for number, screen in enumerate(self.screens):
            if screen.opens is kind:
                self.go(number)
                screen.open_record(record_id)

    @Slot(str, tuple)
    def begin_note(self, text: str, people: tuple[PersonId, ...]) -> None:
        """Go to where incidents are written, and begin one with some words."""
        for number, screen in enumerate(self.screens):
            if screen.opens is Record.INCIDENT:
                self.go(number)
                screen.begin_note(text, people)

    def leave(self) -> None:
        """The vault is about to lock: screens hand over what is not kept yet."""
        for screen in self.screens:
            screen.leave()

    def fit(self) -> None:
        """Sizes of text are different now."""
        self.rail.fit()
        self._collapse_rail()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Give the rail's words up before anything else has to give."""
        super().resizeEvent(event)
        self._collapse_rail()

    def _collapse_rail(self) -> None:
        self.rail.collapse(self.width() < current_theme().px(_RAIL_NEEDS_PX))
