"""Asks once where the numbers are from that are written without a country."""

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from ui.blocklists.fact_words import region_word
from ui.shared.buttons import PlainButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import PlainLabel
from ui.shared.theme import GRID
from ui.translate import tr


class RegionLine(QFrame):
    """`chosen(str)`: the region (ISO 3166-1, two letters)."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("region-line")
        self.setProperty("role", "card")
        self.regions = QComboBox()
        self.regions.setObjectName("region-choice")
        self.regions.setAccessibleName(tr("Where numbers without a country code are from"))
        self.regions.setMaxVisibleItems(20)
        self.keep_button = PlainButton(tr("They are from there"), "check")
        self.keep_button.setObjectName("region-keep")
        row = FlowLayout()
        row.addWidget(self.regions)
        row.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2)
        column.setSpacing(GRID)
        column.addWidget(
            PlainLabel(
                tr(
                    "Where are numbers from that are written without a country code? Then the app"
                    " knows the same number however it is written. It is asked once, and nothing"
                    " that you wrote changes."
                )
            )
        )
        column.addLayout(row)
        self.regions.currentIndexChanged.connect(self._arrange)
        self.keep_button.clicked.connect(self._choose)
        self.hide()

    def ask(self, region: str = "") -> None:
        """Ask, with this region first to be chosen; empty: the computer's own."""
        if not self.regions.count():
            self._fill()
        if region:
            self.regions.setCurrentIndex(self.regions.findData(region))
        self._arrange()
        self.show()

    def _fill(self) -> None:
        named = sorted((region_word(code), code) for code in _codes())
        for name, code in named:
            self.regions.addItem(name, code)
        own = QLocale.territoryToCode(QLocale.system().territory())
        self.regions.setPlaceholderText(tr("Choose the country"))
        self.regions.setCurrentIndex(self.regions.findData(own))

    @Slot()
    def _arrange(self) -> None:
        self.keep_button.setEnabled(self.regions.currentIndex() >= 0)

    @Slot()
    def _choose(self) -> None:
        self.hide()
        self.chosen.emit(self.regions.currentData())


def _codes() -> list[str]:
    """Return the regions that have telephone numbers of their own."""
    from core.blocklists.forms.phone import REGIONS  # noqa: PLC0415  loads a table of all countries

    return [code for code in REGIONS if len(code) == len("DE") and region_word(code)]
