"""Several things chosen from many: chips, a button to add, and the picker it opens."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.plain_text import isolated
from ui.shared.chip import AddPill, Chip
from ui.shared.flow_layout import FlowLayout
from ui.shared.picker import Choice, Picker, PickerWords
from ui.shared.theme import GRID
from ui.translate import tr


class ChipField(QWidget):
    """Shows what is chosen, in the order it was chosen.

    `edited()`: the person chose or took away. `searched(str)`, `created(str)`: as the picker's.
    """

    edited = Signal()
    searched = Signal(str)
    created = Signal(str)

    def __init__(
        self, name: str, add_text: str, words: PickerWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._titles: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self._chips: list[Chip] = []
        self._is_read_only = False
        self.add_button = AddPill(add_text)
        self.add_button.setObjectName(f"{name}-add")
        self.picker = Picker(name, words)
        self.picker.hide()
        self._flow = FlowLayout()
        self._flow.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._flow)
        column.addWidget(self.picker)
        self.setFocusProxy(self.add_button)
        self.add_button.clicked.connect(self._open_or_close)
        self.picker.closed.connect(self.close_picker)
        self.picker.toggled.connect(self._toggle)
        self.picker.narrowed.connect(self.searched)
        self.picker.created.connect(self.created)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys chosen."""
        return tuple(self._titles)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is chosen, with its words."""
        return tuple(Choice(key, title) for key, title in self._titles.items())

    def offer(self, choices: Sequence[Choice], *, are_found: bool = False) -> None:
        """Let the picker offer these; `are_found` as the picker takes it."""
        self._known.update((choice.key, choice.title) for choice in choices)
        self.picker.offer(choices, are_found=are_found)

    def show_chosen(self, chosen: Sequence[Choice]) -> None:
        """Show other chips, without a word that they were edited."""
        self._titles = {choice.key: choice.title for choice in chosen}
        self.close_picker()
        self._rebuild()

    def add(self, choice: Choice) -> None:
        """Choose one that the picker may not know yet."""
        self._titles[choice.key] = choice.title
        self._known[choice.key] = choice.title
        self._rebuild()
        self.edited.emit()

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only what is chosen, or let it be changed again."""
        self._is_read_only = read_only
        self.close_picker()
        self.add_button.setVisible(not read_only)
        for chip in self._chips:
            chip.set_fixed(fixed=read_only)

    @Slot()
    def open_picker(self) -> None:
        """Offer what there is, and put the keyboard there."""
        self.searched.emit("")
        self.picker.mark(self.chosen)
        self.picker.show()

    @Slot()
    def close_picker(self) -> None:
        """Put the choices away."""
        had_keyboard = self.picker.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.picker.hide()
        if had_keyboard:
            self.add_button.setFocus()

    @Slot()
    def _open_or_close(self) -> None:
        if self.picker.isHidden():
            self.open_picker()
        else:
            self.close_picker()

    @Slot(str)
    def _toggle(self, key: str) -> None:
        if key in self._titles:
            del self._titles[key]
        else:
            self._titles[key] = self._known[key]
        self._rebuild()
        self.edited.emit()

    @Slot()
    def _take_away(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip) and chip.key in self._titles:
            del self._titles[chip.key]
            self._rebuild()
            self.add_button.setFocus()
            self.edited.emit()

    def _rebuild(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        before: QWidget | None = None
        for place, (key, title) in enumerate(self._titles.items()):
            chip = Chip(key, title, tr("Take away: {title}").format(title=isolated(title)))
            chip.setObjectName(f"chip-{place}")
            chip.clicked.connect(self._take_away)
            chip.set_fixed(fixed=self._is_read_only)
            self._flow.insertWidget(place, chip)
            chip.show()
            if before is not None:
                QWidget.setTabOrder(before, chip)
            before = chip
            self._chips.append(chip)
        if before is not None:
            QWidget.setTabOrder(before, self.add_button)
        self.picker.mark(self.chosen)
