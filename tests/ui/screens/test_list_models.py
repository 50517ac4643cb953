"""The models of the pages for lists, watched by Qt's own model tester."""

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton

from core.blocklists.doubt import Doubt
from core.blocklists.exchange.arrivals import Arrival, News
from core.blocklists.exchange.list_file import Columns
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.mapping import Role
from core.blocklists.exchange.plan import ToNew
from core.blocklists.exchange.reading import Flaw, ListFormat, Row
from core.blocklists.exchange.tables import Record
from core.blocklists.exchange.why import Detail, Why
from core.blocklists.person import IdentifierKind, PersonRow, Standing
from core.ids import PersonId
from tests.ui.screens.conftest import Desk
from ui.blocklists.exchange import words
from ui.blocklists.exchange.arrivals_model import ArrivalsModel
from ui.blocklists.exchange.arrivals_view import ArrivalsView
from ui.blocklists.exchange.columns_model import ColumnsModel
from ui.blocklists.exchange.targets_model import TargetsModel
from ui.blocklists.exchange.words import ToCheck
from ui.plain_text import without_isolation

CHECK = Qt.ItemDataRole.CheckStateRole


def watch(model: QAbstractItemModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)


def arrival(number: int, news: News) -> Arrival:
    listed = Listed(IdentifierKind.EMAIL, f"p{number}@example.org", person=f"P{number}")
    if news is News.BAD:
        return Arrival(Row(number, "x", None, Flaw.NOTHING), news)
    return Arrival(Row(number, "x", listed, None), news)


@pytest.fixture
def model(qapp: object) -> ArrivalsModel:
    del qapp
    model = ArrivalsModel()
    watch(model)
    model.add([arrival(1, News.NEW), arrival(2, News.KNOWN)])
    model.add([arrival(3, News.BAD), arrival(4, News.NEW)])
    return model


def written(model: ArrivalsModel) -> list[str]:
    return [each.written for each, _ in model.chosen()]


def test_new_rows_are_ticked_and_bad_ones_cannot_be(model: ArrivalsModel) -> None:
    assert written(model) == ["p1@example.org", "p4@example.org"]
    cells = [model.index(row, 0) for row in range(4)]
    assert [bool(cell.flags() & Qt.ItemFlag.ItemIsUserCheckable) for cell in cells] == [
        True,
        True,
        False,
        True,
    ]
    assert cells[2].data(CHECK) is None
    assert not model.setData(model.index(0, 1), Qt.CheckState.Checked.value, CHECK)
    assert model.setData(cells[1], Qt.CheckState.Checked.value, CHECK)
    assert model.setData(cells[0], Qt.CheckState.Unchecked.value, CHECK)
    model.choose((2,), is_chosen=True)
    assert written(model) == ["p2@example.org", "p4@example.org"]


def test_rows_that_come_while_others_are_hidden_are_counted_and_ticked(
    model: ArrivalsModel,
) -> None:
    model.show_only(News.KNOWN)
    model.add([arrival(5, News.NEW), arrival(6, News.KNOWN)])
    assert model.rowCount() == 2
    assert (model.count(None), model.count(News.NEW)) == (6, 3)
    assert "p5@example.org" in written(model)


def test_a_row_that_may_be_mistyped_is_marked_where_it_begins(model: ArrivalsModel) -> None:
    row = Row(1, "x", Listed(IdentifierKind.EMAIL, "a@example"), None)
    fine = Row(2, "x", Listed(IdentifierKind.EMAIL, "a@example.org"), None)
    model.clear()
    model.add((Arrival(row, News.NEW, doubt=Doubt.NOT_WHOLE), Arrival(fine, News.NEW)))
    decoration, tip = Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ToolTipRole
    assert isinstance(model.index(0, 0).data(decoration), QIcon)
    assert model.index(1, 0).data(decoration) is None
    assert "Not a whole e-mail address" in model.index(0, 0).data(tip)
    assert "whole" not in model.index(1, 0).data(tip)
    model.show_only(ToCheck.DOUBTFUL)
    assert model.rowCount() == 1


