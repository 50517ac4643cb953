"""What can be done with the notes that are chosen in the list."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.journal.words import notes_words
from ui.shared.buttons import IconButton, PlainButton, StopButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.icons import icon
from ui.shared.text import PlainLabel
from ui.shared.theme import GRID
from ui.translate import tr

_LINKED = 2


class SelectionBar(QFrame):
    """How many notes are chosen, and a button for each thing to do; nothing is done here.

    `tag_wanted()`, `seal_wanted()`, `link_wanted()`, `trash_wanted()`; in the trash
    `restore_wanted()`, `delete_wanted()`. `cleared()`: none is to be chosen.
    """

    tag_wanted = Signal()
    seal_wanted = Signal()
    link_wanted = Signal()
    trash_wanted = Signal()
    restore_wanted = Signal()
    delete_wanted = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selection-bar")
        self.setProperty("role", "message")
        self._words = PlainLabel()
        self._words.setObjectName("selection-count")
        self.clear_button = IconButton("x", tr("Choose none"))
        self.clear_button.setObjectName("selection-clear")
        self.clear_button.clicked.connect(self.cleared)
        self.tag_button = PlainButton(tr("Tag"), "tag")
        self.seal_button = PlainButton(tr("Seal"), "stamp")
        self.link_button = PlainButton(tr("Link"), "link-2")
        self.trash_button = PlainButton(tr("Move to trash"), "trash-2")
        self.restore_button = PlainButton(tr("Put back"), "rotate-ccw")
        self.delete_button = StopButton(tr("Delete for good"), "trash-2")
        self._kept: dict[str, tuple[QPushButton, SignalInstance]] = {
            "tag": (self.tag_button, self.tag_wanted),
            "seal": (self.seal_button, self.seal_wanted),
            "link": (self.link_button, self.link_wanted),
            "trash": (self.trash_button, self.trash_wanted),
        }
        self._trashed: dict[str, tuple[QPushButton, SignalInstance]] = {
            "restore": (self.restore_button, self.restore_wanted),
            "delete": (self.delete_button, self.delete_wanted),
        }
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.clear_button)
        flow = FlowLayout()
        for name, (button, signal) in (self._kept | self._trashed).items():
            button.setObjectName(f"selection-{name}")
            button.clicked.connect(signal)
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3 // 2, GRID, GRID, GRID * 3 // 2)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addLayout(flow)

    def show_chosen(self, count: int, *, in_trash: bool, may_seal: bool) -> None:
        """Say how many are chosen; `may_seal` when one of them is not sealed yet."""
        self._words.setText(tr("{notes} chosen").format(notes=notes_words(count)))
        for button, _ in self._kept.values():
            button.setVisible(not in_trash)
        for button, _ in self._trashed.values():
            button.setVisible(in_trash)
        self.seal_button.setEnabled(may_seal)
        self.link_button.setVisible(not in_trash and count == _LINKED)

    def actions_for(self, parent: QWidget, count: int, *, in_trash: bool) -> list[QAction]:
        """Return the same as a menu's actions."""
        actions = []
        for name, (button, signal) in (self._trashed if in_trash else self._kept).items():
            if name == "link" and count != _LINKED:
                continue
            action = QAction(icon(_ICONS[name]), button.text(), parent)
            action.setObjectName(f"menu-{name}")
            action.setEnabled(button.isEnabled())
            action.triggered.connect(signal)
            actions.append(action)
        return actions


_ICONS = {
    "tag": "tag",
    "seal": "stamp",
    "link": "link-2",
    "trash": "trash-2",
    "restore": "rotate-ccw",
    "delete": "trash-2",
}
