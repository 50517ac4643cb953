"""The rows chosen in a list, and a place at its foot where things are done with them."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionRange, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QMenu, QVBoxLayout, QWidget

from ui.shared.delete_question import DeleteQuestion
from ui.shared.paged_rows import PagedRows
from ui.shared.trash_bar import TrashBar


class HasId(Protocol):
    """A row of something that the vault keeps."""

    @property
    def id(self) -> str:
        """Its identity."""
        ...


Row = TypeVar("Row", bound=HasId)


class ChosenRows(QWidget, Generic[Row]):
    """A bar while several rows are chosen, in the trash one; questions; the list's menu.

    The menu is called `{list}-menu`. Signals carry tuples of ids: `trash_chosen(ids)`,
    `restore_chosen(ids)`, `delete_chosen(ids, typed)` (with the passphrase; once they are gone,
    nothing is to be asked any more, else call `question.refuse`).
    """

    trash_chosen = Signal(object)
    restore_chosen = Signal(object)
    delete_chosen = Signal(object, str)

    def __init__(
        self,
        view: QAbstractItemView,
        model: PagedRows[Row],
        bar: TrashBar,
        questions: Sequence[QWidget],
    ) -> None:
        """`questions`: parts that ask something else about what is chosen, one at a time."""
        super().__init__()
        self._view, self._model, self._bar = view, model, bar
        self.question = DeleteQuestion()
        self._questions = (*questions, self.question)
        bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (*self._questions, bar):
            column.addWidget(each)
        view.selectionModel().selectionChanged.connect(self._selection_changed)
        model.settled.connect(self.look)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        bar.cleared.connect(self.clear)
        bar.trash_wanted.connect(self._trash)
        bar.restore_wanted.connect(self._restore)
        bar.delete_wanted.connect(self.ask_to_delete)
        self.question.confirmed.connect(self._delete)
        self.question.declined.connect(self.put_away)

    @property
    @abstractmethod
    def in_trash(self) -> bool:
        """Whether the list shows the trash, where other things can be done."""

    @abstractmethod
    def offer(self, count: int) -> None:
        """Let the bar offer what can be done with so many."""

    @abstractmethod
    def menu_actions(self, menu: QMenu, count: int) -> list[QAction]:
        """Return the same for the list's menu."""

    @abstractmethod
    def ask_to_delete(self) -> None:
        """Ask whether what is chosen is to be deleted for good."""

    @property
    def count(self) -> int:
        """How many are chosen. Selected ranges are few, however many rows they hold."""
        return sum(span.height() for span in self._spans())

    def rows(self) -> Iterator[Row]:
        """Go through what is chosen, from top to bottom."""
        for span in sorted(self._spans(), key=_top):
            for row in range(span.top(), span.bottom() + 1):
                yield self._model.row_at(row)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of what is chosen."""
        return tuple(row.id for row in self.rows())

    @Slot()
    def remove(self) -> None:
        """Del was pressed."""
        if self.count:
            (self.ask_to_delete if self.in_trash else self._trash)()

    @Slot()
    def clear(self) -> None:
        """Choose none."""
        self._view.clearSelection()
        self._view.setFocus()

    @Slot()
    def put_away(self) -> None:
        """Ask nothing any more."""
        for each in self._questions:
            each.hide()
        self.look()
        self._view.setFocus()

    @Slot()
    def look(self) -> None:
        """Show the bar, when there is something to do and nothing is being asked."""
        count = self.count
        asks = any(not each.isHidden() for each in self._questions)
        self.offer(count)
        self._bar.setVisible(not asks and count >= (1 if self.in_trash else 2))

    @Slot(QItemSelection, QItemSelection)
    def _selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        if not self._model.is_settling:
            for each in self._questions:
                each.hide()
        self.look()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        count = self.count
        if count:
            menu = QMenu(self._view)
            menu.setObjectName(f"{self._view.objectName()}-menu")
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self.menu_actions(menu, count))
            menu.popup(self._view.viewport().mapToGlobal(place))

    @Slot()
    def _trash(self) -> None:
        self.trash_chosen.emit(self.ids())

    @Slot()
    def _restore(self) -> None:
        self.restore_chosen.emit(self.ids())

    @Slot(str)
    def _delete(self, typed: str) -> None:
        self.delete_chosen.emit(self.ids(), typed)

    def _spans(self) -> list[QItemSelectionRange]:
        return self._view.selectionModel().selection().toList()


def _top(span: QItemSelectionRange) -> int:
    return span.top()
