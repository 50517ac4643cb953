"""What every PersonStore does."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.blocklists.normalise import folded, keys_met, keys_of, normal_form
from core.blocklists.person import (
    About,
    Circle,
    IdentifierContent,
    IdentifierKind,
    PersonRow,
    Standing,
)
from core.blocklists.queries import (
    IdentifierOrder,
    IdentifierQuery,
    IdentifierRow,
    PeopleOrder,
    PeopleQuery,
    UnfinishedImport,
)
from core.blocklists.status import StatusContent, Step
from core.errors import NotInTrash, PersonInUse, UnknownRecord
from core.ids import IdentifierId, PersonId, new_id
from core.incidents.chain import ChainEntry, content_digest
from core.incidents.incident import IncidentContent
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON, identifier, incident, person, sealed
from tests.contracts.rooms import both_stores

BLOCKED = StatusContent(Step.BLOCKED, date(2026, 3, 4), "AZ 12", "removed", "note")


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


def test_identifiers_are_given_to_somebody_behind_theirs(stores: Stores) -> None:
    one = person("Somebody", "@first", "@second")
    stores.people.add(one, person("Other", "@third"))
    same, new = identifier("@second"), (identifier("@third"), identifier("\ud800 lone"))
    later = NOON + timedelta(days=1)
    assert stores.people.append(one.id, (same, *new), later) == new
    assert stores.people.append(one.id, (new[0],), later + timedelta(days=1)) == ()
    kept = stores.people.get(one.id)
    assert kept.identifiers[:3] == (*one.identifiers, new[0])
    assert kept.changed_at == later
    assert names(stores, "third") == ["Other", "Somebody"]
    with pytest.raises(UnknownRecord):
        stores.people.append(PersonId(new_id()), new, later)


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
    assert [name for name, _ in stores.people.names()] == listed
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
    sharing, none = stores.people.sharing((keys_met(met), frozenset()))
    assert none == ()
    assert [row.name for row in sharing] == ["One", "Two"]
    mail = IdentifierContent(IdentifierKind.EMAIL, "@owl")
    assert stores.people.sharing((keys_met(mail),)) == ((),)


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


def test_everything_about_a_person_comes_back(stores: Stores) -> None:
    boss, helper = person("Boss"), person("Helper", "@help")
    about = About(
        "the voice",
        "neighbour",
        Circle.CLOSE,
        "his brother",
        (boss.id,),
        ("Work", "Flat 4"),
        sealed("face.png"),
    )
    helper = replace(helper, about=about)
    stores.people.add(boss, helper)
    assert stores.people.get(helper.id) == helper
    assert [row.name for row in stores.people.acting_for(boss.id)] == ["Helper"]
    assert stores.people.groups() == ("Flat 4", "Work")
    changed = replace(helper, about=About(groups=("work", "WORK")))
    stores.people.replace(changed)
    assert stores.people.get(helper.id).about == About(groups=("work",))
    with pytest.raises(UnknownRecord):
        stores.people.replace(replace(helper, about=About(acts_for=(PersonId(new_id()),))))
    nobodys = replace(person(), about=About(acts_for=(PersonId(new_id()),)))
    with pytest.raises(UnknownRecord):
        stores.people.add(person("New"), nobodys)
    assert stores.people.count(PeopleQuery("New")) == 0


ORDERS = [
    (PeopleOrder.NAME, ["Ada", "Bo", "Cy"]),
    (PeopleOrder.NEWEST, ["Bo", "Cy", "Ada"]),
    (PeopleOrder.LAST_CHANGED, ["Ada", "Bo", "Cy"]),
    (PeopleOrder.MOST_INCIDENTS, ["Cy", "Bo", "Ada"]),
]


@pytest.mark.parametrize(("order", "expected"), ORDERS)
def test_people_come_in_any_order_page_by_page(
    stores: Stores, order: PeopleOrder, expected: list[str]
) -> None:
    people = {
        name: replace(
            person(name),
            created_at=NOON + timedelta(days=created),
            changed_at=NOON + timedelta(days=changed),
        )
        for name, created, changed in (("Cy", 2, 3), ("Ada", 1, 9), ("Bo", 3, 5))
    }
    stores.people.add(*people.values())
    for name in ("Cy", "Cy", "Bo"):
        stores.incidents.add(incident(content=IncidentContent("x", people=(people[name].id,))), ())
    query = PeopleQuery(order=order)
    found: list[PersonRow] = []
    while batch := stores.people.page(query, after=found[-1] if found else None, limit=1):
        found += batch
    assert [row.name for row in found] == expected
    assert stores.people.count(query) == 3


def test_people_are_narrowed(stores: Stores) -> None:
    known = replace(person("Known", "@owl"), standing=Standing.KNOWN)
    mine = replace(person("Me", "@me"), about=About(circle=Circle.ME, groups=("Home",)))
    stores.people.add(known, mine)

    def hits(**query: Any) -> list[str]:
        rows = stores.people.page(PeopleQuery(**query), limit=9)
        assert stores.people.count(PeopleQuery(**query)) == len(rows)
        return [row.name for row in rows]

    assert hits(standing=Standing.KNOWN) == ["Known"]
    assert hits(circle=Circle.ME) == ["Me"]
    assert hits(group="HOME") == ["Me"]
    assert hits(contains="@OWL") == ["Known"]
    assert hits(in_trash=True) == []


def test_identifiers_are_listed_and_narrowed(stores: Stores) -> None:
    one = person("One", "@b", "@A")
    mine = replace(person("Me", "@me"), about=About(circle=Circle.ME))
    stores.people.add(one, mine)
    stores.statuses.add((one.identifiers[0].id,), None, BLOCKED, NOON)

    def written(**query: Any) -> list[str]:
        asked = IdentifierQuery(**query)
        found: list[IdentifierRow] = []
        while batch := stores.people.identifiers(
            asked, after=found[-1] if found else None, limit=1
        ):
            found += batch
        assert stores.people.count_identifiers(asked) == len(found)
        return [row.identifier.content.written for row in found]

    assert written() == ["@A", "@b"]
    assert written(with_own_circle=True) == ["@A", "@b", "@me"]
    assert written(person_id=one.id, contains="B") == ["@b"]
    assert written(step=Step.NOT_YET) == ["@A"]
    assert written(step=Step.BLOCKED, kind=IdentifierKind.HANDLE) == ["@b"]
    assert written(service="example.org", group="none") == []
    assert written(kind=IdentifierKind.EMAIL) == []
    for order in IdentifierOrder:
        assert sorted(written(order=order)) == ["@A", "@b"]
    (row,) = stores.people.identifiers(IdentifierQuery(step=Step.BLOCKED), limit=9)
    assert (row.person_name, row.service, row.done_on) == ("One", "example.org", BLOCKED.done_on)
    stores.people.set_trashed((one.id,), NOON)
    assert written() == []


def test_identifiers_are_found_by_why_something_was_done_about_them(stores: Stores) -> None:
    because, other = (stores.incidents.add(incident(), ()) for _ in range(2))
    one = person("One", "@b", "@A")
    stores.people.add(one)
    ids = [each.id for each in one.identifiers]
    stores.statuses.add(ids[:1], None, replace(BLOCKED, incidents=(because.id,)), NOON)
    stores.statuses.add(ids[:1], None, BLOCKED, NOON)
    stores.statuses.add(ids[1:], None, BLOCKED, NOON)
    rows = stores.people.identifiers(IdentifierQuery(because_of=because.id), limit=9)
    assert [row.identifier.id for row in rows] == ids[:1]
    assert stores.people.count_identifiers(IdentifierQuery(because_of=because.id)) == 1
    assert stores.people.identifiers(IdentifierQuery(because_of=other.id), limit=9) == ()


def test_groups_are_put_on_and_taken_off(stores: Stores) -> None:
    one, two = person("One"), replace(person("Two"), about=About(groups=("Work",)))
    stores.people.add(one, two)
    assert stores.people.put_into_group((one.id, two.id), "WORK") == (one.id,)
    assert stores.people.get(one.id).about.groups == ("Work",)
    assert stores.people.take_out_of_group((one.id,), "work") == (one.id,)
    assert stores.people.take_out_of_group((one.id,), "work") == ()
    with pytest.raises(UnknownRecord):
        stores.people.put_into_group((PersonId(new_id()),), "work")


def test_trash_and_deletion(stores: Stores) -> None:
    named, free = person("Named", "@owl"), person("Free")
    friend = replace(person("Friend"), about=About(acts_for=(free.id,)))
    stores.people.add(named, free, friend)
    stores.incidents.add(incident(content=IncidentContent("x", people=(named.id,))), ())
    with pytest.raises(NotInTrash):
        stores.people.delete((free.id,))
    assert {*stores.people.set_trashed((named.id, free.id), NOON)} == {named.id, free.id}
    assert names(stores) == ["Friend"]
    assert [name for name, _ in stores.people.names()] == ["Friend"]
    assert stores.people.sharing((keys_met(named.identifiers[0].content),)) == ((),)
    assert stores.people.count(PeopleQuery(in_trash=True)) == 2
    with pytest.raises(PersonInUse) as caught:
        stores.people.delete((free.id, named.id))
    assert (caught.value.name, caught.value.incident_count) == ("Named", 1)
    assert stores.people.count(PeopleQuery(in_trash=True)) == 2
    stores.people.delete((free.id,))
    with pytest.raises(UnknownRecord):
        stores.people.get(free.id)
    assert stores.people.get(friend.id).about.acts_for == ()
    assert stores.people.set_trashed((named.id, friend.id), None) == (named.id,)
    assert names(stores) == ["Friend", "Named"]
    with pytest.raises(UnknownRecord):
        stores.people.set_trashed((free.id,), NOON)


def test_who_was_named_by_what_was_sealed_is_kept(stores: Stores) -> None:
    one = person("Once")
    stores.people.add(one)
    stored = stores.incidents.add(incident(content=IncidentContent("x", people=(one.id,))), ())
    for revision, people in ((1, (one.id,)), (2, ())):
        content = IncidentContent("x", people=people)
        head = stores.incidents.chain_head()
        entry = ChainEntry(
            head.count + 1, head.digest, stored.id, revision, NOON, "", content_digest(content), ()
        )
        stores.incidents.seal(entry, content)
    stores.people.set_trashed((one.id,), NOON)
    with pytest.raises(PersonInUse):
        stores.people.delete((one.id,))


def test_identifiers_go_and_come_back_exactly(stores: Stores) -> None:
    one, two = person("One", "@a", "@b", "@c"), person("Two", "@z")
    stores.people.add(one, two)
    middle = one.identifiers[1]
    taken = stores.people.take_identifiers((middle.id,))
    assert [each.content.written for each in stores.people.get(one.id).identifiers] == ["@a", "@c"]
    stores.people.put_back_identifiers(taken)
    assert stores.people.get(one.id) == one
    moved = stores.people.move_identifiers((middle.id, two.identifiers[0].id), two.id)
    assert [each.content.written for each in stores.people.get(two.id).identifiers] == ["@z", "@b"]
    stores.people.put_back_identifiers(moved)
    assert (stores.people.get(one.id), stores.people.get(two.id)) == (one, two)
    with pytest.raises(UnknownRecord):
        stores.people.take_identifiers((IdentifierId(new_id()),))
    with pytest.raises(UnknownRecord):
        stores.people.move_identifiers((middle.id,), PersonId(new_id()))


def test_several_become_one_and_again_several(stores: Stores) -> None:
    one, two, three = person("One", "@a"), person("Two", "@b"), person("Three", "@c")
    stores.people.add(one, two, three)
    stores.incidents.add(incident(content=IncidentContent("x", people=(two.id,))), ())
    later = NOON + timedelta(hours=1)
    first = stores.people.merge((two.id,), replace(three, changed_at=later), NOON)
    whole = replace(one, notes="all", changed_at=later)
    second = stores.people.merge((three.id,), whole, NOON)
    (row,) = stores.people.page(PeopleQuery(), limit=9)
    assert (row.name, row.identifiers, row.incident_count) == ("One", ("@a", "@c", "@b"), 1)
    assert stores.people.get(two.id).merged_into == one.id
    assert stores.people.get(one.id).notes == "all"
    stores.people.unmerge(second)
    stores.people.unmerge(first)
    assert [stores.people.get(each.id) for each in (one, two, three)] == [one, two, three]
    with pytest.raises(UnknownRecord):
        stores.people.merge((PersonId(new_id()),), one, NOON)


def test_how_far_a_list_is_is_noted_and_forgotten(stores: Stores) -> None:
    assert stores.people.unfinished_import() is None
    for noted in (UnfinishedImport(0, 7), UnfinishedImport(3, 200_000), None):
        stores.people.note_import(noted)
        assert stores.people.unfinished_import() == noted


def test_numbers_are_compared_by_the_region(stores: Stores) -> None:
    content = IdentifierContent(IdentifierKind.PHONE, "0170 1234567")
    kept = replace(identifier(""), content=content, normal=normal_form(content))
    one = replace(person("One"), identifiers=(kept,))
    stores.people.add(one)
    assert stores.people.region() == ""
    abroad = IdentifierContent(IdentifierKind.PHONE, "+43 170 1234567")
    assert len(stores.people.sharing((keys_met(abroad) | keys_of(abroad),))[0]) == 1
    stores.people.set_region("DE")
    assert stores.people.region() == "DE"
    (after,) = stores.people.get(one.id).identifiers
    assert (after.normal, after.content) == ("+491701234567", content)
    assert stores.people.sharing((keys_met(abroad, "DE"),)) == ((),)
