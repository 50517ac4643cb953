"""Choosing one of a few words, with a sentence about the chosen one."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.shared.flow_layout import FlowLayout
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID

T = TypeVar("T", bound=StrEnum)


class WordChoice(QWidget, Generic[T]):
    """`words`: each value with its word and what it means. Buttons are called `{name}-{value}`.

    `changed()`: the person chose another one.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        question: str,
        words: Mapping[T, tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self._words = words
        self._meaning = SoftLabel()
        self._group = QButtonGroup(self)
        self._buttons: dict[T, QRadioButton] = {}
        row = FlowLayout()
        row.setSpacing(GRID * 2)
        for value, (word, meaning) in words.items():
            button = QRadioButton(word)
            button.setObjectName(f"{name}-{value}")
            button.setAccessibleDescription(meaning)
            button.setToolTip(meaning)
            self._buttons[value] = button
            self._group.addButton(button)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._meaning)
        self.choose(next(iter(words)))
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def value(self) -> T:
        """What is chosen."""
        return next(each for each, button in self._buttons.items() if button.isChecked())

    def choose(self, value: T) -> None:
        """Show a choice."""
        self._buttons[value].setChecked(True)
        self._meaning.setText(self._words[value][1])

    @Slot()
    def _on_clicked(self) -> None:
        self._meaning.setText(self._words[self.value][1])
        self.changed.emit()
