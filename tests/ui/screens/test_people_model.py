"""The list of people over a real vault, watched by Qt's own model tester."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.blocklists.person import IdentifierContent, IdentifierKind, PersonContent, Standing
from core.vault.session import Session
from tests.ui.screens.conftest import Desk
from ui.blocklists.identifiers_model import IdentifiersModel
from ui.blocklists.people_model import PeopleModel
from ui.shared.two_lines import CAUTION_ROLE, DETAILS_ROLE

COUNT = 230
PHONE = IdentifierContent(IdentifierKind.PHONE, "+44 20 7946 0018")
HANDLE = IdentifierContent(IdentifierKind.HANDLE, "@owl", "Example")


def _fill(session: Session) -> None:
    names = [f"Person {number:03}" for number in range(COUNT)]
    session.blocklist.add_all([PersonContent(each) for each in names])


@pytest.fixture
def model(desk: Desk) -> PeopleModel:
    desk.ask(_fill)
    model = PeopleModel(desk.runner)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    with desk.qtbot.waitSignal(model.loaded):
        model.search("")
    return model


def _fetch_all(desk: Desk, model: PeopleModel, count: int = COUNT) -> None:
    def has_all() -> bool:
        model.fetchMore(QModelIndex())
        return model.rowCount() == count

    desk.qtbot.waitUntil(has_all)


def _names(model: PeopleModel) -> list[object]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_people_come_in_pages_each_once_and_in_order(desk: Desk, model: PeopleModel) -> None:
    _fetch_all(desk, model)
    assert _names(model) == [f"Person {number:03}" for number in range(COUNT)]


def test_asking_for_more_twice_brings_it_once(desk: Desk) -> None:
    desk.ask(_fill)
    model = PeopleModel(desk.runner)
    with desk.qtbot.waitSignal(model.loaded):
        model.search("")
    before = model.rowCount()
    assert before < COUNT
    with desk.qtbot.waitSignal(model.loaded):
        model.fetchMore(QModelIndex())
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 2 * before


def test_a_search_narrows_and_gives_all_back(desk: Desk, model: PeopleModel) -> None:
    _fetch_all(desk, model)
    with desk.qtbot.waitSignal(model.loaded):
        model.search("person 02")
    assert len(_names(model)) == 10
    with desk.qtbot.waitSignal(model.loaded):
        model.search("")
    _fetch_all(desk, model)
    assert model.rowCount() == COUNT


def test_a_refresh_keeps_all_that_was_fetched(desk: Desk, model: PeopleModel) -> None:
    _fetch_all(desk, model)
    desk.ask(lambda session: session.blocklist.add(PersonContent("Aaron")))
    with desk.qtbot.waitSignal(model.loaded):
        model.refresh()
    assert _names(model)[:2] == ["Aaron", "Person 000"]
    assert model.rowCount() >= COUNT


def test_a_row_says_who_it_is_also_to_a_screen_reader(desk: Desk) -> None:
    content = PersonContent("Alex", Standing.SUSPECTED, identifiers=(PHONE, HANDLE))
    desk.ask(lambda session: session.blocklist.add(content))
    person = desk.ask(lambda session: session.blocklist.page()[0])
    model = PeopleModel(desk.runner)
    with desk.qtbot.waitSignal(model.loaded):
        model.search("7946")
    index = model.index_of(person.id)
    details = index.data(DETAILS_ROLE)
    assert details.startswith("Suspected · ")
    assert PHONE.written in details
    assert HANDLE.written in details
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Alex, {details}"


def test_identifiers_are_added_once_taken_and_put_back(desk: Desk) -> None:
    model = IdentifiersModel(desk)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert model.put(PHONE)
    assert model.put(HANDLE)
    assert not model.put(PHONE)
    row, taken = model.take(0)
    assert list(model.identifiers) == [HANDLE]
    assert model.put(taken, row)
    assert list(model.identifiers) == [PHONE, HANDLE]


def test_a_warning_stands_in_its_row_and_is_spoken(desk: Desk) -> None:
    model = IdentifiersModel(desk)
    model.show((PHONE, HANDLE))
    model.warn({HANDLE: "Also used by Alex"})
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.index(0).data(CAUTION_ROLE) == ""
    assert model.index(1).data(CAUTION_ROLE) == "Also used by Alex"
    assert spoken == "@owl, Account or handle · Example, Also used by Alex"
