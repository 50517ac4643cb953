"""One line to say a time in one's own words, with what it may mean beneath, to confirm."""

from datetime import datetime

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from core.when_dates import How
from core.when_phrase import Clocks, Suggestion, read_phrase
from ui.journal.give_field import give_words
from ui.journal.words import date_words, time_words
from ui.shared.buttons import PlainButton
from ui.shared.fields import explain
from ui.shared.icon_label import IconLabel
from ui.shared.private_typing import keep_private
from ui.shared.text import PlainLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_PAUSE_MS = 150


class PhraseLine(QWidget):
    """`now_wanted()`: it needs the present time, for `read_at`. `confirmed(object)`: a Suggestion.

    Enter takes the only suggestion, or goes to the first of several; Down goes to the first.
    """

    now_wanted = Signal()
    confirmed = Signal(object)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._suggestions: tuple[Suggestion, ...] = ()
        self.buttons: list[PlainButton] = []
        self.line = QLineEdit()
        explain(
            self.line,
            "when-phrase",
            tr("When, in your own words"),
            tr("Say it as you would to a friend. Your own words are kept with the time."),
        )
        self.line.setPlaceholderText(tr("in your own words: last Tuesday around 9pm"))
        keep_private(self.line)
        self.line.installEventFilter(self)
        self._hint = SoftLabel()
        self._hint.setObjectName("when-phrase-hint")
        self._hint.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.line)
        column.addWidget(self._hint)
        column.addLayout(self._list)
        self.setFocusProxy(self.line)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.now_wanted)
        self.line.textEdited.connect(self._typed)

    @property
    def written(self) -> str:
        """The words typed."""
        return self.line.text().strip()

    def show_words(self, words: str) -> None:
        """Show other words, with nothing beneath."""
        self._pause.stop()
        self.line.setText(words)
        self._offer(())
        self._hint.hide()

    def set_zone(self, zone: str) -> None:
        """Read the words as those of somebody there."""
        self._zone = zone

    @Slot(object)
    def read_at(self, now: datetime) -> None:
        """Offer what the words mean at this aware instant."""
        locale = QLocale()
        order = locale.dateFormat(QLocale.FormatType.ShortFormat)
        found = read_phrase(
            self.written,
            now,
            self._zone,
            day_first=order.find("d") < order.find("M"),
            week_starts=locale.firstDayOfWeek().value - 1,
        )
        self._offer(found)
        self._hint.setVisible(bool(self.written))
        self._hint.setText(
            tr("Which of these was it?")
            if len(found) > 1
            else tr("Was it this?")
            if found
            else tr("Not understood yet. You can choose date and time instead.")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Enter and Down go to the suggestions."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            if (is_enter or event.key() == Qt.Key.Key_Down) and self.buttons:
                if is_enter and len(self.buttons) == 1:
                    self.buttons[0].click()
                else:
                    self.buttons[0].setFocus()
                return True
        return super().eventFilter(watched, event)

    def _offer(self, suggestions: tuple[Suggestion, ...]) -> None:
        for button in self.buttons:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._suggestions = suggestions
        self.buttons = []
        for place, suggestion in enumerate(suggestions):
            words = suggestion_words(suggestion)
            button = _SuggestionButton(words)
            button.setObjectName(f"when-suggestion-{place}")
            button.setAccessibleName(tr("It was {when}").format(when=words))
            button.clicked.connect(self._confirm)
            self._list.addWidget(button)
            button.show()
            QWidget.setTabOrder(self.buttons[-1] if self.buttons else self.line, button)
            self.buttons.append(button)

    @Slot()
    def _typed(self) -> None:
        self._pause.start()

    @Slot()
    def _confirm(self) -> None:
        for button, suggestion in zip(self.buttons, self._suggestions, strict=True):
            if button is self.sender():
                self.confirmed.emit(suggestion)
                return


class _SuggestionButton(PlainButton):
    """Its words wrap, as those of a push button cannot."""

    def __init__(self, words: str) -> None:
        super().__init__("")
        time, _, rest = words.partition("\n")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for label in (PlainLabel(time), SoftLabel(rest)) if rest else (PlainLabel(time),):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            lines.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 3 // 2, GRID, GRID * 3 // 2, GRID)
        row.addWidget(IconLabel("check", "soft", side=16))
        row.addLayout(lines, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Room for the words in one line."""
        return self._row().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As narrow as the longest word."""
        return self._row().minimumSize()

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """More lines when it is narrower."""
        return self._row().heightForWidth(width)

    def _row(self) -> QLayout:
        row = self.layout()
        if row is None:
            raise RuntimeError("made in __init__")
        return row


def suggestion_words(suggestion: Suggestion) -> str:
    """Return a suggestion in words: the time, how far off, and how it was understood."""
    local = suggestion.local
    time = tr("{date}, {time}").format(date=date_words(local), time=time_words(local))
    parts = []
    if suggestion.approximate_minutes is not None:
        parts.append(give_words(suggestion.approximate_minutes))
    parts.extend(words for how in suggestion.how if (words := _how_words().get(how)))
    if suggestion.clocks is Clocks.SKIPPED:
        parts.append(tr("the clocks skipped this time"))
    elif suggestion.clocks is Clocks.TWICE:
        parts.append(tr("the clocks showed this time twice"))
    return "\n".join((time, " · ".join(parts))) if parts else time


def _how_words() -> dict[How, str]:
    return {
        How.DAY_FIRST: tr("read as day, then month"),
        How.MONTH_FIRST: tr("read as month, then day"),
        How.MOST_RECENT: tr("the last one"),
        How.WEEK_BEFORE: tr("the one before"),
        How.LATEST_YEAR: tr("the last time this day came round"),
        How.NIGHT_AFTER: tr("in the night that followed"),
        How.DAY_BEFORE: tr("yesterday, as today’s is still to come"),
        How.DAY_ENDS: tr("as that day ended"),
    }
