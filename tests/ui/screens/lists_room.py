"""Somebody at the people's place who brings lists in and makes them."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableView, QWidget

from core.blocklists.person import IdentifierContent, IdentifierKind, PersonContent
from core.vault.session import Session
from tests.ui.screens.conftest import Desk
from ui.blocklists.screen import PeopleScreen
from ui.plain_text import without_isolation

W = TypeVar("W", bound=QWidget)

MAX = PersonContent(
    "Max M.",
    identifiers=(
        IdentifierContent(IdentifierKind.EMAIL, "max@example.org", note="from the club"),
        IdentifierContent(IdentifierKind.PHONE, "0170 1234567"),
        IdentifierContent(IdentifierKind.HANDLE, "@max", "Instagram"),
    ),
)


def add_max(session: Session) -> None:
    session.blocklist.set_region("DE")
    session.blocklist.add(MAX)


def everything(session: Session) -> dict[str, list[str]]:
    """What is kept, by name."""
    return {
        row.name: [each.content.written for each in session.blocklist.person(row.id).identifiers]
        for row in session.blocklist.page()
    }


class ListsRoom:
    """The screen of a vault in which Max is."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.ask(add_max)
        self.screen = PeopleScreen(desk.context)
        desk.host(self.screen)
        self.screen.resize(1100, 820)
        with desk.qtbot.waitSignal(self.screen.model.settled):
            self.screen.show()

    def find(self, kind: type[W], name: str) -> W:
        """Wait for a visible widget of this name."""
        self.desk.qtbot.waitUntil(lambda: self.sees(name))
        found = next(each for each in self.screen.findChildren(kind, name) if each.isVisible())
        assert isinstance(found, kind)
        return found

    def sees(self, name: str) -> bool:
        return any(each.isVisible() for each in self.screen.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        button = self.find(QWidget, name)
        self.desk.qtbot.waitUntil(button.isEnabled)
        side = button.height() // 2
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(side, side))

    def reads(self, name: str) -> str:
        """Return the words of everything visible in a widget."""
        widget = self.find(QWidget, name)
        labels = [widget, *widget.findChildren(QLabel)]
        texts = [each.text() for each in labels if isinstance(each, QLabel) and each.isVisible()]
        return without_isolation(" ".join(texts))

    def cells(self, name: str) -> list[list[str]]:
        """Return all that a table shows."""
        model = self.find(QTableView, name).model()
        return [
            [
                without_isolation(str(model.index(row, column).data() or ""))
                for column in range(model.columnCount(QModelIndex()))
            ]
            for row in range(model.rowCount(QModelIndex()))
        ]

    def click_row(self, name: str, row: int, modifier: Qt.KeyboardModifier | None = None) -> None:
        view = self.find(QAbstractItemView, name)
        index = view.model().index(row, 0)
        view.scrollTo(index)
        QTest.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            modifier or Qt.KeyboardModifier.NoModifier,
            view.visualRect(index).center(),
        )

    def type_into(self, name: str, text: str) -> None:
        field = self.find(QWidget, name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)

    def open_list(self, text: str, name: str = "list.txt") -> Path:
        """Choose a list on the page that brings lists in, and wait until it is compared."""
        path = self.desk.folder.with_name(name)
        path.write_bytes(text.encode())
        if not self.sees("import-page"):
            self.click("people-import")
        self.desk.dialogs.answers = [path]
        self.click("import-file-choose")
        self.wait_until_compared()
        return path

    def wait_until_compared(self) -> None:
        comparer = self.screen.places.import_page.comparer
        self.desk.qtbot.waitUntil(lambda: not comparer.is_busy and self.sees("import-rows"))

    def kept(self) -> dict[str, list[str]]:
        """Look into the vault."""
        return self.desk.ask(everything)
