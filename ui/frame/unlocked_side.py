"""Everything that is seen while a vault is open: the rail and the screens."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from core.ids import PersonId
from ui.frame.in_any_case import take_all
from ui.frame.rail import Rail
from ui.screen import Record, Screen, ScreenContext
from ui.shared.theme import current_theme

_RAIL_NEEDS_PX = 920
_PAUSE_MS = 150
"""Between making one screen and the next, so that what the person types is not held up."""


class UnlockedSide(QWidget):
    """Made at unlock, destroyed at lock, with everything in it.

    `begin` makes the first screen. The others are made when they are wanted, or one after the other
    soon after, because some have work to do that nobody has to ask for.

    `said(str)`: a quiet message of a screen. `made(Screen)`: a screen is there now, not shown yet.
    `new_key_wanted()`: as the screen's.
    """

    said = Signal(str)
    made = Signal(object)
    new_key_wanted = Signal()

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
        self._kinds, self._context = tuple(screens), context
        self._made: dict[int, Screen] = {}
        for number, kind in enumerate(self._kinds, start=1):
            self.rail.add_place(kind.name(), kind.icon_name, at_foot=number == len(self._kinds))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._make_next)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        edge = QFrame()
        edge.setProperty("role", "upright")
        row.addWidget(edge)
        row.addWidget(self._stack, 1)

    @property
    def screens(self) -> tuple[Screen, ...]:
        """The screens that are made, in the order of the rail."""
        return tuple(self._made[number] for number in sorted(self._made))

    @property
    def current(self) -> Screen:
        """The screen that is seen."""
        return next(each for each in self.screens if each is self._stack.currentWidget())

    @property
    def help_words(self) -> tuple[str, str]:
        """Title and text of the help for the screen that is seen."""
        return self.current.title, self.current.help_text

    def begin(self) -> None:
        """Show the first screen, and make the others soon."""
        self.go(0)
        self._pause.start()

    @Slot(int)
    def go(self, number: int) -> None:
        """Show a screen by its place on the rail, counted from 0."""
        if number < len(self._kinds):
            self._stack.setCurrentWidget(self.place(number))
            self.rail.select(number)
            self.current.shown()

    def place(self, number: int) -> Screen:
        """Return the screen at a place of the rail; it is made if it is not there yet."""
        if number not in self._made:
            screen = self._kinds[number](self._context)
            screen.said.connect(self.said)
            screen.record_wanted.connect(self.open_record)
            screen.note_wanted.connect(self.begin_note)
            screen.marked.connect(self._mark)
            screen.new_key_wanted.connect(self.new_key_wanted)
            self._made[number] = screen
            self._stack.addWidget(screen)
            self.made.emit(screen)
        return self._made[number]

    @Slot()
    def _make_next(self) -> None:
        missing = [each for each in range(len(self._kinds)) if each not in self._made]
        if missing and self._context.runner.is_unlocked:
            self.place(missing[0])
            self._pause.start()

    @Slot(str, str)
    def _mark(self, word: str, sentence: str) -> None:
        screen = self.sender()
        if isinstance(screen, Screen):
            self.rail.mark(self._kinds.index(type(screen)), word, sentence)

    @Slot()
    def capture(self) -> None:
        """Write something down, wherever the person is."""
        self._go_where(Record.INCIDENT).start_new()

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
        self._go_where(kind).open_record(record_id)

    @Slot(str, tuple)
    def begin_note(self, text: str, people: tuple[PersonId, ...]) -> None:
        """Go to where incidents are written, and begin one with some words."""
        self._go_where(Record.INCIDENT).begin_note(text, people)

    def _go_where(self, record: Record) -> Screen:
        """Show the screen that opens such records."""
        opening = [kind.opens for kind in self._kinds]
        self.go(opening.index(record))
        return self.current

    def leave(self) -> None:
        """The vault is about to lock: screens hand over what is not kept yet."""
        self._pause.stop()
        take_all(*(screen.leave for screen in self.screens))

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
