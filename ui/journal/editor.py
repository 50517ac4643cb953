"""The page on which one note is written, or read when it is sealed."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from core.incidents.could_add import Gap
from core.incidents.incident import IncidentContent
from core.incidents.incident_type import IncidentType
from ui.journal.field_history import FieldHistory, FieldState
from ui.journal.note import Note
from ui.journal.note_fields import NoteFields
from ui.journal.note_foot import NoteFoot
from ui.journal.pasting import holds_evidence
from ui.journal.words import date_words, moment_words
from ui.shared.scrolling_page import ScrollingPage
from ui.shared.text import SoftLabel, TitleLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_READING_PX, _LEAST_COMBO_PX = 720, 120
_IN_DETAILS = {Gap.ADDRESS: "url", Gap.ACCOUNT_ID: "message_id", Gap.WITNESS: "witnesses"}


class Mode(Enum):
    """What can be done with the note on the page."""

    WRITE = auto()
    READ = auto()
    """It is sealed, or lies in the trash."""
    AMEND = auto()
    """It is sealed, and a correction is being written."""


class NoteEditor(QWidget):
    """Shows a note and lets it be written. Knows nothing of the vault.

    `edited()`: something of it is different from what was shown. `evidence_given(QMimeData)`: files
    or a picture were dropped or pasted.
    """

    edited = Signal()
    evidence_given = Signal(QMimeData)

    def __init__(
        self, types: Sequence[IncidentType], zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.setAcceptDrops(True)
        self._zone = zone
        self._note = Note()
        self._is_showing = False
        self._is_keeping = False
        self._focus: QWidget | None = None
        self.mode = Mode.WRITE
        self.is_touched = False
        self.title = TitleLabel()
        self.title.setObjectName("journal-title")
        self.subtitle = SoftLabel()
        self.subtitle.setObjectName("journal-subtitle")
        self.fields = NoteFields(types, zone)
        self.text, self.when = self.fields.text, self.fields.when
        self.types, self.people = self.fields.kinds.chips, self.fields.people
        self.platform = self.fields.where.combo
        self.evidence, self.details = self.fields.evidence, self.fields.details
        self._history = FieldHistory(self._state)
        self.foot = NoteFoot()
        self._lay_out()
        self._connect()
        self.show_note(Note())

    @property
    def note(self) -> Note:
        """The note as it was shown, before any edits."""
        return self._note

    def show_note(self, note: Note, *, touched: bool = False, is_same_page: bool = False) -> None:
        """Show another note; `touched` when it holds more than the vault has of it.

        `is_same_page`: it is the one that was there, kept now; what is unfolded stays so.
        """
        self._is_showing = True
        self._note = note
        self.fields.show_note(note)
        if not is_same_page:
            self.details.fold_all()
            self._scroll.verticalScrollBar().setValue(0)
        self._is_showing = False
        self._history.begin()
        self.is_touched = touched
        self._name()
        self.set_mode(_mode_of(note, touched=touched))

    def set_mode(self, mode: Mode) -> None:
        """Let the note be written, only read, or corrected."""
        self.mode = mode
        self.foot.show_mode(amending=mode is Mode.AMEND, sealed=self._seal_words(mode))
        self.foot.show_trashed(trashed=self._note.is_trashed)
        self._lock()
        self.fields.look_for_missing(self._note, is_read=self.mode is Mode.READ)
        self.foot.show_touched(touched=self.is_touched)
        self.foot.offer_sealing(
            offered=mode is Mode.WRITE and self._note.incident is not None and not self.is_touched
        )

    def content(self) -> IncidentContent:
        """Return what is written. Raises InvalidField when a time cannot be."""
        return self.fields.content(self._note.content)

    def draft_content(self) -> IncidentContent:
        """Return what is written, without times when one of them cannot be."""
        return self.fields.draft_content(self._note.content)

    def as_written(self) -> Note:
        """Return the page as it is now."""
        return Note(
            self._note.incident,
            self.draft_content(),
            self.people.choices,
            tuple(self.evidence.pending),
            self._note.sealed_at,
        )

    def differs(self) -> bool:
        """Tell whether there is anything on the page that the vault does not have."""
        return bool(self.evidence.pending) or self.draft_content() != self._note.kept_content

    def set_keeping(self, *, keeping: bool) -> None:
        """While the note is being kept nothing of it can change."""
        focus = QApplication.focusWidget()
        if keeping and not self._is_keeping and focus is not None and self.isAncestorOf(focus):
            # A field that is disabled while it has the keyboard would lose it for good.
            self._focus = focus
            self.text.setFocus()
        self._is_keeping = keeping
        self._lock()
        if not keeping and self._focus is not None:
            if isValid(self._focus) and self.text.hasFocus():
                self._focus.setFocus()
            self._focus = None
        self.foot.show_keeping(keeping=keeping, touched=self.is_touched)

    def add_under_text(self, part: QWidget) -> None:
        """Put something that is about the text where it is seen while writing."""
        self.fields.add_under_text(part)

    def add_at_end(self, part: QWidget) -> None:
        """Put something else that belongs to the note at the end of the page."""
        self._column.insertWidget(self._column.count() - 1, part)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Files and pictures may be dropped anywhere on the page."""
        if holds_evidence(event.mimeData()) and self._takes_files:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Take what was dropped."""
        event.acceptProposedAction()
        self.evidence_given.emit(event.mimeData())

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "scrolled")
        page.setMaximumWidth(current_theme().px(_READING_PX))
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        heading = QVBoxLayout()
        heading.setSpacing(GRID // 2)
        heading.addWidget(self.title)
        heading.addWidget(self.subtitle)
        column.addLayout(heading)
        column.addWidget(self.fields)
        column.addStretch(1)
        self._column = column
        scroll = ScrollingPage()
        scroll.setWidget(page)
        self._scroll = scroll
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.foot)

    def _connect(self) -> None:
        self.fields.edited.connect(self._touch)
        self.fields.evidence_pasted.connect(self.evidence_given)
        for keys, slot in (
            (QKeySequence.StandardKey.Paste, self._paste),
            (QKeySequence.StandardKey.Undo, self._take_back),
            (QKeySequence.StandardKey.Redo, self._do_again),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys)  # all of them: redo has two on some systems
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _name(self) -> None:
        incident = self._note.incident
        if incident is None:
            self.title.setText(tr("New note"))
            self.subtitle.setText(tr("It stays encrypted on this computer. Nobody else sees it."))
            return
        occurred = incident.content.occurred
        written = date_words(incident.recorded_at.astimezone(ZoneInfo(self._zone)))
        self.title.setText(
            moment_words(occurred, self._zone) if occurred else tr("Note without a time")
        )
        self.subtitle.setText(tr("Written {date}").format(date=written))

    @property
    def _takes_files(self) -> bool:
        return self.mode is not Mode.READ and not self._is_keeping

    def _lock(self) -> None:
        """Let be changed what the mode allows, and nothing while the note is being kept."""
        self.fields.lock(is_read=self.mode is Mode.READ, is_keeping=self._is_keeping)

    def _seal_words(self, mode: Mode) -> str:
        sealed_at, incident = self._note.sealed_at, self._note.incident
        if sealed_at is None or incident is None:
            return ""
        date = date_words(sealed_at.astimezone(ZoneInfo(self._zone)))
        said = tr("Sealed {date}, revision {n}").format(date=date, n=incident.revision)
        if mode is Mode.READ:
            return said
        return tr("{sealed}. You are writing a correction.").format(sealed=said)

    @Slot()
    def _touch(self) -> None:
        if not self._is_showing:
            self._history.note()
            self._mark_touched()

    def _mark_touched(self) -> None:
        self.is_touched = True
        self.foot.show_touched(touched=True)
        self.fields.look_for_missing(self._note, is_read=self.mode is Mode.READ)
        self.edited.emit()

    def _state(self) -> FieldState:
        content = self.fields.content_beside_text(self._note.content)
        return FieldState(replace(content, provenance=()), self.people.choices)

    @Slot()
    def _take_back(self) -> None:
        self._show_state(self._history.back())

    @Slot()
    def _do_again(self) -> None:
        self._show_state(self._history.forth())

    def _show_state(self, state: FieldState | None) -> None:
        """Let the fields say what they said; text and files stay as they are."""
        if state is None or self.mode is Mode.READ or self._is_keeping:
            return
        content = replace(
            state.content, text=self.text.whole_text(), provenance=self.evidence.provenance
        )
        self._is_showing = True
        self.fields.show_note(replace(self.as_written(), content=content, people=state.people))
        self._is_showing = False
        self._mark_touched()

    @Slot()
    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and holds_evidence(data) and self._takes_files:
            self.evidence_given.emit(data)


def _mode_of(note: Note, *, touched: bool) -> Mode:
    """Tell what a note is shown for; what is written already can be gone on with."""
    if note.sealed_at is not None:
        return Mode.AMEND if touched else Mode.READ
    return Mode.READ if note.is_trashed and not touched else Mode.WRITE
