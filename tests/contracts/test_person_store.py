"""What every PersonStore does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.blocklists.normalise import folded, keys_met
from core.blocklists.person import IdentifierContent, IdentifierKind, Standing
from core.blocklists.queries import PeopleQuery
from core.errors import UnknownRecord
from core.ids import PersonId, new_id
from core.incidents.incident import IncidentContent
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON, identifier, incident, person
from tests.contracts.rooms import both_stores


def names(stores: Stores, contains: str = "", offset: int = 0, limit: int = 99) -> list[str]:
    return [
        row.name for row in stores.people.page(PeopleQuery(contains), offset=offset, limit=limit)
    ]


def test_a_person_comes_back(stores: Stores) -> None:
    one = person("R. Example", "@Night.Owl", "@night_owl")
    stores.people.add(one)
    assert stores.people.get(one.id) == one


def test_new_content_takes_the_place_of_the_old(stores: Stores) -> None:
    one = person("Somebody", "@first", "@second")
    stores.people.add(one)
    changed = replace(
        one,
        name="R. Example",
        standing=Standing.KNOWN,
        notes="",
        identifiers=(identifier("@third"), one.identifiers[0]),
        changed_at=NOON + timedelta(days=1),
    )
    stores.people.replace(changed)
    assert stores.people.get(one.id) == changed
    assert names(stores, "second") == []
    assert names(stores, "third") == ["R. Example"]


def test_unknown_people_are_said_to_be_unknown(stores: Stores) -> None:
    with pytest.raises(UnknownRecord):
        stores.people.get(PersonId(new_id()))
    with pytest.raises(UnknownRecord):
        stores.people.replace(person())


def test_people_are_listed_by_name(stores: Stores) -> None:
    for name in ("Çelik", "adams", "Zorn", "Baker", "çelik"):
        stores.people.add(person(name))
    listed = names(stores)
    assert [each.casefold() for each in listed] == ["adams", "baker", "zorn", "çelik", "çelik"]
    assert names(stores, limit=2) + names(stores, offset=2, limit=9) == listed


def test_names_and_identifiers_are_searched_whatever_the_case(stores: Stores) -> None:
    stores.people.add(person("Jürgen STRASSE", "@100%_sure"))
    stores.people.add(person("Somebody", "@100000"))
    assert names(stores, "JÜRGEN") == ["Jürgen STRASSE"]
    assert names(stores, "straße") == ["Jürgen STRASSE"]
    assert names(stores, "0%_") == ["Jürgen STRASSE"]
    assert names(stores, "@100") == ["Jürgen STRASSE", "Somebody"]
    assert names(stores, "nobody") == []


def test_rows_show_identifiers_in_order_and_count_incidents(stores: Stores) -> None:
    one, other = person("One", "@b", "@a"), person("Other")
    stores.people.add(one)
    stores.people.add(other)
    stores.incidents.add(incident(content=IncidentContent("text", people=(one.id, other.id))), ())
    stores.incidents.add(incident(content=IncidentContent("text", people=(one.id, one.id))), ())
    rows = stores.people.page(PeopleQuery(), limit=9)
    assert [(row.id, row.identifiers, row.incident_count) for row in rows] == [
        (one.id, ("@b", "@a"), 2),
        (other.id, (), 1),
    ]
    assert rows[0].standing is one.standing


def test_who_shares_an_identifier_is_found_by_its_keys(stores: Stores) -> None:
    for name, written in (("Two", "@OWL"), ("One", "@owl"), ("Three", "@other")):
        stores.people.add(person(name, written))
    met = IdentifierContent(IdentifierKind.HANDLE, "owl")
    sharing = stores.people.sharing(keys_met(met))
    assert [row.name for row in sharing] == ["One", "Two"]
    mail = IdentifierContent(IdentifierKind.EMAIL, "@owl")
    assert stores.people.sharing(keys_met(mail)) == ()


writing = st.text(max_size=8)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(writing, writing), max_size=6), writing)
def test_any_text_is_found_alike(written: list[tuple[str, str]], contains: str) -> None:
    with both_stores() as (memory, disk):
        for name, handle in written:
            one = person(name, handle)
            memory.people.add(one)
            disk.people.add(one)
        found = [row.id for row in disk.people.page(PeopleQuery(contains), limit=99)]
        assert found == [row.id for row in memory.people.page(PeopleQuery(contains), limit=99)]
        for name, _ in written:
            assert name in names(disk, folded(name))
