"""What can be done with the notes that are chosen in the list."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.journal.words import notes_words
from ui.shared.buttons import PlainButton
from ui.shared.trash_bar import TrashBar
from ui.translate import tr

_LINKED = 2


class SelectionBar(TrashBar):
    """`tag_wanted()`, `seal_wanted()`, `link_wanted()`."""

    tag_wanted = Signal()
    seal_wanted = Signal()
    link_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("selection", parent)
        self.tag_button = PlainButton(tr("Tag"), "tag")
        self.seal_button = PlainButton(tr("Seal"), "stamp")
        self.link_button = PlainButton(tr("Link"), "link-2")
        for deed, button, icon_name, wanted in (
            ("tag", self.tag_button, "tag", self.tag_wanted),
            ("seal", self.seal_button, "stamp", self.seal_wanted),
            ("link", self.link_button, "link-2", self.link_wanted),
        ):
            self.add(deed, button, icon_name)
            button.clicked.connect(wanted)
        self.add_trash()

    def show_chosen(self, count: int, *, in_trash: bool, may_seal: bool) -> None:
        """Say how many are chosen; `may_seal` when one of them is not sealed yet."""
        words = tr("{notes} chosen").format(notes=notes_words(count))
        self.offer(words, _deeds(count, in_trash=in_trash))
        self.seal_button.setEnabled(may_seal)

    def menu_actions(self, parent: QWidget, count: int, *, in_trash: bool) -> list[QAction]:
        """Return the same as a menu's actions."""
        return self.actions_for(parent, _deeds(count, in_trash=in_trash))


def _deeds(count: int, *, in_trash: bool) -> Collection[str]:
    if in_trash:
        return ("restore", "delete")
    kept = ("tag", "seal", "link", "trash")
    return kept if count == _LINKED else tuple(each for each in kept if each != "link")
