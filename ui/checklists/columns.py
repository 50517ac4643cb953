"""The left column: all lists, and within it the items of one list."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from core.checklists.checklists import Overview
from core.checklists.choices import Choices
from core.checklists.tailor import fits
from core.checklists.task import Checklist, Task
from ui.checklists.lists_model import ListsModel
from ui.checklists.tasks_model import TasksModel
from ui.checklists.words import title_words
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import SectionLabel
from ui.shared.theme import GRID, current_theme
from ui.shared.two_lines import TwoLineDelegate
from ui.translate import tr, tr_n

_LEAST_WIDTH_PX = 220


class ListsColumn(QWidget):
    """`looked_at(object)`: the id of a list that is marked, None for "Next". `opened(object)`: one
    was clicked or Enter was pressed. `new_wanted()`, `file_wanted()`: another list.
    """

    looked_at = Signal(object)
    opened = Signal(object)
    new_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ListsModel(self)
        self.view = _view("checklist-list", tr("Checklists"))
        self.view.setModel(self.model)
        new = QuietButton(tr("New list"), "plus")
        new.setObjectName("checklist-new")
        from_file = QuietButton(tr("Open a list from a file"), "folder-open")
        from_file.setObjectName("checklist-import")
        foot = _row(new, from_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.view, 1)
        column.addWidget(foot)
        self.view.selectionModel().currentChanged.connect(self._look)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        new.clicked.connect(self.new_wanted)
        from_file.clicked.connect(self.file_wanted)

    def point_at(self, list_id: str | None) -> None:
        """Mark a list; None: "Next"."""
        self.view.setCurrentIndex(self.model.index_of(list_id))

    @Slot(QModelIndex)
    def _look(self, index: QModelIndex) -> None:
        if index.isValid():
            self.looked_at.emit(self._id(index))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._id(index))

    def _id(self, index: QModelIndex) -> str | None:
        checklist = self.model.checklist(index)
        return checklist.id if checklist else None


class ItemsColumn(QWidget):
    """`looked_at(str)`: the id of an item that is marked. `opened(str)`: it is to be read.

    `left()`: back to all lists. `about_wanted()`: the page of the list itself. `add_wanted()`.
    `moved(tuple)`: the ids of the list's items in their new order.
    """

    looked_at = Signal(str)
    opened = Signal(str)
    left = Signal()
    about_wanted = Signal()
    add_wanted = Signal()
    moved = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checklist: Checklist | None = None
        self._choices = Choices()
        self._shows_all = False
        self._is_pointing = False
        self.model = TasksModel(self)
        self.view = _view("checklist-items", tr("Items"))
        self.view.setModel(self.model)
        self.title = SectionLabel()
        self.title.setObjectName("checklist-title")
        self.back = QuietButton(tr("All lists"), "arrow-left")
        self.back.setObjectName("checklist-back")
        self.back.setToolTip(tr("All lists (Esc)"))
        self.about = QuietButton(tr("About this list"), "info")
        self.about.setObjectName("checklist-about")
        self.more = QuietButton("")
        self.more.setObjectName("checklist-more")
        self.add = PlainButton(tr("Add your own"), "plus")
        self.add.setObjectName("checklist-add")
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._look)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self.back.clicked.connect(self.left)
        self.about.clicked.connect(self.about_wanted)
        self.more.clicked.connect(self._show_more)
        self.add.clicked.connect(self.add_wanted)
        self._add_keys()

    @property
    def list_id(self) -> str | None:
        """Which list is shown."""
        return self._checklist.id if self._checklist else None

    def show_list(self, checklist: Checklist, overview: Overview) -> None:
        """Show a list. What may not fit the answers stands behind a button, and never further."""
        if checklist.id != self.list_id:
            self._shows_all = False
        self._checklist, self._choices = checklist, overview.choices
        fitting = [task for task in checklist.tasks if _is_shown(task, overview.choices)]
        others = [task for task in checklist.tasks if task not in fitting]
        current = self.current_id()
        self._is_pointing = True
        self.model.show(fitting + others if self._shows_all else fitting, overview.today)
        self._is_pointing = False
        if current is not None:
            self.point_at(current)
        self.title.setText(title_words(checklist))
        self.add.setVisible(not checklist.is_retired)
        self.about.setVisible(not checklist.is_retired)
        self.more.setVisible(bool(others))
        n = len(others)
        self.more.setText(
            tr("Show only what fits")
            if self._shows_all
            else tr_n(
                "Show {n} more that may not fit you", "Show {n} more that may not fit you", n
            ).format(n=n)
        )
        self._overview = overview

    def current_id(self) -> str | None:
        """Return the id of the marked item."""
        task = self.model.task(self.view.currentIndex())
        return task.item.id if task else None

    def begin(self) -> None:
        """Mark the first item, as if the person had."""
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))

    def point_at(self, item_id: str | None) -> None:
        """Mark an item without opening it; what was hidden comes into sight."""
        index = self.model.index_of(item_id) if item_id else QModelIndex()
        if item_id and not index.isValid() and not self._shows_all and self._checklist:
            self._shows_all = any(task.item.id == item_id for task in self._checklist.tasks)
            if self._shows_all:
                self.show_list(self._checklist, self._overview)
                index = self.model.index_of(item_id)
        self._is_pointing = True
        if index.isValid():
            self.view.setCurrentIndex(index)
        else:
            self.view.selectionModel().clear()
        self._is_pointing = False

    @Slot()
    def move_up(self) -> None:
        """Move the marked item one place up."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Move the marked item one place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        item_id = self.current_id()
        if item_id is None or self._checklist is None or self._checklist.is_retired:
            return
        ids = [task.item.id for task in self._checklist.tasks]
        place = ids.index(item_id)
        if 0 <= place + by < len(ids):
            ids.insert(place + by, ids.pop(place))
            self.moved.emit(tuple(ids))

    def _add_keys(self) -> None:
        for keys, slot in (
            ("Escape", self.left),
            ("Alt+Up", self.move_up),
            ("Alt+Down", self.move_down),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(GRID * 3 // 2, 0, GRID * 3 // 2, 0)
        head.addWidget(self.title)
        foot = _row(self.more, self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(GRID)
        column.addWidget(_row(self.back, self.about))
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(foot)

    @Slot(QModelIndex)
    def _look(self, index: QModelIndex) -> None:
        task = self.model.task(index)
        if task is not None and not self._is_pointing:
            self.looked_at.emit(task.item.id)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        task = self.model.task(index)
        if task is not None:
            self.opened.emit(task.item.id)

    @Slot()
    def _show_more(self) -> None:
        self._shows_all = not self._shows_all
        if self._checklist is not None:
            self.show_list(self._checklist, self._overview)


class LeftColumn(QStackedWidget):
    """Both, one at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(current_theme().px(_LEAST_WIDTH_PX))
        self.lists, self.items = ListsColumn(), ItemsColumn()
        self.addWidget(self.lists)
        self.addWidget(self.items)


def _is_shown(task: Task, choices: Choices) -> bool:
    """What the person did something about is never put behind a button."""
    return task.mark is not None or task.is_own or fits(task.item, choices)


def _row(*buttons: QWidget) -> QWidget:
    holder, flow = QWidget(), FlowLayout()
    row = QHBoxLayout(holder)
    row.setContentsMargins(GRID, 0, GRID, 0)
    row.addLayout(flow)
    for button in buttons:
        flow.addWidget(button)
    return holder


def _view(name: str, words: str) -> QListView:
    view = QListView()
    view.setObjectName(name)
    view.setAccessibleName(words)
    view.setItemDelegate(TwoLineDelegate(view))
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view
