"""The page "Next": what to begin with, what is due again. Nothing is late, nothing is counted."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.checklists.checklists import Overview
from core.checklists.task import Task
from ui.checklists.reminders import Reminders
from ui.checklists.tasks_model import TasksModel
from ui.checklists.words import title_words
from ui.shared.buttons import PlainButton
from ui.shared.fitted_list import FittedList
from ui.shared.flow_layout import FlowLayout
from ui.shared.reading_page import ReadingPage
from ui.shared.text import BodyLabel, SectionLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr


class _Part(QWidget):
    """A heading, a sentence and items. Hidden while there are none. `opened(str)`: an item's id."""

    opened = Signal(str)

    def __init__(self, name: str, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TasksModel(self)
        self.view = FittedList()
        self.view.setObjectName(f"next-{name}")
        self.view.setAccessibleName(title)
        self.view.setModel(self.model)
        self.view.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(SectionLabel(title))
        column.addWidget(SoftLabel(words))
        column.addWidget(self.view)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)

    def show_tasks(self, tasks: Sequence[Task], overview: Overview) -> None:
        """Show these."""
        names = {each.id: title_words(each) for each in overview.checklists}
        self.model.show(tasks, overview.today, names)
        self.view.fit()
        self.setVisible(bool(tasks))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        task = self.model.task(index)
        if task is not None:
            self.opened.emit(task.item.id)


def _parts() -> tuple[_Part, ...]:
    """Return a part for each group of the agenda, in its order."""
    return (
        _Part("due", tr("Due again"), tr("Their day has come. Tomorrow is fine too.")),
        _Part("start", tr("Where to begin"), tr("A few things that help most people first.")),
        _Part(
            "stuck",
            tr("Where you are stuck"),
            tr("An advocate or somebody you trust can look at these with you."),
        ),
        _Part(
            "changed",
            tr("New words"),
            tr("An update of the app changed these. What you did and wrote stays as it was."),
        ),
        _Part("soon", tr("Coming up"), tr("In the next two weeks.")),
    )


class NextPage(ReadingPage):
    """`opened(str)`: the person wants to read this item. `questions_wanted()`."""

    opened = Signal(str)
    questions_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next-page")
        self.parts = _parts()
        self._nothing = BodyLabel(
            tr(
                "Nothing waits for you here. You can read any list at your own pace, whenever you"
                " like."
            )
        )
        self._nothing.setObjectName("next-nothing")
        self._nothing.hide()
        self.questions = PlainButton(tr("Answer a few questions"))
        self.questions.setObjectName("next-questions")
        self.reminders = Reminders()
        self._asking = SoftLabel(
            tr("A few questions put what fits you first. You can skip any of them.")
        )
        self._lay_out()
        self.questions.clicked.connect(self.questions_wanted)

    def show_overview(self, overview: Overview) -> None:
        """Show what is next."""
        agenda = overview.agenda
        groups = (agenda.due, agenda.start, agenda.stuck, agenda.changed, agenda.soon)
        for part, tasks in zip(self.parts, groups, strict=True):
            part.show_tasks(tasks, overview)
        self._nothing.setVisible(agenda.is_empty)
        self.reminders.show_choices(overview.choices)
        asked_before = not overview.choices.is_empty
        self._asking.setVisible(not asked_before)
        self.questions.setText(
            tr("Change your answers") if asked_before else tr("Answer a few questions")
        )

    def take_keyboard(self) -> None:
        """Put the keyboard on the first thing there is."""
        for part in self.parts:
            if part.isVisible():
                part.view.setFocus()
                if not part.view.currentIndex().isValid():
                    part.view.setCurrentIndex(part.model.index(0))
                return
        self.questions.setFocus()

    def _lay_out(self) -> None:
        foot = FlowLayout()
        foot.addWidget(self.questions)
        self.column.addWidget(TitleLabel(tr("Next")))
        self.column.addWidget(
            SoftLabel(tr("One thing at a time is enough. You decide what and when."))
        )
        for part in self.parts:
            part.hide()
            part.opened.connect(self.opened)
            self.column.addWidget(part)
        self.column.addWidget(self._nothing)
        self.column.addSpacing(GRID)
        self.column.addWidget(self._asking)
        self.column.addLayout(foot)
        self.column.addSpacing(GRID)
        self.column.addWidget(self.reminders)
