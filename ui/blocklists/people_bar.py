"""What can be done with the people that are chosen in the list."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.blocklists.counts import people_words
from ui.shared.buttons import PlainButton
from ui.shared.trash_bar import TrashBar
from ui.translate import tr

_SEVERAL = 2


class PeopleBar(TrashBar):
    """What was pressed: `group_wanted()`, `ungroup_wanted()`, `merge_wanted()`, `status_wanted()`,
    `list_wanted()`.
    """

    group_wanted = Signal()
    ungroup_wanted = Signal()
    merge_wanted = Signal()
    status_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("people-chosen", parent)
        for deed, words, icon_name, wanted in (
            ("group", tr("Put into a group"), "tag", self.group_wanted),
            ("ungroup", tr("Out of this group"), "minus", self.ungroup_wanted),
            ("merge", tr("One person"), "users", self.merge_wanted),
            ("status", tr("What was done"), "check", self.status_wanted),
            ("list", tr("Make a list"), "download", self.list_wanted),
        ):
            button = PlainButton(words, icon_name)
            self.add(deed, button, icon_name)
            button.clicked.connect(wanted)
        self.add_trash()

    def show_chosen(self, count: int, *, in_trash: bool, in_group: bool) -> None:
        """Say how many are chosen, and offer what can be done with them."""
        words = tr("{people} chosen").format(people=people_words(count))
        self.offer(words, _deeds(count, in_trash=in_trash, in_group=in_group))

    def menu_actions(
        self, parent: QWidget, count: int, *, in_trash: bool, in_group: bool
    ) -> list[QAction]:
        """Return the same as a menu's actions."""
        return self.actions_for(parent, _deeds(count, in_trash=in_trash, in_group=in_group))


def _deeds(count: int, *, in_trash: bool, in_group: bool) -> Collection[str]:
    if in_trash:
        return ("restore", "delete")
    deeds = ["group", "status", "list", "trash"]
    if in_group:
        deeds.append("ungroup")
    if count >= _SEVERAL:
        deeds.append("merge")
    return deeds
