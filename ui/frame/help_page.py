"""Help on the page where the person is, and the keys that work everywhere."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.frame.keys import key_words
from ui.shared.buttons import QuietButton
from ui.shared.key_names import shown_keys
from ui.shared.reading_page import ReadingPage
from ui.shared.text import BodyLabel, PlainLabel, SectionLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr


class HelpPage(QWidget):
    """Takes the place of the page it helps with.

    `closed()`: the person wants to go back.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help-page")
        self._page = ReadingPage()
        self.back_button = QuietButton(tr("Back"), "arrow-left")
        self.back_button.setObjectName("help-back")
        self.back_button.clicked.connect(self.closed)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.closed)
        self._title, self._text = TitleLabel(), BodyLabel()
        self._text.setObjectName("help-text")
        self._leave_keys = _key_label("")
        column = self._page.column
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(GRID * 2)
        column.addWidget(SectionLabel(tr("Keys")))
        column.addLayout(self._key_table())
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)

    def explain(self, title: str, text: str, leave_keys: str) -> None:
        """Show these words above the keys, among which is the one to leave with."""
        self._leave_keys.setText(shown_keys(leave_keys))
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._page.verticalScrollBar().setValue(0)
        self.back_button.setFocus()

    def _key_table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(GRID * 3)
        table.setVerticalSpacing(GRID)
        table.setColumnStretch(1, 1)
        rows = [(_key_label(shown_keys(keys)), meaning) for keys, meaning in key_words()]
        rows.append((self._leave_keys, tr("Leave now: hide everything, lock and end")))
        for row, (label, meaning) in enumerate(rows):
            table.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            table.addWidget(PlainLabel(meaning), row, 1)
        return table


def _key_label(keys: str) -> PlainLabel:
    label = PlainLabel(keys)
    label.setProperty("role", "strong")
    label.setWordWrap(False)
    return label
