"""The recovery words of a restored vault, until the person has them on paper."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.vault.credentials import RecoveryWords
from ui.shared.buttons import PlainButton
from ui.shared.printing import has_printer
from ui.shared.text import PlainLabel, SectionLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.unlock.words_flow import WordGrid
from ui.unlock.words_sheet import print_words


class NewWords(QWidget):
    """Hidden until there are words, and again once they are written down.

    `written_down()`: the person says so.
    """

    written_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restored-words")
        self._words: RecoveryWords | None = None
        self._grid: WordGrid | None = None
        self._place = QVBoxLayout()
        self.print_button = PlainButton(tr("Print"), "printer")
        self.print_button.setObjectName("restored-words-print")
        self.done_button = PlainButton(tr("I have them on paper"), "check")
        self.done_button.setObjectName("restored-words-done")
        self.hint = SoftLabel()
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.done_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID * 3 // 2)
        column.addWidget(SectionLabel(tr("Recovery words of the new vault")))
        column.addWidget(
            PlainLabel(
                tr(
                    "If its passphrase is lost, these words open the new vault; the old words do"
                    " not. They are shown this once: print them or write them down now."
                )
            )
        )
        column.addLayout(self._place)
        column.addLayout(buttons)
        column.addWidget(self.hint)
        self.print_button.clicked.connect(self._print)
        self.done_button.clicked.connect(self._done)
        self.hide()

    def show_words(self, words: RecoveryWords) -> None:
        """Show the words of a vault just made."""
        self.forget()
        self._words = words
        self._grid = WordGrid(words)
        self._place.addWidget(self._grid)
        self.show()
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def forget(self) -> None:
        """Take the words away."""
        self._words = None
        self.hint.clear()
        if self._grid is not None:
            self._grid.deleteLater()
            self._grid = None
        self.hide()

    @Slot()
    def _done(self) -> None:
        self.forget()
        self.written_down.emit()

    @Slot()
    def _print(self) -> None:
        if self._words is None:
            return
        if has_printer():
            print_words(self.window(), self._words)
        else:
            self.hint.setText(
                tr("This computer has no printer set up. Write the words down with their numbers.")
            )
