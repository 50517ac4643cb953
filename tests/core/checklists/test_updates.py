"""An update of the shipped content: nothing of the person's is lost, and what changed is said."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.checklists.checklists import Checklists
from core.checklists.item_changes import Change, changes_of
from core.checklists.item_json import item_from_json, item_to_json
from core.checklists.own_lists import OwnLists
from core.checklists.task import RETIRED, Task, TaskState
from core.checklists.template import Caution, Circumstance, Item, Phase, Template
from tests.fakes.clock import FixedClock
from tests.fakes.mark_store import MemoryMarkStore
from tests.fakes.own_store import MemoryOwnStore
from tests.fakes.tables import Tables

LOCKS = Item("locks", "Change the locks", why="Old keys.", steps=("Call.", "Wait."))
DOORS = Item("doors", "Look at the doors")
WINDOWS = Item("windows", "Look at the windows")


def _list(list_id: str, *items: Item) -> Template:
    return Template(list_id, list_id.title(), "About.", date(2026, 3, 3), items)


class Shelf:
    """One vault in memory with versions of the app that come after each other."""

    def __init__(self, clock: FixedClock) -> None:
        self._clock = clock
        self._tables = Tables()
        self.update(_list("home", LOCKS, DOORS), _list("work", WINDOWS))

    def update(self, *templates: Template) -> None:
        marks, own = MemoryMarkStore(self._tables), MemoryOwnStore(self._tables)
        self.checklists = Checklists(marks, own, templates, self._clock)
        self.own = OwnLists(self.checklists, marks, own)

    def changes(self, item_id: str) -> tuple[Change, ...]:
        return changes_of(self.checklists.task(item_id))

    def ids(self) -> dict[str, list[str]]:
        lists = self.checklists.all()
        return {each.id: [task.item.id for task in each.tasks] for each in lists}


@pytest.fixture
def shelf(clock: FixedClock) -> Shelf:
    return Shelf(clock)


def test_a_changed_item_keeps_its_state_and_says_what_is_different(shelf: Shelf) -> None:
    shelf.checklists.mark("locks", TaskState.DONE, "at noon")
    newer = replace(LOCKS, steps=("Call.",), cautions=(Caution.MAY_NOTICE,), start_here=True)
    shelf.update(_list("home", newer, DOORS), _list("work", WINDOWS))
    task = shelf.checklists.task("locks")
    assert (task.state, task.note, task.item) == (TaskState.DONE, "at noon", newer)
    assert shelf.changes("locks") == (
        Change("steps", ("Call.", "Wait."), ("Call.",)),
        Change("cautions", (), (Caution.MAY_NOTICE,)),
    )
    assert [each.item.id for each in shelf.checklists.overview().agenda.changed] == ["locks"]
    shelf.checklists.write_note("locks", "at one")
    assert shelf.changes("locks"), "doing something else does not count as having read it"
    shelf.checklists.see("locks")
    assert shelf.changes("locks") == ()
    assert shelf.checklists.task("locks").note == "at one"


def test_what_was_never_touched_has_no_changes_to_show(shelf: Shelf) -> None:
    shelf.update(_list("home", replace(LOCKS, why="New."), DOORS), _list("work", WINDOWS))
    assert shelf.checklists.overview().agenda.is_empty


def test_an_item_that_moved_takes_its_mark_with_it(shelf: Shelf) -> None:
    shelf.checklists.mark("locks", TaskState.STUCK, "no money")
    shelf.update(_list("home", DOORS), _list("work", WINDOWS, LOCKS))
    task = shelf.checklists.task("locks")
    assert (task.list_id, task.state, task.note) == ("work", TaskState.STUCK, "no money")
    assert shelf.changes("locks") == (Change("list", "home", "work"),)
    shelf.checklists.see("locks")
    assert shelf.changes("locks") == ()


def test_an_item_that_is_gone_stays_readable_with_what_was_done(shelf: Shelf) -> None:
    shelf.checklists.mark("locks", TaskState.DONE, "at noon")
    shelf.checklists.mark("doors", TaskState.DONE)
    shelf.checklists.mark("doors", TaskState.OPEN)
    shelf.update(_list("work", WINDOWS))
    assert shelf.ids() == {"work": ["windows"], RETIRED: ["locks"]}
    task = shelf.checklists.task("locks")
    assert (task.item, task.note, task.is_retired, task.is_own) == (LOCKS, "at noon", True, False)
    assert shelf.checklists.overview().agenda.is_empty
    shelf.update(_list("home", LOCKS), _list("work", WINDOWS))
    assert shelf.checklists.task("locks").state is TaskState.DONE, "and is itself when it returns"


def test_a_mark_of_the_first_schema_whose_item_is_gone_is_kept_too(shelf: Shelf) -> None:
    mark = shelf.checklists.mark("locks", TaskState.DONE, "at noon").value.mark
    assert mark
    shelf.checklists.put_back("locks", replace(mark, seen=None, list_id=""))
    assert shelf.changes("locks") == ()
    shelf.update(_list("work", WINDOWS))
    assert shelf.checklists.task("locks").note == "at noon"
    assert shelf.own.delete_item("locks").value.marks[0][1].note == "at noon"
    assert shelf.ids() == {"work": ["windows"]}


def test_what_is_new_is_simply_there(shelf: Shelf) -> None:
    new = Item("cellar", "Look at the cellar")
    shelf.update(_list("home", new, LOCKS, DOORS), _list("work", WINDOWS))
    assert shelf.ids()["home"] == ["cellar", "locks", "doors"]


def test_an_order_of_the_persons_own_holds_and_new_items_come_after(shelf: Shelf) -> None:
    shelf.own.arrange("home", ["doors", "locks"])
    new = Item("cellar", "Look at the cellar")
    shelf.update(_list("home", new, LOCKS, DOORS), _list("work", WINDOWS))
    assert shelf.ids()["home"] == ["doors", "locks", "cellar"]


def test_a_copy_of_ones_own_is_left_alone_and_the_change_is_told(shelf: Shelf) -> None:
    mine = replace(LOCKS, steps=("Ask Ana.",))
    shelf.checklists.mark("locks", TaskState.NOT_NOW, "later")
    assert shelf.own.change_item(mine).value.item == mine
    newer = replace(LOCKS, why="Keys can be copied.")
    shelf.update(_list("home", newer, DOORS), _list("work", WINDOWS))
    task = shelf.checklists.task("locks")
    assert (task.item, task.shipped, task.note) == (mine, newer, "later")
    assert shelf.changes("locks") == (Change("why", "Old keys.", "Keys can be copied."),)
    shelf.checklists.see("locks")
    assert (shelf.changes("locks"), shelf.checklists.task("locks").item) == ((), mine)
    restored = shelf.own.restore_shipped("locks").value
    assert (restored.item, restored.note, restored.base) == (newer, "later", None)


def test_a_copy_whose_list_is_gone_is_kept(shelf: Shelf) -> None:
    shelf.own.change_item(replace(LOCKS, title="Mine"))
    shelf.own.add_item("home", Item("", "Feed the cat"))
    shelf.update(_list("work", WINDOWS))
    assert [task.item.title for task in shelf.checklists.all()[-1].tasks] == [
        "Mine",
        "Feed the cat",
    ]


_texts = st.text(max_size=20)


@settings(deadline=None)
@given(
    st.builds(
        Item,
        _texts,
        _texts,
        why=_texts,
        steps=st.lists(_texts, max_size=3).map(tuple),
        cautions=st.sets(st.sampled_from(Caution)).map(tuple),
        reversible=st.booleans(),
        phases=st.sets(st.sampled_from(Phase)).map(tuple),
        applies_to=st.sets(st.sampled_from(Circumstance)).map(tuple),
        repeat=_texts,
    )
)
def test_an_item_survives_the_vault(item: Item) -> None:
    assert item_from_json(item_to_json(item)) == item


def test_what_a_later_version_knows_is_passed_over() -> None:
    text = '{"id":"a","title":"A","cautions":["may_notice","may_rain"],"mood":"calm"}'
    assert item_from_json(text) == Item("a", "A", cautions=(Caution.MAY_NOTICE,))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"id":1,"title":"A"}', '{"id":"a","title":"A","steps":[1]}']
)
def test_other_text_is_no_item(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        item_from_json(text)


def test_an_item_nobody_made_is_nobodys() -> None:
    assert Task(LOCKS, shipped=LOCKS).is_own is False
