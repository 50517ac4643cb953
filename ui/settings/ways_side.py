"""The page about what opens the vault, and new recovery words until they are on paper."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.vault.credentials import RecoveryWords
from ui.screen import ScreenContext
from ui.settings.ways_page import WaysPage
from ui.unlock.words_flow import WordsFlow


class WaysSide(QStackedWidget):
    """`said(str)`: something was done. `went_back()`: to the settings."""

    said = Signal(str)
    went_back = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: WordsFlow | None = None
        self.page = WaysPage(context)
        self.addWidget(self.page)
        self.page.said.connect(self.said)
        self.page.went_back.connect(self.went_back)
        self.page.words_made.connect(self._show_words)

    def shown(self) -> None:
        """The person came here from the settings."""
        self.setCurrentWidget(self.page)
        self.page.shown()

    @Slot(object)
    def _show_words(self, words: RecoveryWords) -> None:
        self._words = WordsFlow(words, is_vault_new=False)
        self._words.finished.connect(self._words_are_on_paper)
        self._words.went_back.connect(self._leave_words)
        self.addWidget(self._words)
        self.setCurrentWidget(self._words)
        self._words.shown()

    @Slot()
    def _words_are_on_paper(self) -> None:
        if self._words is not None:
            self.page.take_words(self._words.words)
        self._leave_words()

    @Slot()
    def _leave_words(self) -> None:
        words, self._words = self._words, None
        self.shown()
        if words is not None:
            self.removeWidget(words)
            words.deleteLater()
