"""Under which name and icon the app is seen."""

from dataclasses import replace

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from core.preferences import Preferences, Title
from ui.disguise.guise import guise_of
from ui.shared.icons import icon
from ui.shared.text import PlainLabel, SectionLabel, SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_ICON_PX = 24


class Names(QWidget):
    """A few harmless names to choose from, and what none of them can hide.

    `changed(Preferences)`: what the person wants from now on.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = Preferences()
        self._titles = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(SectionLabel(tr("Name and icon")))
        column.addWidget(
            PlainLabel(
                tr(
                    "What somebody sees who glances at the window, the taskbar or the page where"
                    " you type your passphrase. It changes at once."
                )
            )
        )
        for number, title in enumerate(Title):
            column.addWidget(self._button(number, title))
        column.addWidget(SoftLabel(_what_it_cannot_hide()))
        self._titles.idClicked.connect(self._chosen)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is in use."""
        self._preferences = preferences
        self._titles.button(list(Title).index(preferences.title)).setChecked(True)
        side = current_theme().px(_ICON_PX)
        for button in self._titles.buttons():
            button.setIconSize(QSize(side, side))

    def _button(self, number: int, title: Title) -> QRadioButton:
        guise = guise_of(title)
        button = QRadioButton(guise.name)
        button.setObjectName(f"title-{title}")
        button.setIcon(icon(guise.icon_name))
        self._titles.addButton(button, number)
        return button

    @Slot(int)
    def _chosen(self, number: int) -> None:
        self._preferences = replace(self._preferences, title=list(Title)[number])
        self.changed.emit(self._preferences)


def _what_it_cannot_hide() -> str:
    return tr(
        "This helps against a glance, not against a closer look. The app is still in the list of"
        " running programs, in its own folder, and in the files of the vault. “Other ways to open”"
        " shows it, and so does all that is on the screen while the vault is open."
    )
