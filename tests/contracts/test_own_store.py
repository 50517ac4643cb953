"""What every OwnStore does."""

from core.checklists.own import OwnItem, OwnList, Removed
from core.checklists.task import Mark, TaskState
from core.checklists.template import Item
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON, incident

LIST = OwnList("1" * 32, "With Ana", "What we agreed")
ONE, TWO = (OwnItem(Item(each * 32, each, steps=("Go",)), LIST.id) for each in "ab")
COPY = OwnItem(Item("passwords", "Mine"), "accounts", Item("passwords", "Shipped", why="Because"))
MARK = Mark(TaskState.STUCK, "ask her", NOON)


def test_lists_and_items_come_back_in_the_order_they_were_made(stores: Stores) -> None:
    stores.own.put_list(LIST, (TWO, ONE))
    stores.own.put_item(COPY)
    other = OwnList("0" * 32, "Another")
    stores.own.put_list(other)
    assert stores.own.lists() == (LIST, other)
    assert stores.own.items() == (TWO, ONE, COPY)


def test_what_is_changed_stays_where_it_stood(stores: Stores) -> None:
    stores.own.put_list(LIST, (ONE, TWO))
    renamed, changed = OwnList(LIST.id, "With B."), OwnItem(Item(ONE.item.id, "New"), LIST.id)
    stores.own.put_list(renamed)
    stores.own.put_item(changed)
    assert (stores.own.lists(), stores.own.items()) == ((renamed,), (changed, TWO))


def test_an_order_takes_the_place_of_the_one_before(stores: Stores) -> None:
    stores.own.put_order("accounts", ("a", "b"))
    stores.own.put_order("phone", ("c",))
    stores.own.put_order("accounts", ("b", "a"))
    assert stores.own.orders() == {"accounts": ("b", "a"), "phone": ("c",)}


def test_only_a_copy_is_discarded_and_its_mark_stays(stores: Stores) -> None:
    stores.own.put_list(LIST, (ONE,))
    stores.own.put_item(COPY)
    stores.marks.put("passwords", MARK)
    for item_id in ("passwords", ONE.item.id, "never-there"):
        stores.own.discard_copy(item_id)
    assert stores.own.items() == (ONE,)
    assert stores.marks.marks() == {"passwords": MARK}


def test_what_is_removed_is_gone_with_all_that_belongs_to_it(stores: Stores) -> None:
    removed = _everything(stores)
    stores.own.remove(removed)
    assert (stores.own.lists(), stores.own.items()) == ((), (COPY,))
    assert set(stores.marks.marks()) == {"passwords"}
    assert stores.own.orders() == {}
    assert [item_id for item_id, _ in stores.marks.links()] == ["passwords"]


def test_what_is_put_back_is_as_before(stores: Stores) -> None:
    removed = _everything(stores)
    marks, links = stores.marks.marks(), set(stores.marks.links())
    stores.own.remove(removed)
    stores.own.put_back(removed)
    assert stores.own.lists() == (LIST,)
    assert set(stores.own.items()) == {ONE, TWO, COPY}
    assert stores.marks.marks() == marks
    assert set(stores.marks.links()) == links
    assert stores.own.orders() == {LIST.id: (TWO.item.id, ONE.item.id)}


def test_a_link_to_what_is_gone_since_is_not_put_back(stores: Stores) -> None:
    removed = _everything(stores)
    stores.own.remove(removed)
    gone = removed.links[0][1]
    stores.incidents.set_trashed([gone], NOON)
    stores.incidents.delete([gone])
    stores.own.put_back(removed)
    assert stores.marks.links() == ()
    assert stores.own.lists() == (LIST,)


def _everything(stores: Stores) -> Removed:
    """Keep a list with two items and a copy of a shipped one; return what removing the list is."""
    stores.own.put_list(LIST, (ONE, TWO))
    stores.own.put_item(COPY)
    order = (TWO.item.id, ONE.item.id)
    stores.own.put_order(LIST.id, order)
    kept = stores.incidents.add(incident("saved first"), ())
    for item_id in (ONE.item.id, "passwords"):
        stores.marks.put(item_id, MARK)
        stores.marks.link(item_id, kept.id, NOON)
    marks, links = ((ONE.item.id, MARK),), ((ONE.item.id, kept.id),)
    return Removed(LIST, (ONE, TWO), marks, links, ((LIST.id, order),))
