"""The time zone of a note, and a list of all of them to search."""

from zoneinfo import available_timezones

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.journal.words import zone_words
from ui.shared.buttons import QuietButton
from ui.shared.picker import Choice, Picker, PickerWords
from ui.shared.theme import GRID
from ui.translate import tr


class ZoneField(QWidget):
    """The picker opens below what stands beside the button. `chosen(str)`: another IANA name."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QuietButton("", "globe")
        self.button.setObjectName(name)
        self.picker = Picker(
            name, PickerWords(tr("Find a city or region"), tr("No time zone has these letters."))
        )
        self.picker.hide()
        self._is_offered = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.picker)
        self.button.clicked.connect(self._open_or_close)
        self.picker.toggled.connect(self._take)
        self.picker.closed.connect(self._close)
        self.hide()

    def show_zone(self, zone: str) -> None:
        """Show another zone, without a word that it was edited."""
        self._zone = zone
        words = zone_words(zone)
        self.button.setText(words)
        self.button.setAccessibleName(tr("Time zone: {zone}").format(zone=words))
        why = tr("The same hour is another moment elsewhere. Choose where the clocks were.")
        self.button.setToolTip(why)
        self.button.setAccessibleDescription(why)

    @Slot()
    def _open_or_close(self) -> None:
        if self.isHidden():
            if not self._is_offered:
                self._is_offered = True
                zones = sorted(zone for zone in available_timezones() if "/" in zone)
                self.picker.offer([Choice(each, zone_words(each)) for each in ("UTC", *zones)])
            self.show()
            self.picker.show()
            self.picker.mark((self._zone,))
        else:
            self._close()

    @Slot()
    def _close(self) -> None:
        self.picker.hide()
        self.hide()
        self.button.setFocus()

    @Slot(str)
    def _take(self, zone: str) -> None:
        self._close()
        self.show_zone(zone)
        self.chosen.emit(zone)
