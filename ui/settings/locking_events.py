"""Settings of what locks the vault besides time."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.preferences import LockTrigger, Preferences
from ui.lock_triggers.source import source_here
from ui.shared.text import PlainLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class LockingEvents(QWidget):
    """A box to tick for each.

    `changed(Preferences)`: what the person wants from now on.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = Preferences()
        self._boxes: dict[LockTrigger, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(tr("Lock as well when")))
        tells = source_here().tells | {LockTrigger.MINIMISED}
        for trigger, words in _words().items():
            if trigger in tells:
                column.addWidget(self._box(trigger, words))
        column.addWidget(SoftLabel(_explanation(is_told=len(tells) > 1)))

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is in use."""
        self._preferences = preferences
        for trigger, box in self._boxes.items():
            box.setChecked(trigger in preferences.lock_when)

    @Slot()
    def _chosen(self) -> None:
        elsewhere = self._preferences.lock_when - self._boxes.keys()
        here = frozenset(trigger for trigger, box in self._boxes.items() if box.isChecked())
        self._preferences = replace(self._preferences, lock_when=elsewhere | here)
        self.changed.emit(self._preferences)

    def _box(self, trigger: LockTrigger, words: str) -> QCheckBox:
        box = self._boxes[trigger] = QCheckBox(words)
        box.setObjectName(f"lock-when-{trigger}")
        box.clicked.connect(self._chosen)
        return box


def _words() -> Mapping[LockTrigger, str]:
    return {
        LockTrigger.SUSPEND: tr("the computer goes to sleep"),
        LockTrigger.SESSION_LOCK: tr("the computer's screen is locked"),
        LockTrigger.SCREEN_SAVER: tr("the screen saver starts"),
        LockTrigger.LID: tr("the lid is closed"),
        LockTrigger.MINIMISED: tr("I make the window small"),
    }


def _explanation(*, is_told: bool) -> str:
    if not is_told:
        return tr("On this system the app does not hear of sleep, screen lock or lid yet.")
    return tr(
        "Your desktop tells the app of these. Not every desktop tells all of them: try once what"
        " yours does."
    )
