"""A day from which on, or before which, notes are looked for."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDateEdit, QWidget

from core.incidents.search import Field, Filter, first_day
from ui.shared.flow_layout import FlowLayout
from ui.shared.private_typing import keep_private


class DayFilter(QWidget):
    """A tick and a date. `edited()`: the person changed one of them.

    `field` is Field.AFTER or Field.BEFORE. A month or a year that was typed stays one until the
    date is changed.
    """

    edited = Signal()

    def __init__(self, field: Field, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._shown: Filter | None = None
        self.tick = QCheckBox(words)
        self.tick.setObjectName(f"filter-{field}")
        self.edit = QDateEdit()
        self.edit.setObjectName(f"filter-{field}-day")
        self.edit.setAccessibleName(words)
        self.edit.setCalendarPopup(False)
        keep_private(self.edit)
        self.edit.setMinimumDate(QDate(1900, 1, 1))
        # Right to left, Qt would turn the order of the numbers around as well.
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.edit.setDate(QDate.currentDate())
        flow = FlowLayout(self)
        flow.addWidget(self.tick)
        flow.addWidget(self.edit)
        self.tick.toggled.connect(self._toggled)
        self.edit.dateChanged.connect(self._changed)
        self.show_filter(None)

    def show_filter(self, shown: Filter | None) -> None:
        """Show a filter of this field; None: there is none."""
        self._shown = shown
        for each in (self.tick, self.edit):
            each.blockSignals(True)  # noqa: FBT003  Qt's own
        day = first_day(shown.value) if shown else None
        self.tick.setChecked(day is not None)
        if day is not None:
            self.edit.setDate(QDate(day.year, day.month, day.day))
        self.edit.setVisible(day is not None)
        for each in (self.tick, self.edit):
            each.blockSignals(False)  # noqa: FBT003  Qt's own

    def filters(self) -> tuple[Filter, ...]:
        """Return the filter, if there is one."""
        if not self.tick.isChecked():
            return ()
        chosen = self.edit.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        if self._shown is not None and first_day(self._shown.value) == day:
            return (self._shown,)
        return (Filter(self._field, day.isoformat()),)

    @Slot(bool)
    def _toggled(self, is_on: bool) -> None:  # noqa: FBT001  Qt's signal
        self.edit.setVisible(is_on)
        self.edited.emit()

    @Slot()
    def _changed(self) -> None:
        self.edited.emit()
