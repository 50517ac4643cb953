"""Somebody at the checklists' screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from core.checklists.task import Checklist, Task
from core.vault.session import Session
from tests.ui.screens.conftest import Desk
from ui.checklists.screen import ChecklistsScreen

W = TypeVar("W", bound=QWidget)


class Hands:
    """Opens the screen, and finds what can be seen by its object name."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.screen = desk, ChecklistsScreen(desk.context)
        desk.host(self.screen)
        self.screen.resize(1000, 760)
        self.screen.show()
        self.until(lambda: self.screen.navigator.overview is not None)

    def sees(self, name: str) -> bool:
        return any(each.isVisible() for each in self.screen.findChildren(QWidget, name))

    def find(self, kind: type[W], name: str) -> W:
        self.until(lambda: self.sees(name))
        found = [each for each in self.screen.findChildren(kind, name) if each.isVisible()]
        return found[0]

    def until(self, condition: Callable[[], bool]) -> None:
        self.desk.qtbot.waitUntil(condition)

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        field = self.find(QWidget, name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.setFocus()
        field.selectAll()
        for number, line in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(field, Qt.Key.Key_Return)
            QTest.keyClicks(field, line)

    def rows(self, name: str) -> list[str]:
        model = self.find(QAbstractItemView, name).model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount(QModelIndex()))]

    def choose(self, name: str, text: str) -> None:
        view = self.find(QAbstractItemView, name)
        self.until(lambda: text in self.rows(name))
        index = view.model().index(self.rows(name).index(text), 0)
        view.scrollTo(index)
        middle = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    def reads(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def reads_within(self, name: str) -> str:
        labels = self.find(QWidget, name).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def open(self, list_title: str, item_title: str) -> None:
        """Go to the page of an item by the mouse."""
        if self.sees("checklist-back"):
            self.click("checklist-back")
        self.choose("checklist-list", list_title)
        self.choose("checklist-items", item_title)
        self.until(lambda: self.reads("item-title") == item_title)

    def task(self, item_id: str) -> Task:
        return self.desk.ask(lambda session: session.checklists.task(item_id))

    def lists(self) -> tuple[Checklist, ...]:
        return self.desk.ask(_all)

    def shows(self, item_id: str) -> None:
        """Wait until the page of this item is there."""
        self.until(lambda: _shown(self.screen) == item_id)

    @contextmanager
    def change(self) -> Iterator[None]:
        """Wait until something was changed in the vault."""
        with self.desk.qtbot.waitSignal(self.desk.runner.changed):
            yield


def _all(session: Session) -> tuple[Checklist, ...]:
    return session.checklists.all()


def _shown(screen: ChecklistsScreen) -> str | None:
    page = screen.navigator.pages.item
    return page.task.item.id if page else None
