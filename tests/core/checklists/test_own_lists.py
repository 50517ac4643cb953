"""Lists and items of the person's own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.checklists.list_file import read_list, write_list
from core.checklists.task import TaskState
from core.checklists.template import Caution, Item, Template
from core.errors import InvalidField, UnknownRecord
from core.incidents.incident import IncidentContent
from core.vault.session import Session

CALL = Item("", "  Call   Ana ", steps=("Dial.", "  ", "Talk. "), repeat="FREQ=WEEKLY")


def _titles(session: Session, list_id: str) -> list[str]:
    found = next(each for each in session.checklists.all() if each.id == list_id)
    return [task.item.title for task in found.tasks]


def test_a_list_is_made_filled_and_renamed(session: Session) -> None:
    made = session.own_lists.add_list(" With  Ana ", " For us ").value
    assert (made.title, made.introduction) == ("With Ana", "For us")
    task = session.own_lists.add_item(made.id, CALL).value
    assert (task.item.title, task.item.steps) == ("Call Ana", ("Dial.", "Talk."))
    assert (task.is_own, task.list_id) == (True, made.id)
    session.own_lists.change_list(replace(made, title="With Bo"))
    listed = session.checklists.all()[-1]
    assert (listed.title, listed.is_own, listed.reviewed) == ("With Bo", True, None)
    changed = session.own_lists.change_item(replace(task.item, title="Call Bo")).value
    assert (changed.item.title, changed.base) == ("Call Bo", None)


def test_an_own_item_may_stand_in_a_shipped_list(session: Session) -> None:
    session.own_lists.add_item("phone", CALL)
    assert _titles(session, "phone") == ["P", "Call Ana"]


@pytest.mark.parametrize(
    "item",
    [
        replace(CALL, title="  "),
        replace(CALL, title="x" * 121),
        replace(CALL, why="x" * 1001),
        replace(CALL, steps=("x",) * 13),
        replace(CALL, steps=("x" * 601,)),
        replace(CALL, capture=("x" * 301,)),
        replace(CALL, repeat="FREQ=HOURLY"),
    ],
)
def test_an_item_has_its_bounds(session: Session, item: Item) -> None:
    with pytest.raises(InvalidField):
        session.own_lists.add_item("phone", item)
    assert _titles(session, "phone") == ["P"]


def test_what_is_not_ones_own_is_refused(session: Session) -> None:
    own, shipped = session.own_lists, session.checklists.all()[0]
    refused: list[Callable[[], object]] = [
        lambda: own.delete_list("phone"),
        lambda: own.delete_item("p"),
        lambda: own.add_item("", CALL),
        lambda: own.arrange("moon", ()),
        lambda: own.as_template("moon"),
        lambda: own.change_item(CALL),
        lambda: own.change_list(replace(own.add_list("x").value, id="moon")),
    ]
    for each in refused:
        with pytest.raises(UnknownRecord):
            each()
    assert session.checklists.all()[0] == shipped


def test_a_deleted_item_comes_back_where_it_was_with_everything(session: Session) -> None:
    ids = [session.own_lists.add_item("phone", replace(CALL, title=each)) for each in "XYZ"]
    middle = ids[1].value.item.id
    incident = session.journal.record(IncidentContent("saved")).value
    session.checklists.mark(middle, TaskState.STUCK, "why?")
    session.checklists.link(middle, incident.id)
    removed = session.own_lists.delete_item(middle).value
    assert _titles(session, "phone") == ["P", "X", "Z"]
    assert session.checklists.overview().links == ()
    session.own_lists.put_back(removed)
    assert _titles(session, "phone") == ["P", "X", "Y", "Z"]
    assert session.checklists.task(middle).note == "why?"
    assert session.checklists.overview().links == ((middle, incident.id),)


def test_a_deleted_list_comes_back_where_it_was(session: Session) -> None:
    first = session.own_lists.add_list("First").value
    session.own_lists.add_list("Second")
    session.own_lists.add_item(first.id, CALL)
    before = session.checklists.all()
    removed = session.own_lists.delete_list(first.id).value
    assert [each.title for each in session.checklists.all()] == ["Accounts", "Phone", "Second"]
    session.own_lists.put_back(removed)
    assert session.checklists.all() == before


def test_lists_and_items_stand_in_the_persons_order(session: Session) -> None:
    made = session.own_lists.add_list("Mine").value
    session.own_lists.arrange_lists([made.id, "phone"])
    session.own_lists.arrange("accounts", ["c", "a"])
    assert [each.title for each in session.checklists.all()] == ["Mine", "Phone", "Accounts"]
    assert _titles(session, "accounts") == ["C", "A", "B"]


def test_a_list_goes_out_without_what_was_done_and_comes_in_as_a_new_one(session: Session) -> None:
    session.checklists.mark("a", TaskState.DONE, "secret")
    session.own_lists.change_item(Item("a", "My way", cautions=(Caution.MAY_NOTICE,)))
    session.own_lists.add_item("accounts", CALL)
    content = write_list(session.own_lists.as_template("accounts"))
    assert b"secret" not in content
    taken = session.own_lists.take_in(read_list(content)).value
    assert _titles(session, taken.id) == _titles(session, "accounts") == [
        "My way", "B", "C", "Call Ana",
    ]  # fmt: skip
    ids = [task.item.id for each in session.checklists.all() for task in each.tasks]
    assert len(ids) == len(set(ids)), "what comes in takes nothing's place"
    assert session.checklists.task("a").state is TaskState.DONE


def test_a_list_without_a_word_of_its_own_can_go_out_too(session: Session) -> None:
    made = session.own_lists.add_list("Mine").value
    assert read_list(write_list(session.own_lists.as_template(made.id))).items == ()


def test_a_rule_this_version_does_not_follow_is_not_taken_in(session: Session) -> None:
    template = Template("x", "X", "X", date(2026, 3, 3), (replace(CALL, repeat="FREQ=SECONDLY"),))
    with pytest.raises(InvalidField):
        session.own_lists.take_in(template)


def test_a_list_goes_through_a_file(session: Session, tmp_path: Path) -> None:
    template = session.own_lists.as_template("accounts")
    session.list_exchange.write(template, tmp_path / "list.toml")
    assert session.list_exchange.read(tmp_path / "list.toml") == template
