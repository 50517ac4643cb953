"""What a sealed note said at each sealing: a list of its revisions, compared side by side."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from core.errors import HollyhockError
from core.ids import IncidentId, PersonId
from core.incidents.incident import Revision
from core.vault.session import Session
from ui.error_messages import message_for
from ui.jobs import Ticket
from ui.journal.note import people_named
from ui.journal.sealing.difference_view import DifferenceView
from ui.journal.sealing.field_words import Names
from ui.journal.sealing.words import instant_words
from ui.journal.words import type_titles
from ui.plain_text import visible
from ui.screen import ScreenContext
from ui.shared.buttons import QuietButton
from ui.shared.reading_page import ReadingPage
from ui.shared.text import BodyLabel, PlainLabel, TitleLabel
from ui.shared.theme import GRID
from ui.shared.two_lines import DETAILS_ROLE, TwoLineDelegate
from ui.translate import tr

_MOST_ROWS_SEEN = 6


@dataclass(frozen=True, slots=True)
class _Found:
    revisions: tuple[Revision, ...]
    people: dict[PersonId, str]
    files: dict[str, str]
    """Names by digests."""


class RevisionsPage(ReadingPage):
    """`show_note` shows it. `closed()`: back to the note."""

    closed = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("revisions-page")
        self._runner, self._zone = context.runner, context.zone
        self._types = type_titles(context.vaults.incident_types)
        self._ticket: Ticket[_Found] | None = None
        self._found = _Found((), {}, {})
        self.back_button = QuietButton(tr("Back to the note"), "arrow-left")
        self.back_button.setObjectName("revisions-back")
        self.back_button.clicked.connect(self.closed)
        self.introduction = PlainLabel()
        self.introduction.setObjectName("revisions-introduction")
        self._model = QStandardItemModel(0, 1, self)
        self.list = QListView()
        self.list.setObjectName("revisions-list")
        self.list.setAccessibleName(tr("Revisions, oldest first"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.reason = BodyLabel()
        self.reason.setObjectName("revisions-reason")
        self.difference = DifferenceView(context.runner)
        column = self.column
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(TitleLabel(tr("What was sealed, and when")))
        column.addWidget(self.introduction)
        column.addWidget(self.list)
        column.addWidget(self.reason)
        column.addSpacing(GRID)
        column.addWidget(self.difference)

    def show_note(self, incident_id: IncidentId) -> None:
        """Show the revisions of a note, the newest compared with the one before."""
        if self._ticket is not None:
            self._ticket.drop()
        self._ticket = self._runner.query(partial(_read, incident_id), self._show, self._fail)

    def _show(self, found: _Found) -> None:
        self._ticket, self._found = None, found
        self._model.clear()
        for revision in found.revisions:
            item = QStandardItem(_title(revision, self._zone))
            item.setData(visible(revision.reason), DETAILS_ROLE)
            self._model.appendRow(item)
        self.introduction.setText(
            tr("Choose one to see what it changed. Nothing that was sealed is ever taken away.")
            if len(found.revisions) > 1
            else tr("This note was sealed once and has no corrections.")
        )
        self.list.setVisible(bool(found.revisions))
        self.difference.setVisible(bool(found.revisions))
        self._size_list()
        self.list.setCurrentIndex(self._model.index(len(found.revisions) - 1, 0))
        self.list.setFocus()

    def _fail(self, error: HollyhockError) -> None:
        message = message_for(error)
        self.introduction.setText(f"{message.what} {message.next_step}")

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex | QPersistentModelIndex, _before: QModelIndex) -> None:
        if not current.isValid():
            return
        place = current.row()
        after = self._found.revisions[place]
        before = self._found.revisions[max(place - 1, 0)]
        reason = visible(after.reason, keep_lines=True)
        self.reason.setText(tr("Reason: {reason}").format(reason=reason))
        self.reason.setVisible(bool(reason))
        names = Names(self._types, self._found.people, self._zone, self._found.files)
        headings = _title(before, self._zone), _title(after, self._zone)
        self.difference.compare(before.content, after.content, headings, names)

    def _size_list(self) -> None:
        rows = range(min(self._model.rowCount(), _MOST_ROWS_SEEN))
        height = sum(self.list.sizeHintForRow(row) for row in rows)
        self.list.setFixedHeight(height + 2 * self.list.frameWidth() + GRID)


def _title(revision: Revision, zone: str) -> str:
    when = instant_words(revision.sealed_at, zone)
    if revision.number == 1:
        return tr("Sealed {when}").format(when=when)
    return tr("Correction of {when}").format(when=when)


def _read(incident_id: IncidentId, session: Session) -> _Found:
    revisions = session.sealing.revisions(incident_id)
    people = dict.fromkeys(person for each in revisions for person in each.content.people)
    named = people_named(people, session)
    exhibits = session.journal.incident(incident_id).exhibits
    return _Found(
        revisions,
        {PersonId(choice.key): choice.title for choice in named},
        {each.evidence.sha256: each.evidence.name for each in exhibits},
    )
