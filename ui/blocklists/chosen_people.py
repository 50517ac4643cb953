"""The people chosen in the list, and what is to be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from core.blocklists.person import MAX_GROUP_CHARACTERS, PersonRow
from ui.blocklists.counts import people_words
from ui.blocklists.people_bar import PeopleBar
from ui.blocklists.people_model import PeopleModel
from ui.blocklists.people_view import PeopleView
from ui.shared.asking_card import AskingCard
from ui.shared.chosen_rows import ChosenRows
from ui.shared.picker import Choice, PickerWords
from ui.translate import tr

_NAMED = 3


def group_words() -> PickerWords:
    """Return what a picker of groups says."""
    return PickerWords(
        tr("Find a group, or type a new one"),
        tr("No groups yet. A group is a word of your own, such as “work” or “his friends”."),
        tr("Make the group “{name}”"),
    )


class ChosenPeople(ChosenRows[PersonRow]):
    """A bar at the foot of the list while several people are chosen, and the list's menu.

    In the trash, one is enough. Signals carry tuples of PersonId: `group_chosen(ids, group)`,
    `ungroup_chosen(ids, group)`, `merge_chosen(ids, into)`, `status_chosen(ids)`,
    `list_chosen(ids)` (make a list of them). Call `finish` once people are deleted.
    """

    group_chosen = Signal(object, str)
    ungroup_chosen = Signal(object, str)
    merge_chosen = Signal(object, str)
    status_chosen = Signal(object)
    list_chosen = Signal(object)

    def __init__(self, view: PeopleView, model: PeopleModel) -> None:
        self._people = model
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
        super().__init__(view, model, self.bar, (self.groups, self.merging))
        view.removal_wanted.connect(self.remove)
        self._connect()

    @property
    def in_trash(self) -> bool:
        """Whether the list shows the trash."""
        return self._people.query.in_trash

    def offer(self, count: int) -> None:
        """Let the bar offer what can be done with so many people."""
        self.bar.show_chosen(count, in_trash=self.in_trash, in_group=self._in_group)

    def menu_actions(self, menu: QMenu, count: int) -> list[QAction]:
        """Return the same for the list's menu."""
        return self.bar.menu_actions(menu, count, in_trash=self.in_trash, in_group=self._in_group)

    def offer_groups(self, groups: Sequence[str]) -> None:
        """Offer the groups in use."""
        self.groups.offer([Choice(each, each) for each in groups])

    @Slot()
    def finish(self) -> None:
        """Who was chosen is gone: choose none, and ask nothing any more."""
        self._view.clearSelection()
        self.put_away()

    def _connect(self) -> None:
        bar = self.bar
        bar.group_wanted.connect(self._ask_group)
        bar.ungroup_wanted.connect(self._ungroup)
        bar.merge_wanted.connect(self._ask_merge)
        bar.status_wanted.connect(self._status)
        bar.list_wanted.connect(self._list)
        self.groups.chosen.connect(self._group)
        self.merging.chosen.connect(self._merge)
        for each in (self.groups, self.merging):
            each.closed.connect(self.put_away)

    @property
    def _in_group(self) -> bool:
        return self._people.query.group is not None

    @Slot()
    def _ask_group(self) -> None:
        self.bar.hide()
        self.groups.show()

    @Slot(str)
    def _group(self, group: str) -> None:
        self.group_chosen.emit(self.ids(), " ".join(group.split()))

    @Slot()
    def _ungroup(self) -> None:
        self.ungroup_chosen.emit(self.ids(), self._people.query.group or "")

    @Slot()
    def _ask_merge(self) -> None:
        self.bar.hide()
        self.merging.offer(
            [Choice(row.id, row.name, " · ".join(row.identifiers[:_NAMED])) for row in self.rows()]
        )
        self.merging.show()

    @Slot(str)
    def _merge(self, into: str) -> None:
        self.merge_chosen.emit(tuple(each for each in self.ids() if each != into), into)

    @Slot()
    def _status(self) -> None:
        self.status_chosen.emit(self.ids())

    @Slot()
    def _list(self) -> None:
        self.list_chosen.emit(self.ids())

    @Slot()
    def ask_to_delete(self) -> None:
        """Say what goes with the people, and what stays."""
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
