"""The settings."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.changes import Kind
from core.preferences import Preferences
from core.vault.ports import VaultInfo
from core.vault.session import Session
from ui.captures import captures_here
from ui.journal.evidence.files_check import FilesCheck
from ui.journal.sealing.seal_part import SealPart
from ui.screen import ChangesPreferences, Record, ScreenContext
from ui.settings.locking_part import LockingPart
from ui.settings.looks import Looks
from ui.settings.names import Names
from ui.settings.pictures import Pictures
from ui.settings.vault_facts import VaultFacts
from ui.settings.way_jobs import ways_in
from ui.settings.ways_part import WaysPart
from ui.settings.ways_side import WaysSide
from ui.shared.reading_page import ReadingPage
from ui.shared.text import SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.traces.page import TracesPage
from ui.traces.part import TracesPart
from ui.translate import tr


class SettingsScreen(ChangesPreferences):
    """One page that is read from top to bottom."""

    icon_name = "settings"
    opens = Record.TRACES

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.help_text = tr(
            "Looks and locking hold for this computer and are kept outside the vault; they tell "
            "nothing about what is in it. What opens the vault belongs to this vault only."
        )
        self.looks, self.locking, self.names = Looks(), LockingPart(context.dialogs), Names()
        self.pictures = Pictures(can_leave_out=captures_here().can_leave_out)
        self.ways, self.ways_side = WaysPart(), WaysSide(context)
        self.seal = SealPart(context)
        self.files = FilesCheck(context)
        self.facts = VaultFacts(context.zone)
        self.traces, self.traces_page = TracesPart(), TracesPage(context.runner)
        page = ReadingPage()
        column = page.column
        column.addWidget(TitleLabel(self.title))
        for part in (
            *(self.looks, self.locking, self.names, self.pictures, self.ways),
            *(self.traces, self.seal, self.files, self.facts),
        ):
            column.addSpacing(GRID * 2)
            column.addWidget(part)
        column.addSpacing(GRID * 2)
        column.addWidget(
            SoftLabel(tr("Hollyhock is free software under the GNU General Public License 3."))
        )
        self._main, self._pages = page, QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(self.traces_page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self.ways_side)
        outer.addWidget(self._pages)
        self._connect(context)

    def _connect(self, context: ScreenContext) -> None:
        for part in (self.looks, self.locking, self.names, self.pictures):
            part.changed.connect(self.preferences_changed)
        self.ways.wanted.connect(self._open_ways)
        self.ways_side.said.connect(self.said)
        self.ways_side.went_back.connect(self._close_ways)
        self.files.note_wanted.connect(self._open_note)
        self.traces.wanted.connect(self._open_traces)
        self.traces_page.closed.connect(self._close_traces)
        self.traces_page.said.connect(self.said)
        back = QShortcut(QKeySequence("Escape"), self.traces_page)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._close_traces)
        context.runner.changed.connect(self._data_changed)

    @staticmethod
    def name() -> str:
        """Return what the place is called."""
        return tr("Settings")

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is in use."""
        self.looks.show_preferences(preferences)
        self.locking.show_preferences(preferences)
        self.names.show_preferences(preferences)
        self.pictures.show_preferences(preferences)

    def shown(self) -> None:
        """Ask for the facts anew."""
        self._ask()
        if self._pages.currentWidget() is self._main:
            self.looks.text_size.setFocus()
        elif self._pages.currentWidget() is self.traces_page:
            self.traces_page.shown()

    def open_record(self, record_id: str) -> None:
        """Show the page that looks at this computer."""
        del record_id
        self._open_traces()

    @Slot()
    def _open_traces(self) -> None:
        self._pages.setCurrentWidget(self.traces_page)
        self.traces_page.shown()

    @Slot()
    def _close_traces(self) -> None:
        self._pages.setCurrentWidget(self._main)
        self.traces.button.setFocus()

    @Slot()
    def _open_ways(self) -> None:
        self._pages.setCurrentWidget(self.ways_side)
        self.ways_side.shown()

    @Slot()
    def _close_ways(self) -> None:
        self._pages.setCurrentWidget(self._main)
        self._ask()
        self.ways.button.setFocus()

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
