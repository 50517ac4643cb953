"""One way into the vault: what it is, how it stands, and what can be done about it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.settings.way_words import Deed, deed_words
from ui.shared.buttons import PlainButton, StopButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.icon_label import IconLabel
from ui.shared.text import PlainLabel, SoftLabel
from ui.shared.theme import GRID


class WayCard(QFrame):
    """`wanted(Deed)`: the person wants to do this; nothing is done yet.

    `place` is for what belongs to the card while something is done about it.
    """

    wanted = Signal(object)

    def __init__(
        self,
        name: str,
        icon_name: str,
        title: str,
        deeds: tuple[Deed, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"card-{name}")
        self.setProperty("role", "card")
        self.state = SoftLabel()
        self.offer = QWidget()
        self.buttons = FlowLayout(self.offer)
        self._deeds: dict[Deed, PlainButton | StopButton] = {}
        for deed in deeds:
            self._add(deed)
        heading = PlainLabel(title)
        heading.setProperty("role", "strong")
        self.place = QVBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(heading)
        words.addWidget(self.state)
        words.addSpacing(GRID // 2)
        words.addWidget(self.offer)
        words.addLayout(self.place)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 2, GRID * 3 // 2, GRID * 2, GRID * 3 // 2)
        row.setSpacing(GRID * 3 // 2)
        row.addWidget(IconLabel(icon_name, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def say(self, state: str, *deeds: Deed) -> None:
        """Say how it stands, and offer these of its deeds."""
        self.state.setText(state)
        for deed, button in self._deeds.items():
            button.setVisible(deed in deeds)
        self.offer.setVisible(bool(deeds) or not self._deeds)

    def be_asked_about(self, widget: QWidget) -> None:
        """Give room to what is asked before something is done, in place of the buttons."""
        self.offer.hide()
        self.place.addWidget(widget)

    def take_keyboard(self) -> None:
        """Put it to the first thing that can be done."""
        for button in self._deeds.values():
            if not button.isHidden():
                button.setFocus()
                return

    def _add(self, deed: Deed) -> None:
        words = deed_words(deed)
        kind = StopButton if words.takes_away else PlainButton
        button = kind(words.button, words.icon)
        button.setObjectName(f"way-{words.name}")
        button.setProperty("deed", deed)
        button.clicked.connect(self._want)
        self.buttons.addWidget(button)
        self._deeds[deed] = button

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self.sender().property("deed"))
