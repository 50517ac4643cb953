"""On a person's page: notes that mention what they use, and notes that name them."""

from functools import partial

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout, QWidget

from core.blocklists.matching.match import Match
from core.ids import PersonId
from ui.blocklists.notes_model import Mention, MentionsModel, NotesModel, open_mentions
from ui.jobs import Ticket
from ui.journal.words import notes_words
from ui.screen import ScreenContext
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.fitted_list import BoundedList
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import PlainLabel, SectionLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr, tr_n

_MOST_PX = 300
_MEASURED_ROWS = 10


class NoteRows(BoundedList):
    """A list as high as its rows up to a point. `opened(str)`: show this row's note."""

    opened = Signal(int)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(_MEASURED_ROWS, _MOST_PX, parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setUniformItemSizes(True)
        self.activated.connect(self._open)
        self.doubleClicked.connect(self._open)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row())


class MentionsCard(QFrame):
    """`accepted(tuple[Match, ...])`: these notes are about the person. `rejected(...)`: they are
    not. `opened(IncidentId)`: show this note.
    """

    accepted = Signal(object)
    rejected = Signal(object)
    opened = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mentions-card")
        self.setProperty("role", "card")
        self._runner, self._zone = context.runner, context.zone
        self._person_id: PersonId | None = None
        self._ticket: Ticket[tuple[Mention, ...]] | None = None
        self.model = MentionsModel(self)
        self._title = PlainLabel()
        self._title.setObjectName("mentions-title")
        self._title.setProperty("role", "strong")
        self.view = NoteRows("mentions-list", tr("Notes that mention what they use"))
        self.view.setModel(self.model)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.all_button = PlainButton(tr("Link all"), "link-2")
        self.all_button.setObjectName("mentions-all")
        self.one_button = PlainButton(tr("Link"), "link-2")
        self.one_button.setObjectName("mentions-link")
        self.no_button = QuietButton(tr("Not them"), "x")
        self.no_button.setObjectName("mentions-reject")
        self.open_button = QuietButton(tr("Open the note"), "notebook-pen")
        self.open_button.setObjectName("mentions-open")
        self._lay_out()
        self._connect()
        self.hide()

    def show_person(self, person_id: PersonId | None) -> None:
        """Look for the notes of somebody, again when it is the same person."""
        if person_id != self._person_id:
            self._take(())
        self._person_id = person_id
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None
        if person_id is not None:
            job = partial(open_mentions, person_id, self._zone)
            self._ticket = self._runner.query(job, self._take)

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for each in (self.one_button, self.all_button, self.no_button, self.open_button):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(
            SoftLabel(tr("Linked notes name this person. You decide; nothing is linked by itself."))
        )
        column.addWidget(self.view)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.view.opened.connect(self._open_row)
        self.view.selectionModel().selectionChanged.connect(self._arrange)
        self.all_button.clicked.connect(self._link_all)
        self.one_button.clicked.connect(self._link)
        self.no_button.clicked.connect(self._reject)
        self.open_button.clicked.connect(self._open)

    def _take(self, mentions: tuple[Mention, ...]) -> None:
        self._ticket = None
        if mentions != self.model.mentions:
            self.model.show(mentions)
            self.view.updateGeometry()
        notes = len({each.match.incident_id for each in mentions})
        self._title.setText(
            tr_n(
                "{n} note mentions what they use and does not name them yet.",
                "{n} notes mention what they use and do not name them yet.",
                notes,
            ).format(n=notes)
        )
        self.all_button.setText(tr("Link {notes}").format(notes=notes_words(notes)))
        self.setVisible(bool(mentions))
        self._arrange()

    def _chosen(self) -> tuple[Match, ...]:
        rows = sorted(each.row() for each in self.view.selectionModel().selectedIndexes())
        return tuple(self.model.mentions[each].match for each in rows)

    @Slot()
    def _arrange(self) -> None:
        count = len(self._chosen())
        for button in (self.one_button, self.no_button):
            button.setVisible(count > 0)
        self.open_button.setVisible(count == 1)
        self.all_button.setVisible(count == 0)

    @Slot()
    def _link_all(self) -> None:
        self.accepted.emit(tuple(each.match for each in self.model.mentions))

    @Slot()
    def _link(self) -> None:
        self.accepted.emit(self._chosen())

    @Slot()
    def _reject(self) -> None:
        self.rejected.emit(self._chosen())

    @Slot()
    def _open(self) -> None:
        for match in self._chosen():
            self.opened.emit(match.incident_id)

    @Slot(int)
    def _open_row(self, row: int) -> None:
        self.opened.emit(self.model.mentions[row].match.incident_id)


class LinkedNotes(QWidget):
    """The notes that name a person. `opened(IncidentId)`: show this note."""

    opened = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linked-notes")
        self._person_id: PersonId | None = None
        self.model = NotesModel(context.runner, context.zone, self)
        self._title = SectionLabel()
        self._title.setObjectName("linked-notes-title")
        self.view = NoteRows("linked-notes-list", tr("Notes that name them"))
        self.view.setModel(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self.view)
        self.view.clicked.connect(self._open_index)
        self.view.opened.connect(self._open)
        self.model.settled.connect(self._settled)
        self.hide()

    def show_person(self, person_id: PersonId | None) -> None:
        """Show the notes of somebody, again when it is the same person."""
        if person_id is None:
            self.hide()
        elif person_id == self._person_id:
            self.model.reload()
        else:
            self.hide()
            self.model.show(person_id)
        self._person_id = person_id

    @Slot(int)
    def _settled(self, count: int) -> None:
        self._title.setText(
            tr_n("{n} note names them", "{n} notes name them", count).format(n=count)
        )
        self.view.updateGeometry()
        self.setVisible(bool(count) and self._person_id is not None)

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        self._open(index.row())

    @Slot(int)
    def _open(self, row: int) -> None:
        self.opened.emit(self.model.row_at(row).id)
