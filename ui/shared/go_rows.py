"""A short list of rows, each with a button that goes somewhere and one that takes the row away."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shared.buttons import IconButton, QuietButton
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme

_GO_PX = 180
_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class RowWords:
    """What one row says. All of it is plain text that is safe to show."""

    go: str
    details: str
    """The quieter line beneath."""
    says: str
    """What `go` does, for screen readers."""
    removes: str
    """What taking it away does, for screen readers and as a tooltip."""


class GoRows(QWidget):
    """`chosen(int)`, `removed(int)`: a button of the row in this place, counted from 0.

    For a handful of rows: each is a widget. Names are `{name}-0` and `{name}-remove-0`.
    """

    chosen = Signal(int)
    removed = Signal(int)

    def __init__(self, name: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._icon = name, icon_name
        self._rows: list[QWidget] = []
        self._removes: list[IconButton] = []
        self._is_read_only = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)

    def show_rows(self, words: Sequence[RowWords]) -> None:
        """Show other rows."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._removes = []
        self._rows = [self._row(place, each) for place, each in enumerate(words)]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let rows be taken away, or not."""
        self._is_read_only = read_only
        for each in self._removes:
            each.setVisible(not read_only)

    def _row(self, place: int, words: RowWords) -> QWidget:
        row = QWidget()
        go = QuietButton("", self._icon)
        room = current_theme().px(_GO_PX)
        go.setText(go.fontMetrics().elidedText(words.go, _ELIDE, room))
        go.setAccessibleName(words.says)
        go.setObjectName(f"{self._name}-{place}")
        go.setProperty("place", place)
        go.clicked.connect(self._choose)
        remove = IconButton("x", words.removes)
        remove.setObjectName(f"{self._name}-remove-{place}")
        remove.setProperty("place", place)
        remove.clicked.connect(self._remove)
        if self._is_read_only:  # shown before it has a parent, it would be a window of its own
            remove.hide()
        self._removes.append(remove)
        line = QHBoxLayout()
        line.addWidget(go)
        line.addStretch(1)
        line.addWidget(remove)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(SoftLabel(words.details))
        return row

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.sender().property("place"))

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.sender().property("place"))
