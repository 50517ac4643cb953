"""What is behind an item: why, how, what to think of, where it stands, and a note."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.checklists.task import TaskState
from core.checklists.template import Item
from ui.checklists.words import caution_words, state_word
from ui.shared.caution import CautionBox
from ui.shared.flow_layout import FlowLayout
from ui.shared.secret_field import private_hints
from ui.shared.text import BodyLabel, PlainLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_NOTE_LINES = 3


class TaskDetails(QWidget):
    """Made when an item is first unfolded.

    `chosen(object)`: the person chose this TaskState. `noted()`: the note was edited.
    """

    chosen = Signal(object)
    noted = Signal()

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self.note = QPlainTextEdit()
        self.note.setObjectName(f"note-{item.id}")
        self.note.setAccessibleName(tr("Note on: {title}").format(title=tr(item.title)))
        self.note.setPlaceholderText(tr("A note for yourself: when, with whom, what is left to do"))
        self.note.setTabChangesFocus(True)
        self.note.setInputMethodHints(private_hints())
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * _NOTE_LINES + GRID * 3)
        self._group = QButtonGroup(self)
        self._states: dict[TaskState, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID * 2)
        column.setSpacing(GRID * 3 // 2)
        for text in filter(None, (item.what, item.why)):
            column.addWidget(BodyLabel(tr(text)))
        if item.cautions:
            column.addWidget(_cautions(item))
        column.addLayout(_steps(item))
        if not item.reversible:
            column.addWidget(SoftLabel(tr("Once done, this cannot be undone.")))
        column.addWidget(self._state_choice())
        column.addWidget(self.note)
        self._group.idClicked.connect(self._on_state)
        self.note.textChanged.connect(self.noted)

    def show_mark(self, state: TaskState, note: str) -> None:
        """Show where the item stands."""
        self._states[state].setChecked(True)
        if note != self.note.toPlainText():
            with QSignalBlocker(self.note):
                self.note.setPlainText(note)

    def note_text(self) -> str:
        """Return the note as typed."""
        return self.note.toPlainText()

    def _state_choice(self) -> QWidget:
        choice = QWidget()
        choice.setAccessibleName(tr("Where this stands"))
        row = FlowLayout(choice)
        for number, state in enumerate(TaskState):
            button = QRadioButton(state_word(state))
            button.setObjectName(f"{state}-{self._item.id}")
            self._states[state] = button
            self._group.addButton(button, number)
            row.addWidget(button)
        return choice

    @Slot(int)
    def _on_state(self, number: int) -> None:
        self.chosen.emit(list(TaskState)[number])


def _steps(item: Item) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GRID)
    grid.setVerticalSpacing(GRID // 2)
    grid.setColumnStretch(1, 1)
    for number, step in enumerate(item.steps, 1):
        grid.addWidget(
            PlainLabel(tr("{n}.").format(n=number)), number, 0, Qt.AlignmentFlag.AlignTop
        )
        grid.addWidget(BodyLabel(tr(step)), number, 1)
    return grid


def _cautions(item: Item) -> CautionBox:
    sentences = (caution_words(each).sentence for each in item.cautions)
    return CautionBox("\n".join(sentences), tr("Before you do this"))
