"""How far off a time may be: exactly, or about, give or take."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from ui.shared.fields import explain
from ui.shared.flow_layout import FlowLayout
from ui.shared.private_typing import keep_private
from ui.shared.theme import GRID
from ui.translate import tr, tr_n

_UNITS = (1, 60, 24 * 60)
_MOST = 999


def give_words(minutes: int) -> str:
    """Return how far off a time may be."""
    unit = next(unit for unit in reversed(_UNITS) if minutes % unit == 0)
    count = minutes // unit
    return {
        1: tr_n("about, give or take {n} minute", "about, give or take {n} minutes", count),
        60: tr_n("about, give or take {n} hour", "about, give or take {n} hours", count),
        24 * 60: tr_n("about, give or take {n} day", "about, give or take {n} days", count),
    }[unit].format(n=count)


class GiveField(QWidget):
    """`edited()`: the person changed it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        why = tr("An honest “about” holds better than an exact time that turns out wrong.")
        self.kind = QComboBox()
        explain(self.kind, "when-about", tr("How exact the time is"), why)
        self.kind.addItem(tr("exactly"))
        self.kind.addItem(tr("give or take"))
        self.count = QSpinBox()
        explain(self.count, "when-give", tr("Give or take"), why)
        self.count.setRange(1, _MOST)
        keep_private(self.count)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.unit = QComboBox()
        explain(self.unit, "when-give-unit", tr("Minutes, hours or days"), why)
        for words in (tr("minutes"), tr("hours"), tr("days")):
            self.unit.addItem(words)
        row = FlowLayout(self)
        row.setSpacing(GRID // 2)
        for each in (self.kind, self.count, self.unit):
            row.addWidget(each)
        self.kind.activated.connect(self._changed)
        self.count.valueChanged.connect(self._changed)
        self.unit.activated.connect(self._changed)
        self.show_minutes(None)

    def show_minutes(self, minutes: int | None) -> None:
        """Show another value, without a word that it was edited."""
        with QSignalBlocker(self.count):
            self.kind.setCurrentIndex(0 if minutes is None else 1)
            given = 30 if minutes is None else minutes
            fitting = [n for n, unit in enumerate(_UNITS) if given % unit == 0]
            place = fitting[-1]
            self.count.setMaximum(max(_MOST, given // _UNITS[place]))
            self.count.setValue(given // _UNITS[place])
            self.unit.setCurrentIndex(place)
        self._arrange()

    def minutes(self) -> int | None:
        """Return how many minutes it may be off; None: it is exact."""
        if self.kind.currentIndex() == 0:
            return None
        return self.count.value() * _UNITS[self.unit.currentIndex()]

    def _arrange(self) -> None:
        is_about = self.kind.currentIndex() == 1
        self.count.setVisible(is_about)
        self.unit.setVisible(is_about)

    @Slot()
    def _changed(self) -> None:
        self._arrange()
        self.edited.emit()
