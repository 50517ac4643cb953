"""The names, numbers and accounts of one person: the list, what is chosen of it, and a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from core.blocklists.doubt import needs_region
from core.blocklists.person import Identifier, IdentifierContent
from core.ids import IdentifierId
from ui.blocklists.facts import PageFacts
from ui.blocklists.identifier_card import IdentifierCard
from ui.blocklists.identifier_entry import IdentifierEntry
from ui.blocklists.identifier_view import IdentifierView
from ui.blocklists.identifiers_bar import IdentifiersBar
from ui.blocklists.identifiers_model import IdentifiersModel
from ui.blocklists.many_lines import ManyLines
from ui.blocklists.region_line import RegionLine
from ui.blocklists.words import also_used_by
from ui.shared.buttons import QuietButton
from ui.shared.theme import GRID
from ui.translate import tr


class IdentifiersEditor(QWidget):
    """Add, change, remove. Nothing here asks for confirmation: what is done can be undone.

    `edited()`: the list or what is being typed is different. `settled()`: and it is worth keeping
    at once. `asked(tuple[IdentifierContent, ...])`: tell what is known of these, with `tell`.
    `removed(ids)`, `move_wanted(ids)`, `status_wanted(ids)`: tuples of IdentifierId.
    `rewritten(IdentifierId, IdentifierContent)`: one that the vault has is written otherwise.
    """

    edited = Signal()
    settled = Signal()
    asked = Signal(object)
    removed = Signal(object)
    move_wanted = Signal(object)
    status_wanted = Signal(object)
    rewritten = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changing: IdentifierContent | None = None
        self.model = IdentifiersModel(self)
        self.view = IdentifierView(self.model)
        self.bar = IdentifiersBar()
        self.card = IdentifierCard()
        self.entry = IdentifierEntry()
        self.many = ManyLines()
        self.region = RegionLine()
        self.many_button = QuietButton(tr("Add several at once"), "list-checks")
        self.many_button.setObjectName("identifiers-many")
        self._lay_out()
        self._connect()
        self.show_identifiers((), ())

    @property
    def identifiers(self) -> tuple[IdentifierContent, ...]:
        """What stands in the list, and what is typed but not added yet."""
        typed = self.entry.content
        listed = self.model.identifiers
        if typed is None or self._changing is not None:
            return listed
        there = {each.as_written for each in listed}
        return listed if typed.as_written in there else (*listed, typed)

    def show_identifiers(
        self, identifiers: Sequence[IdentifierContent], kept: Sequence[Identifier]
    ) -> None:
        """Show those of somebody else; `kept` are those that the vault has."""
        self.model.name_kept(kept)
        self.model.show(identifiers)
        self._end_change()
        self.many.hide()
        self.region.hide()
        self._arrange()
        self.ask_again()

    def follow(self, identifiers: Sequence[IdentifierContent], kept: Sequence[Identifier]) -> None:
        """Show how those of the same person are now, and leave the rest alone."""
        self.model.name_kept(kept)
        if tuple(identifiers) != self.model.identifiers:
            current = self.current
            facts = self.model.facts
            self.model.show(identifiers)
            self.model.tell(facts)
            if current is not None:
                self.choose(current)
        self._arrange()
        self.ask_again()

    def be_listed(self, *, listed: bool) -> None:
        """Say whether something may have to be done about them, or they are of one's own circle."""
        self.model.be_listed(listed=listed)
        self.card.be_listed(listed=listed)

    def name_kept(self, kept: Sequence[Identifier]) -> None:
        """Say which of them the vault has by now."""
        self.model.name_kept(kept)
        self._arrange()

    @property
    def current(self) -> IdentifierContent | None:
        """The identifier that is chosen, when it is one."""
        return self.view.current

    @property
    def chosen(self) -> tuple[IdentifierContent, ...]:
        """Those that are chosen in the list, from top to bottom."""
        return self.view.chosen

    def choose(self, identifier: IdentifierContent) -> None:
        """Choose an identifier, as it was or as it is written now."""
        self.view.choose(identifier)

    def choose_id(self, identifier_id: IdentifierId) -> None:
        """Choose the identifier with this identity."""
        self.view.choose_id(identifier_id)

    def ask_again(self) -> None:
        """Ask what is known of these: another person may have changed."""
        self.asked.emit(self.identifiers)

    def tell(self, facts: PageFacts) -> None:
        """Show what is known of what was asked for."""
        self.model.tell(facts)
        typed = self.entry.content
        if typed is not None and self._changing is None:
            found = facts.by_content.get(typed)
            if found is not None and typed not in self.model.identifiers:
                self.entry.say(also_used_by(found.others))
        if not facts.region and any(
            needs_region(each.kind, each.written) for each in self.identifiers
        ):
            self.region.ask()
        else:
            self.region.hide()
        self._arrange()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.view, self.bar, self.card, self.entry):
            column.addWidget(part)
        column.addWidget(self.many_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.many)
        column.addWidget(self.region)

    def _connect(self) -> None:
        self.entry.added.connect(self._on_added)
        self.entry.edited.connect(self.edited)
        self.entry.paused.connect(self._on_paused)
        self.entry.many_pasted.connect(self._take_many)
        self.many_button.clicked.connect(self._begin_many)
        self.many.added.connect(self._on_many_added)
        self.many.closed.connect(self._arrange)
        self.view.selectionModel().selectionChanged.connect(self._arrange)
        self.view.doubleClicked.connect(self._change)
        self.view.removal_wanted.connect(self._remove)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.bar.cleared.connect(self.view.clearSelection)
        self.bar.wanted.connect(self._do_with_chosen)
        self.card.edited.connect(self._on_card_edited)
        self.card.change_wanted.connect(self._change)
        self.card.remove_wanted.connect(self._remove)
        self.card.move_wanted.connect(self._move)

    @Slot()
    def _arrange(self) -> None:
        chosen = self.chosen
        self.view.setVisible(bool(self.model.identifiers))
        self.view.updateGeometry()
        self.bar.setVisible(len(chosen) > 1)
        self.bar.show_chosen(len(chosen))
        if len(chosen) == 1:
            one = chosen[0]
            self.card.show_identifier(one, self.model.id_of(one), self.model.facts_of(one))
        self.card.setVisible(len(chosen) == 1 and self._changing is None)
        self.many_button.setVisible(self.many.isHidden())

    @Slot(object)
    def _on_added(self, identifier: IdentifierContent) -> None:
        before = self._changing
        if before is not None:
            self._end_change()
            self._rewrite(before, identifier)
            return
        if not self.model.put(identifier):
            self.entry.say(tr("This is in the list already."))
            return
        self._arrange()
        self.settled.emit()

    @Slot(object)
    def _on_many_added(self, identifiers: tuple[IdentifierContent, ...]) -> None:
        there = {each.as_written for each in self.model.identifiers}
        new = [each for each in identifiers if each.as_written not in there]
        self.model.show((*self.model.identifiers, *new))
        self._arrange()
        self.settled.emit()

    @Slot(object)
    def _on_paused(self, typed: IdentifierContent | None) -> None:
        if typed is None:
            self.entry.say("")
        elif self._changing is None and typed.as_written in {
            each.as_written for each in self.model.identifiers
        }:
            self.entry.say(tr("This is in the list already."))
        else:
            self.ask_again()

    @Slot()
    def _begin_many(self) -> None:
        self._take_many("")

    @Slot(str)
    def _take_many(self, text: str) -> None:
        self.many.begin(text)
        self._arrange()

    @Slot(object)
    def _on_card_edited(self, before: IdentifierContent) -> None:
        after = self.card.content
        self.model.exchange(before, after)
        self.choose(after)
        self.edited.emit()

    @Slot()
    def _change(self) -> None:
        current = self.current
        if current is not None:
            self.entry.add()
            self._changing = current
            self.entry.add_button.setText(tr("Change"))
            self.entry.show_content(current)
            self.entry.written.setFocus()
            self._arrange()

    def _end_change(self) -> None:
        self._changing = None
        self.entry.add_button.setText(tr("Add"))
        self.entry.clear()

    def _rewrite(self, before: IdentifierContent, after: IdentifierContent) -> None:
        """Exchange what is written; the vault keeps what was done about it."""
        if before == after or before not in self.model.identifiers:
            self._arrange()
            return
        identifier_id = self.model.id_of(before)
        if identifier_id is not None:
            self.rewritten.emit(identifier_id, after)
            return
        self.model.exchange(before, after)
        self.choose(after)
        self.settled.emit()

    @Slot()
    def _remove(self) -> None:
        ids = self._kept_ids()
        for each in self.chosen:
            if self.model.id_of(each) is None:
                self.model.take(each)
        self._arrange()
        self.edited.emit()
        if ids:
            self.removed.emit(ids)

    @Slot()
    def _move(self) -> None:
        if ids := self._kept_ids():
            self.move_wanted.emit(ids)

    @Slot(str)
    def _do_with_chosen(self, deed: str) -> None:
        if deed == "remove":
            self._remove()
        elif ids := self._kept_ids():
            (self.move_wanted if deed == "move" else self.status_wanted).emit(ids)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        if not self.chosen:
            return
        menu = QMenu(self.view)
        menu.setObjectName("identifier-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.current is not None:
            change = menu.addAction(self.card.change_button.icon(), self.card.change_button.text())
            change.triggered.connect(self._change)
        menu.addActions(self.bar.menu_actions(menu))
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _kept_ids(self) -> tuple[IdentifierId, ...]:
        found = [self.model.id_of(each) for each in self.chosen]
        return tuple(each for each in found if each is not None)
