"""The settings."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.changes import Kind
from core.preferences import Preferences
from core.vault.credentials import RecoveryWords
from core.vault.ports import VaultInfo
from core.vault.session import Session
from ui.journal.evidence.files_check import FilesCheck
from ui.journal.sealing.seal_part import SealPart
from ui.screen import ChangesPreferences, Record, ScreenContext
from ui.settings.locking import Locking
from ui.settings.looks import Looks
from ui.settings.vault_facts import VaultFacts
from ui.settings.way_jobs import ways_in
from ui.settings.ways_page import WaysPage
from ui.settings.ways_part import WaysPart
from ui.shared.reading_page import ReadingPage
from ui.shared.text import SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.unlock.words_flow import WordsFlow


class SettingsScreen(ChangesPreferences):
    """One page that is read from top to bottom."""

    icon_name = "settings"

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.help_text = tr(
            "Looks and locking hold for this computer and are kept outside the vault; they tell "
            "nothing about what is in it. What opens the vault belongs to this vault only."
        )
        self.looks, self.locking = Looks(), Locking(context.dialogs)
        self.ways, self.ways_page = WaysPart(), WaysPage(context)
        self.seal = SealPart(context)
        self.files = FilesCheck(context)
        self.facts = VaultFacts(context.zone)
        self._words: WordsFlow | None = None
        self._page = page = ReadingPage()
        column = page.column
        column.addWidget(TitleLabel(self.title))
        for part in (self.looks, self.locking, self.ways, self.seal, self.files, self.facts):
            column.addSpacing(GRID * 2)
            column.addWidget(part)
        column.addSpacing(GRID * 2)
        column.addWidget(
            SoftLabel(tr("Hollyhock is free software under the GNU General Public License 3."))
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(self.ways_page)
        outer.addWidget(self._pages)
        self.looks.changed.connect(self.preferences_changed)
        self.locking.changed.connect(self.preferences_changed)
        self.ways.wanted.connect(self._show_ways)
        self.ways_page.said.connect(self.said)
        self.ways_page.went_back.connect(self._back_from_ways)
        self.ways_page.words_made.connect(self._show_words)
        self.files.note_wanted.connect(self._open_note)
        context.runner.changed.connect(self._data_changed)

    @staticmethod
    def name() -> str:
        """Return what the place is called."""
        return tr("Settings")

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is in use."""
        self.looks.show_preferences(preferences)
        self.locking.show_preferences(preferences)

    def shown(self) -> None:
        """Ask for the facts anew."""
        self._ask()
        if self._pages.currentWidget() is self._page:
            self.looks.text_size.setFocus()

    @Slot()
    def _show_ways(self) -> None:
        self._pages.setCurrentWidget(self.ways_page)
        self.ways_page.shown()

    @Slot()
    def _back_from_ways(self) -> None:
        self._pages.setCurrentWidget(self._page)
        self._ask()
        self.ways.button.setFocus()

    @Slot(object)
    def _show_words(self, words: RecoveryWords) -> None:
        self._words = WordsFlow(words, is_vault_new=False)
        self._words.finished.connect(self._words_are_on_paper)
        self._words.went_back.connect(self._leave_words)
        self._pages.addWidget(self._words)
        self._pages.setCurrentWidget(self._words)
        self._words.shown()

    @Slot()
    def _words_are_on_paper(self) -> None:
        if self._words is not None:
            self.ways_page.take_words(self._words.words)
        self._leave_words()

    @Slot()
    def _leave_words(self) -> None:
        words, self._words = self._words, None
        self._show_ways()
        if words is not None:
            self._pages.removeWidget(words)
            words.deleteLater()

    @Slot(str)
    def _open_note(self, incident_id: str) -> None:
        self.record_wanted.emit(Record.INCIDENT, incident_id)

    @Slot(frozenset)
    def _data_changed(self, _kinds: frozenset[Kind]) -> None:
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self.context.runner.query(Session.info, self._show_info)
        self.context.runner.query(ways_in, self.ways.show_ways)

    def _show_info(self, info: VaultInfo) -> None:
        self.facts.show_info(info)
