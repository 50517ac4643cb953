"""The field that searches people."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.blocklists.people_search import PeopleSearch


def test_escape_clears_and_searches_for_everybody(qtbot: QtBot) -> None:
    field = PeopleSearch()
    qtbot.addWidget(field)
    searched: list[str] = []
    field.searched.connect(searched.append)
    field.show()
    QTest.keyClicks(field, "Alex")
    qtbot.waitUntil(lambda: searched[-1:] == ["Alex"])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert searched[-1] == ""
