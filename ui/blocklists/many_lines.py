"""Adding many identifiers at once, one in each line."""

from collections import Counter

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.blocklists.person import IdentifierContent
from ui.blocklists.counts import identifiers_words
from ui.blocklists.typed import MAX_LINES, lines_of, read_lines
from ui.blocklists.words import kinds_word
from ui.shared.buttons import PrimaryButton, QuietButton
from ui.shared.fields import AreaField
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class ManyLines(QFrame):
    """Says what the lines seem to be before they are added.

    `added(tuple[IdentifierContent, ...])`. `closed()`: none, after all; also by Esc.
    """

    added = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("many-lines")
        self.setProperty("role", "card")
        self.lines = AreaField(
            "many-lines-text",
            tr("One in each line"),
            tr("Numbers, addresses and accounts in any order; each becomes one of the list."),
        )
        self.lines.setPlaceholderText(tr("One number, address or account in each line"))
        self.found = SoftLabel()
        self.found.setObjectName("many-lines-found")
        self.add_button = PrimaryButton("", "plus")
        self.add_button.setObjectName("many-lines-add")
        self.close_button = QuietButton(tr("Close"))
        self.close_button.setObjectName("many-lines-close")
        buttons = FlowLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2)
        column.setSpacing(GRID)
        for part in (self.lines, self.found):
            column.addWidget(part)
        column.addLayout(buttons)
        self.lines.textChanged.connect(self._look)
        self.add_button.clicked.connect(self._add)
        self.close_button.clicked.connect(self.close_card)
        self.hide()

    def begin(self, text: str) -> None:
        """Open with these lines."""
        self.lines.setPlainText(text)
        self._look()
        self.show()
        self.lines.setFocus()

    @Slot()
    def close_card(self) -> None:
        """Add none."""
        self.lines.clear()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def _read(self) -> tuple[IdentifierContent, ...]:
        return read_lines(lines_of(self.lines.toPlainText())[:MAX_LINES])

    @Slot()
    def _look(self) -> None:
        read = self._read()
        kinds = Counter(each.kind for each in read)
        said = [
            tr("{kind}: {n}").format(kind=kinds_word(kind), n=count)
            for kind, count in kinds.most_common()
        ]
        if len(lines_of(self.lines.toPlainText())) > MAX_LINES:
            said.append(
                tr("Only the first {n} lines are added at once; the rest stays here.").format(
                    n=MAX_LINES
                )
            )
        self.found.setText(" · ".join(said))
        self.found.setVisible(bool(said))
        self.add_button.setText(tr("Add {what}").format(what=identifiers_words(len(read))))
        self.add_button.setEnabled(bool(read))

    @Slot()
    def _add(self) -> None:
        read = self._read()
        rest = lines_of(self.lines.toPlainText())[MAX_LINES:]
        self.added.emit(read)
        if rest:
            self.lines.setPlainText("\n".join(rest))
        else:
            self.close_card()
