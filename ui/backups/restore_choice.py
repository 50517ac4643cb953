"""Which copy of a drive to restore, and which notes: nothing is asked of who wants all of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.backups.drive import DriveState
from core.errors import HollyhockError
from core.ids import IncidentId
from core.incidents.incident import IncidentRow
from core.vault.session import Vaults
from ui.backups.notes_to_restore import NotesToRestore
from ui.backups.words import moment_words
from ui.jobs import WatchedProgress
from ui.journal.words import notes_words
from ui.shared.backup_source import BackupSource, opened_drive
from ui.shared.buttons import QuietButton
from ui.shared.either_secret import with_either
from ui.shared.fields import named
from ui.shared.private_typing import keep_private
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr, tr_n
from ui.vault_runner import VaultRunner

_LIST_PX = 240


@dataclass(frozen=True, slots=True)
class _Found:
    """What is in a backup; `states` is empty for a file, which holds one."""

    states: tuple[DriveState, ...]
    notes: tuple[IncidentRow, ...]
    zone: str


class _ShortenedRow(QStyledItemDelegate):
    """A row that is never wider than its list: what does not fit ends in dots."""

    def sizeHint(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as ever."""
        return QSize(0, super().sizeHint(option, index).height())


class RestoreChoice(QWidget):
    """Begins as one quiet button; looking into the backup takes what opens it.

    `changed()`: something else is chosen. `failed(HollyhockError)`: it could not be looked into.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, name: str, vaults: Vaults, runner: VaultRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._vaults, self._runner = vaults, runner
        self._offered = BackupSource(Path(), is_drive=False, typed="")
        self._source: BackupSource | None = None
        self._is_looking = False
        self.look_button = QuietButton(tr("Only some notes, or an older copy…"), "list-checks")
        self.look_button.setObjectName(f"{name}-look")
        self.states = QComboBox()
        self.states.setObjectName(f"{name}-states")
        self.states_row = named(tr("Which copy"), self.states)
        self.some = QCheckBox(tr("Only the notes that are ticked below"))
        self.some.setObjectName(f"{name}-some")
        self.filter = QLineEdit()
        keep_private(self.filter)
        self.filter.setObjectName(f"{name}-filter")
        self.filter.setPlaceholderText(tr("Show only notes with these words"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.model = NotesToRestore(self)
        self.notes = QListView()
        self.notes.setObjectName(f"{name}-notes")
        self.notes.setAccessibleName(tr("Notes in this copy, newest first"))
        self.notes.setUniformItemSizes(True)
        self.notes.setItemDelegate(_ShortenedRow(self.notes))
        self.notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.notes.setModel(self.model)
        self.count = SoftLabel()
        self.count.setObjectName(f"{name}-count")
        self._lay_out()
        self._connect()
        self.forget()

    @property
    def state(self) -> str | None:
        """The name of the copy that is chosen; None: the newest."""
        name: str | None = self.states.currentData()
        return name

    @property
    def only(self) -> frozenset[IncidentId] | None:
        """The notes that are wanted; None: all."""
        return self.model.ticked if self.some.isChecked() else None

    @property
    def is_ready(self) -> bool:
        """Whether what is chosen can be restored."""
        return not self._is_looking and self.only != frozenset()

    def be_about(self, source: BackupSource) -> None:
        """Offer to look into this backup; what was chosen in another is forgotten."""
        if self._source is not None and source != self._source:
            self.forget()
        self.look_button.setEnabled(bool(source.typed) and not self._is_looking)
        self._offered = source

    @Slot()
    def forget(self) -> None:
        """Let go of what was seen."""
        self._source, self._is_looking = None, False
        self.states.blockSignals(True)  # noqa: FBT003  Qt's signature
        self.states.clear()
        self.states.blockSignals(False)  # noqa: FBT003  Qt's signature
        self.some.setChecked(False)
        self.filter.clear()
        self.model.show((), "UTC")
        self._arrange()

    @Slot()
    def _look(self) -> None:
        self._source = self._offered
        self._ask(_look_job(self._vaults, self._source), self._seen)

    @Slot()
    def _look_at_state(self) -> None:
        if self._source is not None:
            self._ask(_look_job(self._vaults, self._source, self.state), self._seen_state)

    def _ask(
        self, job: Callable[[WatchedProgress], _Found], done: Callable[[_Found], None]
    ) -> None:
        self._is_looking = True
        self._arrange()
        self._runner.work(tr("Looking into the backup"), job, done, self._not_seen)

    def _seen(self, found: _Found) -> None:
        if self._source is None:  # another backup was named meanwhile
            return
        self.states.blockSignals(True)  # noqa: FBT003  Qt's signature
        for state in found.states:
            self.states.addItem(_words(state, found.zone), state.name)
        self.states.blockSignals(False)  # noqa: FBT003  Qt's signature
        self._seen_state(found)

    def _seen_state(self, found: _Found) -> None:
        if self._source is None:
            return
        self._is_looking = False
        self.model.show(found.notes, found.zone)
        self._arrange()

    def _not_seen(self, error: HollyhockError) -> None:
        self.forget()
        self.failed.emit(error)

    @Slot()
    def _arrange(self) -> None:
        is_seen = self._source is not None and not self._is_looking
        self.look_button.setVisible(self._source is None)
        self.states_row.setVisible(is_seen and self.states.count() > 1)
        self.some.setVisible(is_seen)
        for each in (self.filter, self.notes, self.count):
            each.setVisible(is_seen and self.some.isChecked())
        self._count()

    @Slot()
    def _count(self) -> None:
        ticked = len(self.model.ticked)
        self.count.setText(
            tr_n(
                "{n} note is ticked. People, lists and choices come along with it.",
                "{n} notes are ticked. People, lists and choices come along with them.",
                ticked,
            ).format(n=ticked)
        )
        self.changed.emit()

    def _lay_out(self) -> None:
        self.notes.setFixedHeight(current_theme().px(_LIST_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeading)
        for each in (
            self.states_row,
            self.some,
            self.filter,
            self.notes,
            self.count,
        ):
            column.addWidget(each)

    def _connect(self) -> None:
        self.look_button.clicked.connect(self._look)
        self.states.currentIndexChanged.connect(self._look_at_state)
        self.some.toggled.connect(self._arrange)
        self.filter.textChanged.connect(self.model.narrow)
        self.model.ticks_changed.connect(self._count)


def _words(state: DriveState, zone: str) -> str:
    notes = notes_words(state.incident_count)
    return tr("{when} · {notes}").format(when=moment_words(state.made_at, zone), notes=notes)


def _look_job(
    vaults: Vaults, source: BackupSource, state: str | None = None
) -> Callable[[WatchedProgress], _Found]:
    def job(progress: WatchedProgress) -> _Found:
        if not source.is_drive:
            notes = with_either(
                source.typed, lambda typed: vaults.notes_in_backup(source.path, typed, progress)
            )
            return _Found((), notes, vaults.zone())
        with opened_drive(vaults, source) as drive:
            return _Found(drive.states(), drive.notes(state), vaults.zone())

    return job
