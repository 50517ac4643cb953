"""What can be done with several things that are chosen in a list."""

from collections.abc import Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.shared.buttons import IconButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.icons import icon
from ui.shared.text import PlainLabel
from ui.shared.theme import GRID
from ui.translate import tr


class ChoiceBar(QFrame):
    """How many are chosen, and a button for each thing to do; nothing is done here.

    Its parts are called `{name}-count`, `{name}-clear` and `{name}-{deed}`.
    `cleared()`: none is to be chosen.
    """

    cleared = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}-bar")
        self.setProperty("role", "message")
        self._name = name
        self._words = PlainLabel()
        self._words.setObjectName(f"{name}-count")
        self.clear_button = IconButton("x", tr("Choose none"))
        self.clear_button.setObjectName(f"{name}-clear")
        self.clear_button.clicked.connect(self.cleared)
        self._buttons: dict[str, tuple[QPushButton, str]] = {}
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.clear_button)
        self._flow = FlowLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3 // 2, GRID, GRID, GRID * 3 // 2)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addLayout(self._flow)

    def add(self, deed: str, button: QPushButton, icon_name: str) -> None:
        """Offer something; the icon is for menus, too."""
        button.setObjectName(f"{self._name}-{deed}")
        self._flow.addWidget(button)
        self._buttons[deed] = (button, icon_name)

    def offer(self, words: str, deeds: Collection[str]) -> None:
        """Say how many are chosen, and offer these deeds only."""
        self._words.setText(words)
        for deed, (button, _) in self._buttons.items():
            button.setVisible(deed in deeds)

    def actions_for(self, parent: QWidget, deeds: Collection[str]) -> list[QAction]:
        """Return the same as a menu's actions: they press the buttons."""
        actions = []
        for deed, (button, icon_name) in self._buttons.items():
            if deed in deeds:
                action = QAction(icon(icon_name), button.text(), parent)
                action.setObjectName(f"menu-{deed}")
                action.setEnabled(button.isEnabled())
                action.setProperty("deed", deed)
                action.triggered.connect(self._press)
                actions.append(action)
        return actions

    @Slot()
    def _press(self) -> None:
        button, _ = self._buttons[self.sender().property("deed")]
        button.click()
