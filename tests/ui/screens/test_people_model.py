"""The list of people over a real vault, watched by Qt's own model tester."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.blocklists.person import IdentifierContent, IdentifierKind, PersonContent, Standing
from core.ids import PersonId
from core.vault.session import Session
from tests.ui.screens.conftest import Desk
from ui.blocklists.carried import Carried, carried_in
from ui.blocklists.facts import ask_facts
from ui.blocklists.identifiers_model import IdentifiersModel
from ui.blocklists.people_model import PeopleModel
from ui.plain_text import without_isolation
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
    with desk.qtbot.waitSignal(model.settled):
        model.search("")
    return model


def _fetch_all(desk: Desk, model: PeopleModel, count: int = COUNT) -> None:
    def has_all() -> bool:
        model.fetchMore(QModelIndex())
        return model.rowCount() == count

    desk.qtbot.waitUntil(has_all)


def _names(model: PeopleModel) -> list[object]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_people_come_in_pages_each_once_and_in_order(desk: Desk, model: PeopleModel) -> None:
    _fetch_all(desk, model)
    assert _names(model) == [f"Person {number:03}" for number in range(COUNT)]


def test_asking_for_more_twice_brings_it_once(desk: Desk) -> None:
    desk.ask(_fill)
    model = PeopleModel(desk.runner)
    with desk.qtbot.waitSignal(model.settled):
        model.search("")
    before = model.rowCount()
    assert before < COUNT
    with desk.qtbot.waitSignal(model.rowsInserted):
        model.fetchMore(QModelIndex())
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 2 * before


def test_a_search_narrows_and_gives_all_back(desk: Desk, model: PeopleModel) -> None:
    _fetch_all(desk, model)
    with desk.qtbot.waitSignal(model.settled):
        model.search("person 02")
    assert len(_names(model)) == 10
    with desk.qtbot.waitSignal(model.settled):
        model.search("")
    _fetch_all(desk, model)
    assert model.rowCount() == COUNT


def test_a_refresh_keeps_all_that_was_fetched(desk: Desk, model: PeopleModel) -> None:
    _fetch_all(desk, model)
    desk.ask(lambda session: session.blocklist.add(PersonContent("Aaron")))
    with desk.qtbot.waitSignal(model.settled):
        model.reload()
    assert _names(model)[:2] == ["Aaron", "Person 000"]
    assert model.rowCount() >= COUNT


def test_a_row_says_who_it_is_also_to_a_screen_reader(desk: Desk) -> None:
    content = PersonContent("Alex", Standing.SUSPECTED, identifiers=(PHONE, HANDLE))
    desk.ask(lambda session: session.blocklist.add(content))
    person = desk.ask(lambda session: session.blocklist.page()[0])
    model = PeopleModel(desk.runner)
    with desk.qtbot.waitSignal(model.settled):
        model.search("7946")
    index = model.index_of(person.id)
    details = index.data(DETAILS_ROLE)
    assert details.startswith("Suspected · ")
    assert PHONE.written in details
    assert HANDLE.written in details
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Alex, {details}"


def test_a_dragged_row_names_nobody_and_lands_on_somebody_else(desk: Desk) -> None:
    ids = [desk.ask(_add(name)) for name in ("Alex", "Bo")]
    model = PeopleModel(desk.runner)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    with desk.qtbot.waitSignal(model.settled):
        model.search("")
    alex, bo = model.index_of(ids[0]), model.index_of(ids[1])
    data = model.mimeData([alex])
    raw = b"".join(bytes(data.data(form).data()) for form in data.formats())
    assert b"Alex" not in raw
    assert carried_in(data) == Carried(people=(ids[0],))
    link = Qt.DropAction.LinkAction
    assert model.canDropMimeData(data, link, -1, -1, bo)
    assert not model.canDropMimeData(data, link, -1, -1, alex)
    assert not model.canDropMimeData(data, link, 0, 0, QModelIndex())
    with desk.qtbot.waitSignal(model.dropped) as dropped:
        model.dropMimeData(data, link, -1, -1, bo)
    assert dropped.args == [Carried(people=(ids[0],)), ids[1]]


@pytest.mark.parametrize("raw", [b"", b"[]", b"nonsense", b'{"people": 7}', b'{"people": ["x"]}'])
def test_what_other_programs_drop_is_nothing(raw: bytes) -> None:
    data = QMimeData()
    data.setData("application/x-hollyhock-carried", raw)
    assert carried_in(data).is_empty


@pytest.fixture
def identifiers(desk: Desk) -> IdentifiersModel:
    model = IdentifiersModel(desk)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show((HANDLE, PHONE))
    return model


def test_identifiers_stand_by_kind_and_keep_their_order(identifiers: IdentifiersModel) -> None:
    shown = [identifiers.index(row).data() for row in range(identifiers.rowCount())]
    assert shown == ["Phone numbers", PHONE.written, "Accounts", HANDLE.written]
    assert not identifiers.flags(identifiers.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert identifiers.identifiers == (HANDLE, PHONE)


def test_identifiers_are_added_once_taken_and_put_back(identifiers: IdentifiersModel) -> None:
    assert not identifiers.put(PHONE)
    place, taken = identifiers.take(HANDLE)
    assert list(identifiers.identifiers) == [PHONE]
    assert identifiers.put(taken, place)
    assert list(identifiers.identifiers) == [HANDLE, PHONE]


def test_a_warning_stands_in_its_row_and_is_spoken(
    desk: Desk, identifiers: IdentifiersModel
) -> None:
    desk.ask(_add("Alex", HANDLE))
    identifiers.tell(desk.ask(ask_facts((HANDLE, PHONE), None)))
    phone, handle = identifiers.index_of(PHONE), identifiers.index_of(HANDLE)
    spoken = handle.data(Qt.ItemDataRole.AccessibleTextRole)
    assert phone.data(CAUTION_ROLE) == ""
    assert without_isolation(handle.data(CAUTION_ROLE)) == "Also used by Alex"
    assert without_isolation(spoken) == "@owl, Example, Also used by Alex"


def _add(name: str, *identifiers: IdentifierContent) -> Callable[[Session], PersonId]:
    content = PersonContent(name, identifiers=identifiers)
    return lambda session: session.blocklist.add(content).value.id
