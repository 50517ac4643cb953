"""The checklists: the lists beside the page of one of them."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from core.changes import Changed, Kind
from core.checklists.task import Checklist, Task, TaskState
from core.errors import HollyhockError
from core.vault.session import Session
from ui.checklists.checklist_page import ChecklistPage
from ui.checklists.checklists_model import ChecklistsModel
from ui.screen import Screen, ScreenContext
from ui.shared.columns import ListAndPage
from ui.shared.theme import GRID, current_theme
from ui.shared.two_lines import TwoLineDelegate
from ui.translate import tr

_LEAST_WIDTH_PX = 220


class ChecklistsScreen(Screen):
    """Nothing here is ever late, and nothing counts against the person."""

    icon_name = "list-checks"

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title = tr("Checklists")
        self.help_text = tr(
            "Each item says why, how, and what to think of first. Tick it when it is done; tick it"
            " again to undo. What does not fit can be set aside."
        )
        self.model = ChecklistsModel(self)
        self.view = QListView()
        self.view.setObjectName("checklist-list")
        self.view.setAccessibleName(tr("Checklists"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(TwoLineDelegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages = QStackedWidget()
        self.columns = ListAndPage(self._list_side(), self.pages)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.columns)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
        context.runner.changed.connect(self._on_changed)
        self._ask()

    def shown(self) -> None:
        """Put the keyboard into the lists."""
        self.view.setFocus()

    def leave(self) -> None:
        """Hand over notes that are not kept yet."""
        for page in self._made_pages():
            page.keep_notes()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Hand over notes when another place of the rail is chosen."""
        super().hideEvent(event)
        if self.context.runner.is_unlocked:
            self.leave()

    def _list_side(self) -> QWidget:
        side = QWidget()
        side.setMinimumWidth(current_theme().px(_LEAST_WIDTH_PX))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self.view)
        return side

    def _made_pages(self) -> list[ChecklistPage]:
        widgets = map(self.pages.widget, range(self.pages.count()))
        return [page for page in widgets if isinstance(page, ChecklistPage)]

    def _ask(self) -> None:
        self.context.runner.query(_all_lists, self._on_lists)

    def _on_lists(self, checklists: tuple[Checklist, ...]) -> None:
        self.model.show(checklists)
        by_id = {each.id: each for each in checklists}
        for page in self._made_pages():
            page.show_checklist(by_id[page.list_id])
        if checklists and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
            self.columns.show_list()

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        checklist = self.model.checklist(index)
        if checklist is None:
            return
        wanted = checklist.id
        page = next((each for each in self._made_pages() if each.list_id == wanted), None)
        if page is None:
            page = ChecklistPage(checklist)
            page.marked.connect(self._on_marked)
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.columns.show_page()

    @Slot(str, str, object, str)
    def _on_marked(self, _list_id: str, item_id: str, state: TaskState, note: str) -> None:
        self.context.runner.command(_mark(item_id, state, note), failed=self._on_not_marked)

    def _on_not_marked(self, error: HollyhockError) -> None:
        """Show again what the vault holds; a typed note stays on the page."""
        self.context.runner.failed.emit(error)
        self._ask()

    @Slot(frozenset)
    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if Kind.TASKS in kinds:
            self._ask()


def _all_lists(session: Session) -> tuple[Checklist, ...]:
    return session.checklists.all()


def _mark(item_id: str, state: TaskState, note: str) -> Callable[[Session], Changed[Task]]:
    return lambda session: session.checklists.mark(item_id, state, note)
