"""What belongs to a kept note beside its content: tags, links, and the way to the trash."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import HollyhockError, UnknownRecord
from core.ids import IncidentId
from core.incidents.incident import IncidentRow, Link, LinkKind
from core.incidents.search import IncidentQuery, parse_query
from core.vault.session import Session
from ui.jobs import Ticket
from ui.journal.find.deeds import NoteDeeds
from ui.journal.find.links_field import LinksField, ShownLink
from ui.journal.find.tags_field import TagsField
from ui.journal.note_names import name_of_note, name_of_row
from ui.shared.buttons import QuietButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.labelled_row import LabelledRow
from ui.shared.theme import GRID
from ui.translate import tr
from ui.vault_runner import VaultRunner

_OFFERED = 30


@dataclass(frozen=True, slots=True)
class _Strip:
    id: IncidentId
    tags: tuple[str, ...]
    links: tuple[ShownLink, ...]
    in_trash: bool


class NoteStrip(QWidget):
    """Reads by itself what it shows. Hidden while the note is a new one.

    `opened(str)`: the person wants to see a linked note. `trashed(tuple)`: move this note (a tuple
    of one IncidentId) to the trash. `read(bool)`: it was read again; whether it lies in the trash.
    """

    opened = Signal(str)
    trashed = Signal(object)
    read = Signal(bool)

    def __init__(
        self, runner: VaultRunner, deeds: NoteDeeds, zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("note-strip")
        self._runner, self._deeds, self._zone = runner, deeds, zone
        self._id: IncidentId | None = None
        self._ticket: Ticket[_Strip] | None = None
        self._search: Ticket[tuple[IncidentRow, ...]] | None = None
        self.tags, self.links = TagsField(), LinksField()
        self.trash_button = QuietButton(tr("Move to trash"), "trash-2")
        self.trash_button.setObjectName("note-trash")
        foot = FlowLayout()
        foot.addWidget(self.trash_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 2)
        self._tags_row = LabelledRow("tag", tr("Tags"), self.tags)
        self._links_row = LabelledRow("link-2", tr("Links"), self.links)
        column.addWidget(self._tags_row)
        column.addWidget(self._links_row)
        column.addLayout(foot)
        self.tags.added.connect(self._tag)
        self.tags.removed.connect(self._untag)
        self.links.searched.connect(self._find)
        self.links.linked.connect(self._link)
        self.links.unlinked.connect(self._unlink)
        self.links.opened.connect(self.opened)
        self.trash_button.clicked.connect(self._trash)
        self.hide()

    def show_note(self, incident_id: IncidentId | None) -> None:
        """Show what belongs to another note; None: it is a new one."""
        if incident_id != self._id:
            self._id = incident_id
            self.tags.close_choices()
            self.links.close_choices()
            self.tags.show_tags(())
            self.links.show_links(())
        self.setVisible(incident_id is not None)
        self.reload()

    def reload(self) -> None:
        """Read again: the vault's data changed."""
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None
        if self._id is not None:
            job = partial(_read, self._id, self._zone)
            self._ticket = self._runner.query(job, self._show, self._gone)

    def _show(self, strip: _Strip) -> None:
        self._ticket = None
        self.tags.show_tags(strip.tags)
        self.links.show_links(strip.links)
        self.tags.field.set_read_only(read_only=strip.in_trash)
        self.links.set_read_only(read_only=strip.in_trash)
        self._tags_row.setVisible(bool(strip.tags) or not strip.in_trash)
        self._links_row.setVisible(bool(strip.links) or not strip.in_trash)
        self.trash_button.setVisible(not strip.in_trash)
        self.read.emit(strip.in_trash)

    def _gone(self, _error: HollyhockError) -> None:
        self._ticket = None
        self.hide()

    @Slot(str)
    def _tag(self, tag: str) -> None:
        if self._id is not None:
            self._deeds.tag((self._id,), tag)

    @Slot(str)
    def _untag(self, tag: str) -> None:
        if self._id is not None:
            self._deeds.untag((self._id,), tag)

    @Slot(str)
    def _find(self, typed: str) -> None:
        if self._search is not None:
            self._search.drop()
        self._search = self._runner.query(partial(_rows, parse_query(typed)), self._offer)

    def _offer(self, rows: tuple[IncidentRow, ...]) -> None:
        self._search = None
        self.links.offer([name_of_row(row, self._zone) for row in rows if row.id != self._id])

    @Slot(str, object)
    def _link(self, other: str, kind: LinkKind) -> None:
        if self._id is not None:
            self._deeds.link(self._id, IncidentId(other), kind)

    @Slot(object)
    def _unlink(self, link: Link) -> None:
        if self._id is not None:
            self._deeds.unlink(self._id, link)

    @Slot()
    def _trash(self) -> None:
        if self._id is not None:
            self.trashed.emit((self._id,))


def _rows(query: IncidentQuery, session: Session) -> tuple[IncidentRow, ...]:
    return session.journal.page(query, limit=_OFFERED)


def _read(incident_id: IncidentId, zone: str, session: Session) -> _Strip:
    incident = session.journal.incident(incident_id)
    links = []
    for link in incident.links:
        try:
            links.append(ShownLink(link, name_of_note(link.other, zone, session)))
        except UnknownRecord:
            continue
    return _Strip(incident_id, incident.tags, tuple(links), incident.trashed_at is not None)
