"""The columns of a table that was opened: heading, an example, and what it holds."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.blocklists.exchange.list_file import Columns
from core.blocklists.exchange.mapping import Role
from core.blocklists.exchange.tables import Record
from ui.blocklists.exchange.words import role_word
from ui.plain_text import isolated, visible
from ui.shared.icons import icon
from ui.translate import tr

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
_EXAMPLES, _SHOWN_CHARACTERS = 2, 60
_ROLE_COLUMN = 2


class ColumnsModel(QAbstractTableModel):
    """`edited()`: a column holds something else."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: Sequence[Record] = ()
        self._roles: list[Role] = []
        self._skip_first = False

    @property
    def columns(self) -> Columns:
        """What is chosen."""
        return Columns(tuple(self._roles), self._skip_first)

    def show(self, records: Sequence[Record], columns: Columns) -> None:
        """Show the columns of another table."""
        self.beginResetModel()
        self._records, self._roles = records, list(columns.roles)
        self._skip_first = columns.skip_first
        self.endResetModel()

    def skip_first(self, *, is_skipped: bool) -> None:
        """Take the first row for headings, or for a row like others."""
        self._skip_first = is_skipped
        self.edited.emit()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """Return the number of columns of the table."""
        return 0 if parent.isValid() else len(self._roles)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """Return 3."""
        return 0 if parent.isValid() else 3

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        return (tr("Column"), tr("For example"), tr("Holds"))[section]

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return what a cell shows, with a mark when it can be changed; or the role itself."""
        if not index.isValid():
            return None
        column = index.row()
        if role == _EDIT and index.column() == _ROLE_COLUMN:
            return self._roles[column]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _ROLE_COLUMN:
            return icon("chevron-down", "soft")
        if role not in (_DISPLAY, Qt.ItemDataRole.ToolTipRole):
            return None
        if index.column() == _ROLE_COLUMN:
            return role_word(self._roles[column])
        return self._heading(column) if index.column() == 0 else self._example(column)

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:  # noqa: N802  Qt's name
        """Let a column hold something else."""
        if role != _EDIT or not isinstance(value, Role) or value is self._roles[index.row()]:
            return False
        self._roles[index.row()] = value
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what a column holds can be changed."""
        flags = super().flags(index)
        is_role = index.isValid() and index.column() == _ROLE_COLUMN
        return flags | Qt.ItemFlag.ItemIsEditable if is_role else flags

    def _heading(self, column: int) -> str:
        first = self._records[0].cells if self._records and self._skip_first else None
        if first and column < len(first) and first[column].strip():
            return visible(first[column].strip()[:_SHOWN_CHARACTERS])
        return tr("Column {n}").format(n=column + 1)

    def _example(self, column: int) -> str:
        rows = [each.cells for each in self._records[int(self._skip_first) :] if each.cells]
        cells = [row[column].strip() for row in rows if len(row) > column and row[column].strip()]
        return " · ".join(isolated(cell[:_SHOWN_CHARACTERS]) for cell in cells[:_EXAMPLES])


class RoleDelegate(QStyledItemDelegate):
    """Lets the person choose what a column holds, from a list in the row itself."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802  Qt's name
        """Put the mark where lists that open have it."""
        super().initStyleOption(option, index)
        option.decorationPosition = QStyleOptionViewItem.Position.Right

    def createEditor(  # noqa: N802  Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return a combo box that is opened at once."""
        del option, index
        box = QComboBox(parent)
        box.setObjectName("import-column-role")
        for each in Role:
            box.addItem(role_word(each), each)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802  Qt's name
        """Show what the column holds."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(list(Role).index(index.data(_EDIT)))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:  # noqa: N802  Qt's name
        """Keep what was chosen."""
        if isinstance(editor, QComboBox) and isinstance(model, ColumnsModel):
            model.setData(index, list(Role)[editor.currentIndex()])
