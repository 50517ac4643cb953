"""One item of a list: always its title and state, and what is behind it when it is unfolded."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from core.checklists.task import Task, TaskState
from ui.checklists.caution_chip import CautionChip
from ui.checklists.task_details import TaskDetails
from ui.checklists.words import state_icon, state_word
from ui.shared.buttons import IconButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.icon_label import IconLabel
from ui.shared.reading_page import Line
from ui.shared.text import PlainLabel, SoftLabel, set_role
from ui.shared.theme import GRID
from ui.translate import tr

_ICON_PX = 16
_NOTE_PAUSE_MS = 1_500


class TaskRow(QWidget):
    """A box to tick, a title, cautions, the state in words, and a button that unfolds the rest.

    `marked(str, object, str)`: the person put this item id into this TaskState with this note.
    """

    marked = Signal(str, object, str)

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = task.item
        self._task = task
        self._details: TaskDetails | None = None
        self._unfolded = False
        title = tr(task.item.title)
        self.done_box = QCheckBox()
        self.done_box.setObjectName(f"tick-{task.item.id}")
        self.done_box.setAccessibleName(tr("Done: {title}").format(title=title))
        self.done_box.setToolTip(tr("Done"))
        self.title = PlainLabel(title)
        self.title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.unfold_button = IconButton("chevron-down", "")
        self.unfold_button.setObjectName(f"unfold-{task.item.id}")
        self._state_icon = IconLabel("circle", "soft", _ICON_PX)
        self.state = SoftLabel()
        self.state.setObjectName(f"state-{task.item.id}")
        self.state.setWordWrap(False)
        self._note_pause = QTimer(self, singleShot=True, interval=_NOTE_PAUSE_MS)
        self._note_pause.timeout.connect(self.keep_note)
        self._lay_out()
        self.done_box.clicked.connect(self._on_tick)
        self.unfold_button.clicked.connect(self.toggle)
        self._say_whether_folded()
        self.show_task(task)

    @property
    def is_unfolded(self) -> bool:
        """Whether what is behind the title is shown."""
        return self._unfolded

    def show_task(self, task: Task) -> None:
        """Show where the item stands now; a note that is being typed stays."""
        has_typed = self._note != self._stored_note
        self._task = task
        self.done_box.setChecked(task.state is TaskState.DONE)
        self._state_icon.show_icon(state_icon(task.state), "soft")
        self.state.setText(state_word(task.state))
        self._marks.setVisible(task.state is not TaskState.OPEN or bool(self.item.cautions))
        self._state_holder.setVisible(task.state is not TaskState.OPEN)
        set_role(self.title, "soft" if task.state is TaskState.DOES_NOT_APPLY else "")
        if self._details is not None:
            note = self._note if has_typed else self._stored_note
            self._details.show_mark(task.state, note)

    @Slot()
    def toggle(self) -> None:
        """Unfold or fold."""
        if self._details is None:
            self._details = TaskDetails(self.item)
            self._details.show_mark(self._task.state, self._stored_note)
            self._details.chosen.connect(self._mark)
            self._details.noted.connect(self._note_pause.start)
            self._body.addWidget(self._details)
        self._unfolded = not self._unfolded
        self._details.setVisible(self._unfolded)
        self._say_whether_folded()

    @Slot()
    def keep_note(self) -> None:
        """Hand over a note that is not kept yet."""
        self._note_pause.stop()
        if self._note != self._stored_note:
            self._mark(self._task.state)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A click beside the controls of a folded item unfolds it, and on its title folds it."""
        if (
            event.position().y() < self._head_bottom()
            and event.button() == Qt.MouseButton.LeftButton
        ):
            self.toggle()
        else:
            super().mousePressEvent(event)

    @property
    def _stored_note(self) -> str:
        return self._task.mark.note if self._task.mark else ""

    @property
    def _note(self) -> str:
        return self._details.note_text() if self._details else self._stored_note

    def _head_bottom(self) -> int:
        return self._details.y() if self.is_unfolded and self._details else self.height()

    def _lay_out(self) -> None:
        self._marks = QWidget()
        marks = FlowLayout(self._marks)
        self._state_holder = QWidget()
        state = QHBoxLayout(self._state_holder)
        state.setSpacing(GRID // 2)
        state.setContentsMargins(0, 0, GRID, 0)
        state.addWidget(self._state_icon)
        state.addWidget(self.state)
        marks.addWidget(self._state_holder)
        for caution in self.item.cautions:
            marks.addWidget(CautionChip(caution))
        self._body = QVBoxLayout()
        self._body.setSpacing(GRID // 2)
        self._body.setContentsMargins(0, GRID // 2, 0, 0)
        self._body.addWidget(self.title)
        self._body.addWidget(self._marks)
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout()
        row.setContentsMargins(0, GRID // 2, 0, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.done_box, 0, top)
        row.addLayout(self._body, 1)
        row.addWidget(self.unfold_button, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Line())

    def _say_whether_folded(self) -> None:
        title = tr(self.item.title)
        if self.is_unfolded:
            self.unfold_button.show_as("chevron-up", tr("Fold: {title}").format(title=title))
        else:
            label = tr("Why and how: {title}").format(title=title)
            self.unfold_button.show_as("chevron-down", label)

    @Slot(bool)
    def _on_tick(self, ticked: bool) -> None:  # noqa: FBT001  Qt's signal
        self._mark(TaskState.DONE if ticked else TaskState.OPEN)

    @Slot(object)
    def _mark(self, state: TaskState) -> None:
        self._note_pause.stop()
        self.marked.emit(self.item.id, state, self._note)
