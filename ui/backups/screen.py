"""Backups: what can be done on the left, the page for it on the right."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from core.backups.backup import BackupRecord
from core.backups.standing import KnownDrive, Standing
from core.changes import Kind
from core.vault.session import Session
from ui.backups.backup_page import BackupPage
from ui.backups.check_page import CheckPage
from ui.backups.choices_model import ChoicesModel
from ui.backups.drive_page import DrivePage
from ui.backups.keeping_page import KeepingPage
from ui.backups.records_model import RecordsModel
from ui.backups.renew_page import RenewPage
from ui.backups.restore_page import RestorePage
from ui.backups.words import reminder_words, standing_words
from ui.backups.write_page import WritePage
from ui.screen import Screen, ScreenContext
from ui.shared.columns import ListAndPage
from ui.shared.fitted_list import FittedList
from ui.shared.text import PlainLabel, SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.shared.two_lines import TwoLineDelegate
from ui.translate import tr

_LEAST_WIDTH_PX = 260


class BackupScreen(Screen):
    """Write, check, restore, and what was written so far."""

    icon_name = "archive"

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.help_text = tr(
            "A drive gets a copy of what is new each time you plug it in; a backup file holds"
            " everything, sealed with its own passphrase. Check them, restore them on trial, and"
            " keep them outside your home. Restoring always makes a new vault."
        )
        self.choices = _list_of_choices(ChoicesModel(self))
        self.records_model = RecordsModel(context.zone, self)
        self.records = _list_of_records(self.records_model)
        self.standing = SoftLabel()
        self.standing.setObjectName("backup-standing")
        self.drive_page = DrivePage(context)
        self.write_page, self.check_page = WritePage(context), CheckPage(context)
        self.restore_page, self.keeping_page = RestorePage(context), KeepingPage(context)
        self.renew_page = RenewPage(context)
        self._pages: tuple[BackupPage, ...] = (
            self.drive_page,
            self.write_page,
            self.check_page,
            self.restore_page,
            self.renew_page,
            self.keeping_page,
        )
        self.stack = QStackedWidget()
        for page in self._pages:
            self.stack.addWidget(page)
        self.columns = ListAndPage(self._list_side(), self.stack)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.columns)
        self.choices.setCurrentIndex(self.choices.model().index(0, 0))
        self.choices.selectionModel().currentChanged.connect(self._on_current)
        self.choices.clicked.connect(self._on_chosen)
        self.choices.activated.connect(self._on_chosen)
        context.runner.changed.connect(self._on_changed)
        self.renew_page.wanted.connect(self.new_key_wanted)
        self._has_reminded = False
        self._ask()

    @staticmethod
    def name() -> str:
        """Return what the place is called."""
        return tr("Backup")

    def shown(self) -> None:
        """Put the keyboard to the choices."""
        self.choices.setFocus()

    def start_new(self) -> None:
        """Begin backing up to a drive."""
        self.choices.setCurrentIndex(self.choices.model().index(0, 0))
        self.columns.show_page()
        self.drive_page.shown()

    def _list_side(self) -> QWidget:
        side = QWidget()
        side.setMinimumWidth(current_theme().px(_LEAST_WIDTH_PX))
        heading = PlainLabel(tr("Made so far"))
        heading.setProperty("role", "strong")
        about = QVBoxLayout()
        about.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, 0)
        about.setSpacing(GRID // 2)
        about.addWidget(heading)
        about.addWidget(self.standing)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.choices)
        column.addLayout(about)
        column.addWidget(self.records, 1)
        return side

    def _ask(self) -> None:
        self.context.runner.query(_latest, self._on_records)

    def _on_records(self, found: "_Latest") -> None:
        standing, is_old = found.standing, found.is_old
        self.records_model.show(found.records, found.drives)
        self.standing.setText(standing_words(standing, self.context.zone, is_old=is_old))
        if is_old and not self._has_reminded:
            self.said.emit(reminder_words(standing, self.context.zone))
        self._has_reminded = True

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.stack.setCurrentWidget(self._pages[index.row()])

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self.columns.show_page()
        self._pages[index.row()].shown()

    @Slot(frozenset)
    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if Kind.BACKUPS in kinds:
            self._ask()


def _list_of_choices(model: ChoicesModel) -> FittedList:
    choices = FittedList()
    choices.setObjectName("backup-choices")
    choices.setAccessibleName(tr("What to do"))
    choices.setModel(model)
    choices.setMouseTracking(True)
    # This column does not scroll as a whole: with large text the last choice would be cut off.
    choices.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return choices


def _list_of_records(model: RecordsModel) -> QListView:
    records = QListView()
    records.setObjectName("backup-records")
    records.setAccessibleName(tr("Written so far, newest first"))
    records.setModel(model)
    records.setItemDelegate(TwoLineDelegate(records))
    records.setSelectionMode(QListView.SelectionMode.NoSelection)
    records.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return records


class _Latest(NamedTuple):
    records: tuple[BackupRecord, ...]
    drives: tuple[KnownDrive, ...]
    standing: Standing
    is_old: bool


def _latest(session: Session) -> _Latest:
    backups = session.backups
    standing = backups.standing()
    is_old = standing.is_old(session.clock.now(), session.info().created_at)
    return _Latest(backups.latest(), backups.drives(), standing, is_old)
