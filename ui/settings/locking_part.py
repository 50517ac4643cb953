"""Settings of when the vault locks, and of leaving."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from core.preferences import LeaveKey, Preferences
from ui.dialogs import FileDialogs
from ui.own_clipboard import KEPT_SECONDS
from ui.settings.front_choice import FrontChoice
from ui.settings.locking_events import LockingEvents
from ui.shared.key_names import shown_keys
from ui.shared.text import PlainLabel, SectionLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr, tr_n

_MINUTES = (1, 2, 5, 10, 15, 30, 0)


class LockingPart(QWidget):
    """Minutes until it locks, what else locks, the key that leaves, and what it leads to.

    `changed(Preferences)`: what the person wants from now on.
    """

    changed = Signal(object)

    def __init__(self, dialogs: FileDialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = Preferences()
        self.minutes, self.leave_key = _minutes_choice(), _leave_key_choice()
        self.events, self.front = LockingEvents(), FrontChoice(dialogs)
        self._lay_out()
        self.minutes.activated.connect(self._minutes_chosen)
        self.leave_key.activated.connect(self._key_chosen)
        self.events.changed.connect(self._take)
        self.front.changed.connect(self._take)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is in use."""
        self._preferences = preferences
        self.minutes.setCurrentIndex(max(self.minutes.findData(preferences.lock_after_minutes), 0))
        self.leave_key.setCurrentIndex(list(LeaveKey).index(preferences.leave_key))
        self.events.show_preferences(preferences)
        self.front.show_preferences(preferences)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(SectionLabel(tr("Locking and leaving")))
        column.addLayout(
            _named(
                tr("Lock when nobody touches the app"), self.minutes, tr("Ctrl+L locks at once.")
            )
        )
        column.addSpacing(GRID)
        column.addWidget(self.events)
        column.addSpacing(GRID)
        column.addLayout(
            _named(
                tr("Key that leaves at once"),
                self.leave_key,
                tr("It hides every window, locks and ends the app, wherever you are in it."),
            )
        )
        column.addSpacing(GRID)
        column.addWidget(self.front)
        column.addSpacing(GRID)
        column.addWidget(SoftLabel(_about_clipboard()))

    @Slot(int)
    def _minutes_chosen(self, number: int) -> None:
        minutes = self.minutes.itemData(number)
        self._take(replace(self._preferences, lock_after_minutes=minutes))

    @Slot(int)
    def _key_chosen(self, number: int) -> None:
        self._take(replace(self._preferences, leave_key=list(LeaveKey)[number]))

    @Slot(object)
    def _take(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self.changed.emit(preferences)


def _about_clipboard() -> str:
    return tr_n(
        "What you copy here is taken off the clipboard after {n} second, and at once"
        " when the vault locks. A program that remembers what was copied is asked not"
        " to; it may do so all the same.",
        "What you copy here is taken off the clipboard after {n} seconds, and at once"
        " when the vault locks. A program that remembers what was copied is asked not"
        " to; it may do so all the same.",
        KEPT_SECONDS,
    ).format(n=KEPT_SECONDS)


def _minutes_choice() -> QComboBox:
    choice = QComboBox()
    choice.setObjectName("lock-after")
    for minutes in _MINUTES:
        text = (
            tr_n("After {n} minute", "After {n} minutes", minutes).format(n=minutes)
            if minutes
            else tr("Never by itself")
        )
        choice.addItem(text, minutes)
    return choice


def _leave_key_choice() -> QComboBox:
    choice = QComboBox()
    choice.setObjectName("leave-key")
    choice.addItems([shown_keys(key) for key in LeaveKey])
    return choice


def _named(name: str, choice: QComboBox, more: str) -> QVBoxLayout:
    label = PlainLabel(name)
    label.setBuddy(choice)
    choice.setAccessibleName(name)
    column = QVBoxLayout()
    column.setSpacing(GRID // 2)
    column.addWidget(label)
    column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeading)
    column.addWidget(SoftLabel(more))
    return column
