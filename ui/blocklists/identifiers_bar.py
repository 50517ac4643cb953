"""What can be done with the identifiers that are chosen in the list."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.blocklists.counts import identifiers_words
from ui.shared.buttons import PlainButton
from ui.shared.choice_bar import ChoiceBar
from ui.translate import tr

_DEEDS = ("status", "move", "remove")


class IdentifiersBar(ChoiceBar):
    """`wanted(str)`: `status`, `move` or `remove` was pressed."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("identifiers-chosen", parent)
        for deed, words, icon_name in (
            ("status", tr("What was done"), "check"),
            ("move", tr("Give to somebody else"), "user"),
            ("remove", tr("Remove"), "minus"),
        ):
            button = PlainButton(words, icon_name)
            self.add(deed, button, icon_name)
            button.setProperty("deed", deed)
            button.clicked.connect(self._tell)

    def show_chosen(self, count: int) -> None:
        """Say how many are chosen."""
        self.offer(tr("{what} chosen").format(what=identifiers_words(count)), _DEEDS)

    def menu_actions(self, parent: QWidget) -> list[QAction]:
        """Return the same as a menu's actions."""
        return self.actions_for(parent, _DEEDS)

    @Slot()
    def _tell(self) -> None:
        self.wanted.emit(self.sender().property("deed"))
