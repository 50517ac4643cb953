"""What every StatusStore does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.blocklists.person import About, Circle, Person
from core.blocklists.status import ServiceCount, StatusContent, Step
from core.errors import UnknownRecord
from core.ids import IdentifierId, IncidentId, new_id
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON, identifier, incident, person

REPORTED = StatusContent(Step.REPORTED, date(2026, 3, 4), "AZ 12", "removed", "a note")


@pytest.fixture
def somebody(stores: Stores) -> Person:
    one = person("Somebody", "@a", "@b", "@c")
    stores.people.add(one)
    return one


def test_steps_are_added_and_the_history_stays(stores: Stores, somebody: Person) -> None:
    because = stores.incidents.add(incident(), ())
    a, b, _ = (each.id for each in somebody.identifiers)
    reported = replace(REPORTED, incidents=(because.id,))
    first, second = stores.statuses.add((b, a, b), None, reported, NOON)
    assert (first.identifier_id, second.identifier_id) == (b, a)
    assert (first.service, first.content, first.recorded_at) == ("example.org", reported, NOON)
    muted = StatusContent(Step.MUTED, date(2026, 3, 5))
    (third,) = stores.statuses.add((a,), "email", muted, NOON + timedelta(days=1))
    assert third.service == "email"
    assert third.number > second.number > first.number
    assert stores.statuses.history(a) == (second, third)
    assert stores.statuses.of_identifiers((a, b)) == (first, second, third)
    assert stores.statuses.because_of(because.id) == (first, second)


def test_what_is_not_there_changes_nothing(stores: Stores, somebody: Person) -> None:
    a = somebody.identifiers[0].id
    with pytest.raises(UnknownRecord):
        stores.statuses.add((a, IdentifierId(new_id())), None, REPORTED, NOON)
    unknown = replace(REPORTED, incidents=(IncidentId(new_id()),))
    with pytest.raises(UnknownRecord):
        stores.statuses.add((a,), None, unknown, NOON)
    assert stores.statuses.history(a) == ()


def test_what_is_still_to_do(stores: Stores, somebody: Person) -> None:
    mine = replace(person("Me", "@me"), about=About(circle=Circle.ME))
    elsewhere = identifier("@d")
    elsewhere = replace(elsewhere, content=replace(elsewhere.content, platform="X"))
    stores.people.add(mine, replace(person("Other"), identifiers=(elsewhere,)))
    a, b, _ = (each.id for each in somebody.identifiers)
    assert stores.statuses.to_do() == (ServiceCount("example.org", 3), ServiceCount("x", 1))
    (done, _) = stores.statuses.add((a, elsewhere.id), None, REPORTED, NOON)
    stores.statuses.add((b,), "email", REPORTED, NOON)  # elsewhere, not at its own service
    assert stores.statuses.to_do() == (ServiceCount("example.org", 2),)
    stores.statuses.add((a,), None, replace(REPORTED, step=Step.NOT_YET), NOON)
    assert stores.statuses.to_do() == (ServiceCount("example.org", 3),)
    stores.people.set_trashed((somebody.id,), NOON)
    assert stores.statuses.to_do() == ()
    stores.statuses.take_back((done.number,))
    assert done not in stores.statuses.history(a)


def test_entries_come_back_with_their_identifiers(stores: Stores, somebody: Person) -> None:
    because = stores.incidents.add(incident(), ())
    a = somebody.identifiers[0].id
    reported = replace(REPORTED, incidents=(because.id,))
    entries = stores.statuses.add((a,), None, reported, NOON)
    taken = stores.people.take_identifiers((a,))
    assert stores.statuses.history(a) == ()
    stores.people.put_back_identifiers(taken)
    stores.statuses.put_back(entries)
    assert stores.statuses.history(a) == entries
    # A number is never given twice.
    (newer,) = stores.statuses.add((a,), None, REPORTED, NOON)
    assert newer.number > entries[0].number
