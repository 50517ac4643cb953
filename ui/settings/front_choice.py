"""Setting of what opens in front when the person leaves."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.preferences import Preferences
from ui.dialogs import FileDialogs
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.elided_label import ElidedLabel
from ui.shared.text import PlainLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class FrontChoice(QWidget):
    """A document or program, or nothing.

    `changed(Preferences)`: what the person wants from now on.
    """

    changed = Signal(object)

    def __init__(self, dialogs: FileDialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._preferences = Preferences()
        self.shown = ElidedLabel()
        self.shown.setObjectName("front")
        self.choose_button = PlainButton(tr("Choose…"), "file-text")
        self.choose_button.setObjectName("front-choose")
        self.choose_button.setAccessibleName(tr("Choose what opens when you leave"))
        self.nothing_button = QuietButton(tr("Open nothing"), "x")
        self.nothing_button.setObjectName("front-nothing")
        self.choose_button.clicked.connect(self._choose)
        self.nothing_button.clicked.connect(self._take_nothing)
        self._lay_out()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is in use."""
        self._preferences = preferences
        self.shown.say(preferences.front or tr("Nothing"))
        self.nothing_button.setVisible(bool(preferences.front))

    @Slot()
    def _choose(self) -> None:
        chosen = self._dialogs.open_file(self.window(), tr("What opens when you leave"))
        if chosen is not None:
            self._take(chosen)

    @Slot()
    def _take_nothing(self) -> None:
        self.choose_button.setFocus()
        self._take(None)

    def _take(self, thing: Path | None) -> None:
        front = "" if thing is None else str(thing)
        self.show_preferences(replace(self._preferences, front=front))
        self.changed.emit(self._preferences)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.choose_button)
        row.addWidget(self.nothing_button)
        row.addWidget(self.shown, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(PlainLabel(tr("Open in front when you leave by the key or the button")))
        column.addLayout(row)
        column.addWidget(
            SoftLabel(
                tr(
                    "A document or program that may be seen by anybody, such as a recipe or the"
                    " news. It comes as fast as it starts, which may take seconds. Anybody who"
                    " uses this computer account can find out that it was chosen here, and that"
                    " it was opened."
                )
            )
        )
        self.setFocusProxy(self.choose_button)
        row.setAlignment(Qt.AlignmentFlag.AlignLeading)
