"""What the columns of a table hold, for the person to decide."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QTableView, QVBoxLayout, QWidget

from core.blocklists.exchange.list_file import Columns
from core.blocklists.exchange.tables import Record
from ui.blocklists.exchange.columns_model import ColumnsModel, RoleDelegate
from ui.blocklists.exchange.plain_table import PlainTable
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_WIDTHS_PX, _HEIGHT_PX = (200, 320), 210


class ColumnsTable(QWidget):
    """`edited()`: something else was decided."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ColumnsModel(self)
        self.heading_box = QCheckBox(tr("The first row holds headings"))
        self.heading_box.setObjectName("import-heading")
        self.table = PlainTable(self.model, _WIDTHS_PX, _HEIGHT_PX)
        self.table.setObjectName("import-columns")
        self.table.setAccessibleName(tr("What the columns hold"))
        self.table.setItemDelegate(RoleDelegate(self.table))
        self.table.setEditTriggers(QTableView.EditTrigger.AllEditTriggers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(
            SoftLabel(
                tr("See whether the columns were understood; click to change what one holds.")
            )
        )
        column.addWidget(self.heading_box)
        column.addWidget(self.table)
        self.heading_box.clicked.connect(self._on_heading)
        self.model.edited.connect(self.edited)

    @property
    def columns(self) -> Columns:
        """What is decided."""
        return self.model.columns

    def show_table(self, records: Sequence[Record], columns: Columns) -> None:
        """Be about another table."""
        self.model.show(records, columns)
        self.heading_box.setChecked(columns.skip_first)

    @Slot()
    def _on_heading(self) -> None:
        self.model.skip_first(is_skipped=self.heading_box.isChecked())
