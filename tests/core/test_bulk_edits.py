"""Changing many at once, and undoing it exactly."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.blocklists.bulk import Added
from core.blocklists.person import (
    About,
    Circle,
    IdentifierContent,
    IdentifierKind,
    Person,
    PersonContent,
)
from core.blocklists.queries import IdentifierQuery, PeopleQuery
from core.blocklists.status import Advice, StatusContent, Step, advice_for
from core.changes import Kind
from core.errors import InvalidField, PersonInUse, UnknownRecord
from core.incidents.incident import IncidentContent
from core.vault.session import Session
from tests.fakes.clock import FixedClock

HANDLE = IdentifierKind.HANDLE
OWL = IdentifierContent(HANDLE, "@owl", "X")
BAT = IdentifierContent(HANDLE, "@bat", "Reddit")
BLOCKED = StatusContent(Step.BLOCKED, date(2026, 3, 3), "AZ 12")


@pytest.fixture
def two(session: Session) -> tuple[Person, Person]:
    about = About("the voice", "neighbour", groups=("Work",))
    contents = (
        PersonContent("One", notes="first", identifiers=(OWL,)),
        PersonContent("Two", notes="second", identifiers=(BAT, OWL), about=about),
    )
    one, other = session.blocklist.add_all(contents).value
    return one, other


def everybody(session: Session) -> list[Person]:
    rows = [
        row
        for in_trash in (False, True)
        for row in session.blocklist.people(PeopleQuery(in_trash=in_trash))
    ]
    return sorted((session.blocklist.person(row.id) for row in rows), key=lambda one: one.name)


def test_groups(session: Session, two: tuple[Person, Person]) -> None:
    ids = [each.id for each in two]
    before = everybody(session)
    changed = session.bulk.put_into_group(ids, "  work ")
    assert changed.kinds == {Kind.PEOPLE}
    assert session.blocklist.groups() == ("Work",)
    assert session.blocklist.count(PeopleQuery(group="work")) == 2
    session.bulk.undo(changed.value)
    assert everybody(session) == before
    out = session.bulk.take_out_of_group(ids, "Work").value
    assert session.blocklist.groups() == ()
    session.bulk.undo(out)
    assert everybody(session) == before
    for name in (" ", "x" * 101):
        with pytest.raises(InvalidField):
            session.bulk.put_into_group(ids, name)


def test_trash_and_deletion(session: Session, two: tuple[Person, Person]) -> None:
    one, other = two
    session.journal.record(IncidentContent("x", people=(one.id,)))
    before = everybody(session)
    undo = session.bulk.trash((one.id, other.id)).value
    assert session.blocklist.page() == ()
    with pytest.raises(PersonInUse):
        session.bulk.delete((one.id,))
    session.bulk.undo(undo)
    assert everybody(session) == before
    session.bulk.trash((one.id,))
    session.bulk.take_from_trash((one.id,))
    assert everybody(session) == before
    session.bulk.undo(Added((other.id,)))
    assert everybody(session) == [one]
    with pytest.raises(UnknownRecord):
        session.bulk.trash((other.id,))


def test_identifiers_are_removed_and_moved(session: Session, two: tuple[Person, Person]) -> None:
    one, other = two
    bat = other.identifiers[0].id
    entries = session.statuses.record((bat,), BLOCKED).value
    before = everybody(session)
    removed = session.bulk.remove_identifiers((bat, one.identifiers[0].id)).value
    assert session.blocklist.count_identifiers(IdentifierQuery()) == 1
    assert session.statuses.history(bat) == ()
    session.bulk.undo(removed)
    assert everybody(session) == before
    assert session.statuses.history(bat) == entries
    moved = session.bulk.move_identifiers((bat,), one.id).value
    assert [each.content for each in session.blocklist.person(one.id).identifiers] == [OWL, BAT]
    assert session.statuses.history(bat) == entries
    session.bulk.undo(moved)
    assert everybody(session) == before


def test_a_merge_keeps_what_everybody_knew(
    session: Session, two: tuple[Person, Person], clock: FixedClock
) -> None:
    one, other = two
    session.journal.record(IncidentContent("x", people=(other.id,)))
    before = everybody(session)
    clock.move(timedelta(hours=1))
    merge = session.bulk.merge((other.id, one.id), one.id).value
    whole = session.blocklist.person(one.id)
    assert whole.notes == "first\n\nsecond"
    assert whole.about == other.about
    assert [each.content for each in whole.identifiers] == [OWL, BAT, OWL]
    (row,) = session.blocklist.page()
    assert row.incident_count == 1
    # Both @owl have a history of their own: writing about the person loses neither.
    session.blocklist.revise(one.id, replace(whole.content, name="Both"))
    assert session.blocklist.person(one.id).identifiers == whole.identifiers
    session.bulk.undo(merge)
    assert [each.identifiers for each in everybody(session)] == [
        each.identifiers for each in before
    ]
    with pytest.raises(InvalidField):
        session.bulk.merge((one.id,), one.id)


def test_undoing_a_merge_restores_who_it_was(session: Session, two: tuple[Person, Person]) -> None:
    one, other = two
    before = everybody(session)
    session.bulk.undo(session.bulk.merge((one.id,), other.id).value)
    assert everybody(session) == before


def test_what_was_done_is_noted_and_taken_back(
    session: Session, two: tuple[Person, Person], clock: FixedClock
) -> None:
    one, other = two
    because = session.journal.record(IncidentContent("x")).value
    content = replace(BLOCKED, incidents=(because.id, because.id))
    ids = (one.identifiers[0].id, other.identifiers[0].id)
    entries = session.statuses.record(ids, content).value
    assert [each.service for each in entries] == ["x", "reddit"]
    assert session.statuses.because_of(because.id) == entries
    assert [(each.service, each.count) for each in session.statuses.to_do()] == [("x", 1)]
    clock.move(timedelta(days=1))
    (elsewhere,) = session.statuses.record(ids[:1], BLOCKED, "Twitter").value
    assert elsewhere.service == "x"
    assert elsewhere.recorded_at == clock.now()
    session.statuses.take_back((*entries, elsewhere))
    assert session.statuses.history(ids[0]) == ()
    for bad in (
        replace(BLOCKED, note="x" * 10_001),
        replace(BLOCKED, incidents=(because.id,) * 201),
    ):
        with pytest.raises(InvalidField):
            session.statuses.record(ids, bad)
    for service in (" ", "x" * 201):
        with pytest.raises(InvalidField):
            session.statuses.record(ids, BLOCKED, service)


def test_advice_comes_before_a_step() -> None:
    for kind in IdentifierKind:
        for step in Step:
            advice = advice_for(kind, step)
            assert advice[0] is Advice.DOCUMENT_FIRST
            assert len({*advice}) == len(advice)
    assert Advice.MUTE_MAY_SERVE in advice_for(HANDLE, Step.BLOCKED)
    assert Advice.LABEL_NOT_DELETE in advice_for(IdentifierKind.EMAIL, Step.BLOCKED)


def test_a_region_is_one_that_exists(session: Session) -> None:
    assert session.blocklist.set_region(" de ").value == "DE"
    assert session.blocklist.region() == "DE"
    with pytest.raises(InvalidField):
        session.blocklist.set_region("Germany")
    assert session.blocklist.set_region("").value == ""


def test_identifiers_are_added_to_those_there(session: Session, two: tuple[Person, Person]) -> None:
    one, _ = two
    same = replace(OWL, note="new words for what is there")
    new = session.blocklist.add_identifiers(one.id, (same, BAT, BAT)).value
    after = session.blocklist.person(one.id)
    assert new == after.identifiers[1:]
    assert [each.content for each in after.identifiers] == [OWL, BAT]
    assert after.identifiers[0] == one.identifiers[0]
    revised = replace(after.content, identifiers=(same, BAT))
    changed = session.blocklist.revise(one.id, revised).value
    assert changed.identifiers[0] == replace(one.identifiers[0], content=same)
    rows = session.blocklist.identifiers(IdentifierQuery(person_id=one.id))
    assert [row.identifier.content for row in rows] == [BAT, same]


def test_who_acts_for_somebody(session: Session, two: tuple[Person, Person]) -> None:
    one, _ = two
    friend = PersonContent("Friend", about=About(acts_for=(one.id,), circle=Circle.BLOCKLIST))
    session.blocklist.add(friend)
    assert [row.name for row in session.blocklist.acting_for(one.id)] == ["Friend"]


@pytest.mark.parametrize(
    "about",
    [
        About("x" * 1_000_001),
        About(relation="x" * 401),
        About(third_parties="x" * 1_000_001),
        About(groups=("",)),
        About(groups=("a",) * 51),
        About(acts_for=("a",) * 201),  # type: ignore[arg-type]  # only counted
    ],
)
def test_what_is_too_much_is_refused(session: Session, about: About) -> None:
    with pytest.raises(InvalidField):
        session.blocklist.add(PersonContent("x", about=about))
