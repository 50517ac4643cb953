"""The text of a file or mail, folded away until it is asked for."""

import re

from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.journal.evidence.seeing import Seen
from ui.shared.text import PlainLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_ADDRESS = re.compile(r"\b(?:https?://|www\.)", re.IGNORECASE)
_LOOKED_AT = 200_000
"""So much of a text may be looked through while the window waits: a few milliseconds."""


class FileText(QWidget):
    """Plain text only: no link in it can be followed, nothing it names is fetched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QPlainTextEdit()
        self.field.setObjectName("evidence-text")
        self.field.setAccessibleName(tr("Text of the file"))
        self.field.setReadOnly(True)
        self.field.setUndoRedoEnabled(False)
        self.field.setTabChangesFocus(True)
        self._folded = PlainLabel(
            tr("The text is folded away until you ask for it. You can also leave it unread.")
        )
        self._folded.setObjectName("evidence-text-folded")
        self._cut = SoftLabel(tr("Only the beginning is shown. A saved copy has all of it."))
        self._cut.setObjectName("evidence-text-cut")
        self._addresses = SoftLabel(
            tr(
                "Addresses in this text are only words here. Whoever opens one in another program"
                " may be seen doing so by the one who sent it. Copy one to keep or to show it."
            )
        )
        self._addresses.setObjectName("evidence-text-addresses")
        folded = QWidget()
        words = QVBoxLayout(folded)
        words.setContentsMargins(0, GRID, 0, 0)
        words.addWidget(self._folded)
        words.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(folded)
        self._stack.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._addresses)
        column.addWidget(self._cut)

    def show_text(self, seen: Seen, *, covered: bool) -> None:
        """Show the text; while covered it is not even in the field."""
        text = "" if covered else seen.text or ""
        self._cut.setVisible(seen.is_cut and not covered)
        self._addresses.setVisible(_ADDRESS.search(text, 0, _LOOKED_AT) is not None)
        self.field.setPlainText(text)
        self._stack.setCurrentIndex(0 if covered else 1)

    def forget(self) -> None:
        """Let go of the text."""
        self.field.clear()
