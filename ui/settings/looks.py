"""Settings of the looks. Every change shows at once."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from core.preferences import MAX_TEXT_PERCENT, MIN_TEXT_PERCENT, Appearance, Preferences
from ui.shared.text import PlainLabel, SectionLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_STEP_PERCENT = 10


class Looks(QWidget):
    """Appearance, text size, and what is covered.

    `changed(Preferences)`: what the person wants from now on.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = Preferences()
        self._appearances = QButtonGroup(self)
        self.text_size = QSlider(Qt.Orientation.Horizontal)
        self.percent_label = PlainLabel()
        self.cover = QCheckBox(tr("Cover pictures and messages until I ask"))
        self.cover.setObjectName("cover-previews")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(SectionLabel(tr("Looks")))
        column.addLayout(self._appearance_choice())
        column.addSpacing(GRID)
        column.addLayout(self._size_choice())
        column.addSpacing(GRID)
        column.addWidget(self.cover)
        column.addWidget(
            SoftLabel(
                tr(
                    "Pictures in your notes are blurred and texts of files folded away. You open"
                    " each one when you are ready for it."
                )
            )
        )
        self._appearances.idClicked.connect(self._appearance_chosen)
        self.text_size.valueChanged.connect(self._size_chosen)
        self.cover.clicked.connect(self._cover_chosen)
        self.text_size.sliderMoved.connect(self._say_size)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is in use."""
        self._preferences = preferences
        self._appearances.button(list(Appearance).index(preferences.appearance)).setChecked(True)
        self.text_size.setValue(preferences.text_percent // _STEP_PERCENT)
        self._say_size(self.text_size.value())
        self.cover.setChecked(preferences.cover_previews)

    @Slot(int)
    def _appearance_chosen(self, number: int) -> None:
        self._take(replace(self._preferences, appearance=list(Appearance)[number]))

    @Slot(int)
    def _size_chosen(self, tens: int) -> None:
        if tens * _STEP_PERCENT != self._preferences.text_percent:
            self._take(replace(self._preferences, text_percent=tens * _STEP_PERCENT))
        self._say_size(tens)

    @Slot(bool)
    def _cover_chosen(self, is_wanted: bool) -> None:  # noqa: FBT001  Qt's signal
        self._take(replace(self._preferences, cover_previews=is_wanted))

    def _take(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self.changed.emit(preferences)

    @Slot(int)
    def _say_size(self, tens: int) -> None:
        self.percent_label.setText(tr("{percent} %").format(percent=tens * _STEP_PERCENT))

    def _appearance_choice(self) -> QGridLayout:
        words = {
            Appearance.SYSTEM: tr("As the system"),
            Appearance.LIGHT: tr("Light"),
            Appearance.DARK: tr("Dark"),
            Appearance.HIGH_CONTRAST: tr("High contrast"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID * 2)
        for number, appearance in enumerate(Appearance):
            button = QRadioButton(words[appearance])
            button.setObjectName(f"appearance-{appearance}")
            self._appearances.addButton(button, number)
            grid.addWidget(button, number // 2, number % 2)
        grid.setColumnStretch(2, 1)
        return grid

    def _size_choice(self) -> QVBoxLayout:
        self.text_size.setObjectName("text-size")
        self.text_size.setAccessibleName(tr("Size of all text"))
        tens = (MIN_TEXT_PERCENT // _STEP_PERCENT, MAX_TEXT_PERCENT // _STEP_PERCENT)
        self.text_size.setRange(*tens)
        self.text_size.setPageStep(1)
        # Everything is laid out anew: once the slider rests, not on its way.
        self.text_size.setTracking(False)
        self.percent_label.setObjectName("text-size-percent")
        self.percent_label.setWordWrap(False)
        label = PlainLabel(tr("Size of all text"))
        label.setBuddy(self.text_size)
        row = QHBoxLayout()
        row.setSpacing(GRID * 2)
        row.addWidget(self.text_size, 1)
        row.addWidget(self.percent_label)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label)
        column.addLayout(row)
        return column
