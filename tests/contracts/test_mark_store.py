"""What every MarkStore does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.checklists.choices import Choices
from core.checklists.task import Mark, TaskState
from core.checklists.template import Caution, Circumstance, Item, Phase
from core.errors import UnknownRecord
from core.ids import IncidentId
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON, incident

ITEM = Item(
    "passwords",
    "Change “passwords”",
    steps=("One.", "Two."),
    cautions=(Caution.MAY_NOTICE,),
    reversible=False,
    phases=(Phase.LEAVING,),
    applies_to=(Circumstance.CAR, Circumstance.MAC),
    repeat="FREQ=WEEKLY",
)
FULL = Mark(
    TaskState.DONE,
    "changed it at the library",
    NOON,
    done_on=date(2026, 3, 3),
    due_on=date(2026, 4, 1),
    snoozed_until=date(2026, 4, 2),
    repeat="",
    is_considered=True,
    list_id="accounts",
    seen=ITEM,
)


@pytest.mark.parametrize("state", TaskState)
def test_a_mark_comes_back(stores: Stores, state: TaskState) -> None:
    marks = {"passwords": replace(FULL, state=state), "bare": Mark(state, "", NOON)}
    for item_id, mark in marks.items():
        stores.marks.put(item_id, mark)
    assert stores.marks.marks() == marks


def test_a_mark_takes_the_place_of_the_one_before(stores: Stores) -> None:
    later = Mark(TaskState.DONE, "", NOON + timedelta(days=1))
    stores.marks.put("passwords", FULL)
    stores.marks.put("passwords", later)
    assert stores.marks.marks() == {"passwords": later}
    stores.marks.put("passwords", None)
    stores.marks.put("never-there", None)
    assert stores.marks.marks() == {}


def test_links_come_back_once_and_in_order(stores: Stores) -> None:
    first, second = (stores.incidents.add(incident(each), ()).id for each in ("one", "two"))
    links = [("b", first), ("a", second), ("a", first)]
    for item_id, incident_id in [*links, links[0]]:
        stores.marks.link(item_id, incident_id, NOON)
    assert stores.marks.links() == tuple(links)
    stores.marks.unlink("a", second)
    stores.marks.unlink("a", second)
    assert stores.marks.links() == (links[0], links[2])


def test_a_link_needs_its_incident_and_goes_with_it(stores: Stores) -> None:
    with pytest.raises(UnknownRecord):
        stores.marks.link("a", IncidentId("0" * 32), NOON)
    kept = stores.incidents.add(incident("one"), ())
    stores.marks.link("a", kept.id, NOON)
    stores.incidents.set_trashed([kept.id], NOON)
    assert stores.marks.links() == (("a", kept.id),)
    stores.incidents.delete([kept.id])
    assert stores.marks.links() == ()


def test_answers_come_back(stores: Stores) -> None:
    assert stores.marks.choices() == Choices()
    choices = Choices(Phase.LEAVING, {Circumstance.CAR: False, Circumstance.MAC: True}, "Water")
    stores.marks.put_choices(Choices(None, {Circumstance.WORK: True}))
    stores.marks.put_choices(choices)
    assert stores.marks.choices() == choices
