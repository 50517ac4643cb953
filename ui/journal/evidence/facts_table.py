"""Names and values, one below the other, to read and select."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.shared.text import BodyLabel, SoftLabel
from ui.shared.theme import GRID


class FactsTable(QWidget):
    """Values are shown as they are given: make them safe first."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._table: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show these names and values in place of those before."""
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
        self._table = QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID * 2)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(lines):
            said = BodyLabel(value)
            said.setAccessibleName(f"{name}: {value}")
            grid.addWidget(SoftLabel(name), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, row, 1)
        self._column.addWidget(self._table)
        self._table.show()  # now, in place of the one that was hidden
