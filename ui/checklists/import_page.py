"""A list from a file, looked at before it is taken in."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from core.checklists.task import Task
from core.checklists.template import Template
from ui.checklists.tasks_model import TasksModel
from ui.plain_text import visible
from ui.shared.buttons import PrimaryButton, QuietButton
from ui.shared.fitted_list import FittedList
from ui.shared.flow_layout import FlowLayout
from ui.shared.reading_page import ReadingPage
from ui.shared.text import BodyLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr, tr_n


class ImportPage(ReadingPage):
    """`taken(Template)`: it is to become a list here. `left()`: it is not."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-page")
        self._template = template
        self.model = TasksModel(self)
        self.model.show([Task(item) for item in template.items], date.min)
        view = FittedList()
        view.setObjectName("import-items")
        view.setAccessibleName(tr("What is in the list"))
        view.setModel(self.model)
        view.setSelectionMode(FittedList.SelectionMode.NoSelection)
        n = len(template.items)
        take = self._take_button = PrimaryButton(tr("Take this list in"))
        take.setObjectName("import-take")
        leave = QuietButton(tr("Leave it"))
        leave.setObjectName("import-leave")
        foot = FlowLayout()
        foot.addWidget(take)
        foot.addWidget(leave)
        self.column.addWidget(SoftLabel(tr("A list from a file. Nothing is taken in yet.")))
        self.column.addWidget(TitleLabel(visible(template.title)))
        self.column.addWidget(BodyLabel(visible(template.introduction, keep_lines=True)))
        self.column.addWidget(
            SoftLabel(
                tr_n(
                    "{n} thing to look at. It becomes a list of your own, beside the others;"
                    " nothing of yours is changed. Only follow it if you trust who gave it to you.",
                    "{n} things to look at. They become a list of your own, beside the others;"
                    " nothing of yours is changed. Only follow it if you trust who gave it to you.",
                    n,
                ).format(n=n)
            )
        )
        self.column.addWidget(view)
        self.column.addSpacing(GRID)
        self.column.addLayout(foot)
        take.clicked.connect(self._take)
        leave.clicked.connect(self.left)

    def take_keyboard(self) -> None:
        """Put the keyboard on what the page is for."""
        self._take_button.setFocus()

    @Slot()
    def _take(self) -> None:
        self.taken.emit(self._template)
