"""The notes chosen in the list, and what is to be done with them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from core.incidents.incident import IncidentRow, LinkKind
from ui.journal.find.link_two import LinkTwo
from ui.journal.find.many_tags import ManyTags
from ui.journal.find.selection_bar import SelectionBar
from ui.journal.incident_table_model import IncidentTableModel
from ui.journal.note_view import NoteView
from ui.journal.words import notes_words
from ui.shared.chosen_rows import ChosenRows
from ui.translate import tr


class ChosenNotes(ChosenRows[IncidentRow]):
    """A bar at the foot of the list while several notes are chosen, and the list's menu.

    In the trash, one is enough. Signals carry tuples of IncidentId: `tag_chosen(ids, tag)`,
    `seal_chosen(ids)` (those not sealed yet), `link_chosen(holder, other, kind)` (the later note
    holds it). Call `put_away` once notes are deleted. `tags_wanted()`: the tags in use are wanted,
    for `tags.offer`. `asks_to_delete(bool)`: the question takes all the room, or no longer does.
    """

    tag_chosen = Signal(object, str)
    seal_chosen = Signal(object)
    link_chosen = Signal(str, str, object)
    tags_wanted = Signal()
    asks_to_delete = Signal(bool)

    def __init__(self, view: NoteView, model: IncidentTableModel) -> None:
        self._in_trash = False
        self.bar, self.tags = SelectionBar(), ManyTags()
        self.link_two = LinkTwo()
        super().__init__(view, model, self.bar, (self.tags, self.link_two))
        view.removal_wanted.connect(self.remove)
        self._connect()

    @property
    def in_trash(self) -> bool:
        """Whether the list shows the trash."""
        return self._in_trash

    def offer(self, count: int) -> None:
        """Let the bar offer what can be done with so many notes."""
        may_seal = any(not row.is_sealed for row in self.rows())
        self.bar.show_chosen(count, in_trash=self._in_trash, may_seal=may_seal)
        self.asks_to_delete.emit(not self.question.isHidden())

    def menu_actions(self, menu: QMenu, count: int) -> list[QAction]:
        """Return the same for the list's menu."""
        return self.bar.menu_actions(menu, count, in_trash=self._in_trash)

    def be_in_trash(self, *, in_trash: bool) -> None:
        """Other things can be done there."""
        self._in_trash = in_trash
        self.look()

    def _connect(self) -> None:
        bar = self.bar
        bar.tag_wanted.connect(self._ask_tag)
        bar.seal_wanted.connect(self._seal)
        bar.link_wanted.connect(self._ask_link)
        self.tags.chosen.connect(self._tag)
        self.link_two.chosen.connect(self._link)
        for each in (self.tags, self.link_two):
            each.closed.connect(self.put_away)

    @Slot()
    def _ask_tag(self) -> None:
        self.tags_wanted.emit()
        self.bar.hide()
        self.tags.show()

    @Slot(str)
    def _tag(self, tag: str) -> None:
        name = " ".join(tag.split())
        lacking = tuple(row.id for row in self.rows() if name not in row.tags)
        if lacking:
            self.tag_chosen.emit(lacking, name)

    @Slot()
    def _seal(self) -> None:
        self.seal_chosen.emit(tuple(row.id for row in self.rows() if not row.is_sealed))

    @Slot()
    def _ask_link(self) -> None:
        self.bar.hide()
        self.link_two.show()
        self.link_two.kinds.setFocus()

    @Slot(object)
    def _link(self, kind: LinkKind) -> None:
        other, holder = sorted(self.rows(), key=_position)
        self.link_chosen.emit(holder.id, other.id, kind)

    @Slot()
    def ask_to_delete(self) -> None:
        """Say what goes with the notes, and what stays."""
        rows = list(self.rows())
        notes = notes_words(len(rows))
        words = [
            tr("The text and the files go. Nobody can bring them back from this vault."),
            tr("Backups that you made before still have them."),
            tr("The computer's disk may keep traces. They are encrypted, like everything here."),
        ]
        if any(row.is_sealed for row in rows):
            words.append(
                tr("The seal leaves a line without words: that something was sealed, and when.")
            )
        self.question.ask(
            tr("Delete {notes} for good?").format(notes=notes),
            words,
            tr("Delete {notes} for good").format(notes=notes),
        )
        self.look()


def _position(row: IncidentRow) -> int:
    return row.position
