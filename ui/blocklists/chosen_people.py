"""The people chosen in the list, and what is to be done with them."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionRange, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from core.blocklists.person import MAX_GROUP_CHARACTERS, PersonRow
from core.ids import PersonId
from ui.blocklists.counts import people_words
from ui.blocklists.people_bar import PeopleBar
from ui.blocklists.people_model import PeopleModel
from ui.blocklists.people_view import PeopleView
from ui.blocklists.words import row_details
from ui.shared.asking_card import AskingCard
from ui.shared.delete_question import DeleteQuestion
from ui.shared.picker import Choice, PickerWords
from ui.translate import tr


def group_words() -> PickerWords:
    """Return what a picker of groups says."""
    return PickerWords(
        tr("Find a group, or type a new one"),
        tr("No groups yet. A group is a word of your own, such as “work” or “his friends”."),
        tr("Make the group “{name}”"),
    )


class ChosenPeople(QWidget):
    """A bar at the foot of the list while several people are chosen, and the list's menu.

    In the trash, one is enough. Signals carry tuples of PersonId: `group_chosen(ids, group)`,
    `ungroup_chosen(ids, group)`, `merge_chosen(ids, into)`, `status_chosen(ids)`,
    `list_chosen(ids)` (make a list of them), `trash_chosen(ids)`, `restore_chosen(ids)`,
    `delete_chosen(ids, typed)` (with the passphrase; call `finish` once they are gone, else
    `question.refuse`).
    """

    group_chosen = Signal(object, str)
    ungroup_chosen = Signal(object, str)
    merge_chosen = Signal(object, str)
    status_chosen = Signal(object)
    list_chosen = Signal(object)
    trash_chosen = Signal(object)
    restore_chosen = Signal(object)
    delete_chosen = Signal(object, str)

    def __init__(self, view: PeopleView, model: PeopleModel) -> None:
        super().__init__()
        self._view, self._model = view, model
        self.bar = PeopleBar()
        self.groups = AskingCard(
            "people-group",
            tr("Which group? Enter puts all chosen people into it."),
            group_words(),
        )
        self.groups.picker.search.setMaxLength(MAX_GROUP_CHARACTERS)
        self.merging = AskingCard(
            "people-merge",
            tr(
                "They are one person. Under which name? All names, numbers and accounts go there;"
                " notes that name the others count for this one."
            ),
            PickerWords(tr("Find one of them"), tr("None of the chosen people is called so.")),
        )
        self.question = DeleteQuestion()
        self.bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.groups, self.merging, self.question, self.bar):
            column.addWidget(each)
        self._connect()

    @property
    def count(self) -> int:
        """How many are chosen. Selected ranges are few, however many rows they hold."""
        return sum(span.height() for span in self._spans())

    def rows(self) -> Iterator[PersonRow]:
        """Go through who is chosen, from top to bottom."""
        for span in sorted(self._spans(), key=_top):
            for row in range(span.top(), span.bottom() + 1):
                yield self._model.row_at(row)

    def offer_groups(self, groups: Sequence[str]) -> None:
        """Offer the groups in use."""
        self.groups.offer([Choice(each, each) for each in groups])

    @Slot()
    def clear(self) -> None:
        """Choose none."""
        self._view.clearSelection()
        self._view.setFocus()

    @Slot()
    def finish(self) -> None:
        """Who was chosen is gone: choose none, and ask nothing any more."""
        self._view.clearSelection()
        self.put_away()

    @Slot()
    def put_away(self) -> None:
        """Ask nothing any more."""
        for each in (self.groups, self.merging, self.question):
            each.hide()
        self._look()
        self._view.setFocus()

    def _connect(self) -> None:
        view, bar = self._view, self.bar
        view.selectionModel().selectionChanged.connect(self._selection_changed)
        self._model.settled.connect(self._look)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.removal_wanted.connect(self._delete_pressed)
        bar.cleared.connect(self.clear)
        bar.group_wanted.connect(self._ask_group)
        bar.ungroup_wanted.connect(self._ungroup)
        bar.merge_wanted.connect(self._ask_merge)
        bar.status_wanted.connect(self._status)
        bar.list_wanted.connect(self._list)
        bar.trash_wanted.connect(self._trash)
        bar.restore_wanted.connect(self._restore)
        bar.delete_wanted.connect(self._ask_delete)
        self.groups.chosen.connect(self._group)
        self.merging.chosen.connect(self._merge)
        self.question.confirmed.connect(self._delete)
        for each in (self.groups, self.merging):
            each.closed.connect(self.put_away)
        self.question.declined.connect(self.put_away)

    @property
    def _in_trash(self) -> bool:
        return self._model.query.in_trash

    @property
    def _in_group(self) -> bool:
        return self._model.query.group is not None

    @Slot(QItemSelection, QItemSelection)
    def _selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        if not self._model.is_settling:
            for each in (self.groups, self.merging, self.question):
                each.hide()
        self._look()

    @Slot()
    def _look(self) -> None:
        """Show the bar, when there is something to do and nothing is being asked."""
        count = self.count
        asks = any(not each.isHidden() for each in (self.groups, self.merging, self.question))
        self.bar.show_chosen(count, in_trash=self._in_trash, in_group=self._in_group)
        self.bar.setVisible(not asks and count >= (1 if self._in_trash else 2))

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        count = self.count
        if count:
            menu = QMenu(self._view)
            menu.setObjectName("people-list-menu")
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(
                self.bar.menu_actions(menu, count, in_trash=self._in_trash, in_group=self._in_group)
            )
            menu.popup(self._view.viewport().mapToGlobal(place))

    def _spans(self) -> list[QItemSelectionRange]:
        return self._view.selectionModel().selection().toList()

    def _ids(self) -> tuple[PersonId, ...]:
        return tuple(row.id for row in self.rows())

    @Slot()
    def _ask_group(self) -> None:
        self.bar.hide()
        self.groups.show()

    @Slot(str)
    def _group(self, group: str) -> None:
        self.group_chosen.emit(self._ids(), " ".join(group.split()))

    @Slot()
    def _ungroup(self) -> None:
        self.ungroup_chosen.emit(self._ids(), self._model.query.group or "")

    @Slot()
    def _ask_merge(self) -> None:
        self.bar.hide()
        self.merging.offer([Choice(row.id, row.name, row_details(row)) for row in self.rows()])
        self.merging.show()

    @Slot(str)
    def _merge(self, into: str) -> None:
        self.merge_chosen.emit(tuple(each for each in self._ids() if each != into), into)

    @Slot()
    def _status(self) -> None:
        self.status_chosen.emit(self._ids())

    @Slot()
    def _list(self) -> None:
        self.list_chosen.emit(self._ids())

    @Slot()
    def _trash(self) -> None:
        self.trash_chosen.emit(self._ids())

    @Slot()
    def _restore(self) -> None:
        self.restore_chosen.emit(self._ids())

    @Slot()
    def _delete_pressed(self) -> None:
        if self.count:
            (self._ask_delete if self._in_trash else self._trash)()

    @Slot()
    def _ask_delete(self) -> None:
        people = people_words(self.count)
        self.bar.hide()
        self.question.ask(
            tr("Delete {people} for good?").format(people=people),
            (
                tr("Their names, numbers, accounts and what you wrote about them go."),
                tr("Whoever is named in a note cannot be deleted: the note would lose its sense."),
                tr("Backups that you made before still have them."),
            ),
            tr("Delete {people} for good").format(people=people),
        )

    @Slot(str)
    def _delete(self, typed: str) -> None:
        self.delete_chosen.emit(self._ids(), typed)


def _top(span: QItemSelectionRange) -> int:
    return span.top()