def test_a_row_that_is_given_to_somebody_is_ticked_too(model: ArrivalsModel) -> None:
    model.say_whose(lambda listed: f"all: {listed.person}")
    model.give((1, 2), ToNew("Bo"), "Bo")
    shown = [without_isolation(str(model.index(row, 2).data())) for row in range(4)]
    assert shown == ["all: P1", "Bo", "", "all: P4"]
    assert [whose for _, whose in model.chosen()] == [None, ToNew("Bo"), None]


class _Counted(ArrivalsModel):
    """Counts how often somebody looks at a row."""

    looks = 0

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        self.looks += 1
        return super().flags(index)


def test_all_rows_are_chosen_without_looking_at_each(desk: Desk) -> None:
    model = _Counted()
    view = ArrivalsView(model, desk.runner)
    desk.host(view)
    view.show()
    model.add([arrival(number, News.NEW) for number in range(2_000)])
    model.looks = 0
    QTest.keyClick(view.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert model.looks < 200
    leave = view.bar.findChild(QPushButton, "import-chosen-leave")
    assert leave is not None
    QTest.mouseClick(leave, Qt.MouseButton.LeftButton)
    assert model.chosen_count == 0


def test_what_was_ticked_stays_so_for_whoever_goes_through_it(model: ArrivalsModel) -> None:
    model.give((3,), ToNew("Bo"), "Bo")
    chosen = model.chosen()
    model.choose((0,), is_chosen=False)
    model.give((3,), ToNew("Cy"), "Cy")
    model.clear()
    assert [(each.written, whose) for each, whose in chosen] == [
        ("p1@example.org", None),
        ("p4@example.org", ToNew("Bo")),
    ]


def test_columns_say_what_they_are_and_hold(qapp: object) -> None:
    del qapp
    model = ColumnsModel()
    watch(model)
    records = [Record(1, "", ("Name", " ")), Record(2, "", ("Max",)), Record(3, "", None)]
    model.show(records, Columns((Role.PERSON, Role.NOTHING), skip_first=True))
    assert [model.index(row, 0).data() for row in range(2)] == ["Name", "Column 2"]
    assert without_isolation(str(model.index(0, 1).data())) == "Max"
    assert not model.setData(model.index(0, 2), Role.PERSON)
    assert model.setData(model.index(1, 2), Role.NOTE)
    assert model.columns.roles == (Role.PERSON, Role.NOTE)
    model.skip_first(is_skipped=False)
    assert model.index(0, 0).data() == "Column 1"


def test_the_programs_are_a_list(qapp: object) -> None:
    del qapp
    model = TargetsModel()
    watch(model)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    said = {str(model.index(row).data(spoken)) for row in range(model.rowCount())}
    assert len(said) == model.rowCount() == 15


def test_everything_has_words() -> None:
    for kind in ListFormat:
        assert words.format_word(kind)
    for role in Role:
        assert words.role_word(role)
    assert len({words.flaw_words(each) for each in Flaw}) == len(Flaw)
    assert len(words.left_out_lines(dict.fromkeys(Why, 2))) == len(Why)
    assert len(words.without_lines(dict.fromkeys(Detail, 2))) == len(Detail)
    assert words.left_out_lines({Why.FORM: 0}) == []


def test_who_has_something_already_is_named_and_the_rest_counted() -> None:
    people = tuple(
        PersonRow(PersonId(str(number)), f"P{number}", Standing.KNOWN, (), 0) for number in range(4)
    )
    row = Row(1, "x", Listed(IdentifierKind.EMAIL, "a@example.org"), None)
    said = words.news_words(Arrival(row, News.KNOWN, people))
    assert without_isolation(said) == "Kept already: P0, P1 and 2 more"
    account = Row(1, "x", Listed(IdentifierKind.HANDLE, "@a", "X"), None)
    assert (
        without_isolation(words.kind_of_row(Arrival(account, News.NEW))) == "Account or handle · X"
    )
