"""What every MatchStore does, seen through the service that drives it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.blocklists.forms.key import Space
from core.blocklists.matching.match import Answer, Pair, Waiting
from core.blocklists.matching.matching import Matching
from core.blocklists.normalise import normal_form
from core.blocklists.person import (
    About,
    Circle,
    Identifier,
    IdentifierContent,
    IdentifierKind,
    Person,
)
from core.errors import UnknownRecord
from core.ids import IdentifierId, IncidentId, new_id
from core.incidents.details import Details
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery, parse_query
from core.moment import Moment
from core.progress import Unwatched
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON, incident, person
from tests.contracts.rooms import both_stores
from tests.contracts.test_sealed_incidents import seal
from tests.fakes.clock import FixedClock

UNWATCHED = Unwatched()
OWL = IdentifierContent(IdentifierKind.EMAIL, "Night.Owl@gmail.com")
RANGE = IdentifierContent(IdentifierKind.IP_ADDRESS, "192.0.2.0/24")
NAME = IdentifierContent(IdentifierKind.POSTAL_NAME, "Jane O. Doe")
_ORDINALS = ("first", "second", "third")


def matching_of(stores: Stores) -> Matching:
    clock = FixedClock(datetime(2026, 3, 3, 20, 5, tzinfo=UTC), "Europe/Berlin")
    return Matching(stores.matches, stores.people, stores.incidents, clock)


@pytest.fixture
def matching(stores: Stores) -> Matching:
    return matching_of(stores)


def having(*contents: IdentifierContent, name: str = "R. Example", region: str = "") -> Person:
    identifiers = tuple(
        Identifier(IdentifierId(new_id()), each, normal_form(each, region), NOON)
        for each in contents
    )
    return replace(person(name), identifiers=identifiers)


def record(stores: Stores, text: str, minutes: int = 0, **more: object) -> IncidentId:
    content = IncidentContent(text, **more)  # type: ignore[arg-type]  # what tests give
    at = NOON + timedelta(minutes=minutes)
    return stores.incidents.add(incident(content=content, recorded_at=at), ()).id


def found(matching: Matching) -> set[tuple[str, str, Space]]:
    return {
        (each.incident_id, each.known.identifier.content.written, each.known.space)
        for each in matching.open(limit=999)
    }


def test_incidents_and_identifiers_find_each_other_whichever_comes_first(
    stores: Stores, matching: Matching
) -> None:
    mail = record(stores, "mail from nightowl+x@googlemail.com")
    address = record(stores, "seen", details=Details(url="http://192.0.2.77/a"))
    stores.people.add(having(OWL, RANGE))
    assert stores.matches.waiting() == Waiting(2, 2)
    assert matching.bring_up_to_date(UNWATCHED).incidents == 2
    letter = record(stores, "a letter for JANE O DOE, again")
    stores.people.add(having(NAME, name="Jane"))
    matching.bring_up_to_date(UNWATCHED)
    later = record(stores, "another letter, jane o doe")
    matching.bring_up_to_date(UNWATCHED)
    assert found(matching) == {
        (mail, OWL.written, Space.EMAIL),
        (address, RANGE.written, Space.IP_RANGE),
        (letter, NAME.written, Space.WORDS),
        (later, NAME.written, Space.WORDS),
    }
    assert stores.matches.waiting() == Waiting(0, 0)


def test_what_changes_between_two_steps_is_looked_at_too(
    stores: Stores, matching: Matching
) -> None:
    phone = IdentifierContent(IdentifierKind.PHONE, "+49 170 1234567")
    stores.people.add(having(phone))
    ids = [record(stores, "0170 1234567", minutes) for minutes in range(3)]
    walk = matching.walk()
    for _ in range(2):
        assert walk.step(1) is None
    assert (walk.done, walk.total) == (2, 4)
    stores.people.set_region("DE")
    ids.append(record(stores, "call 0049 170 1234567", 9))
    while walk.step(1) is None:
        pass
    assert found(matching) == {(each, phone.written, Space.PHONE) for each in ids}


def test_only_what_changed_is_looked_at_again(stores: Stores, matching: Matching) -> None:
    one = having(OWL)
    stores.people.add(one)
    first = record(stores, "night.owl@gmail.com", 1)
    record(stores, "nothing", 2)
    matching.bring_up_to_date(UNWATCHED)
    stores.people.replace(replace(one, notes="new", name="Renamed"))
    assert stores.matches.waiting() == Waiting(0, 0)
    stored = stores.incidents.get(first)
    stores.incidents.replace(replace(stored, content=IncidentContent("nobody")), ())
    assert stores.matches.waiting() == Waiting(0, 1)
    report = matching.bring_up_to_date(UNWATCHED)
    assert (report.identifiers, report.incidents) == (0, 1)
    assert found(matching) == set()
    other = replace(one.identifiers[0], content=replace(OWL, written="n@example.org"), normal="n")
    stores.people.replace(replace(one, identifiers=(other,)))
    assert stores.matches.waiting() == Waiting(1, 0)


def test_an_incident_that_moves_in_time_keeps_its_matches_and_its_turn(
    stores: Stores, matching: Matching
) -> None:
    one = having(OWL)
    stores.people.add(one)
    seen = record(stores, OWL.written)
    matching.bring_up_to_date(UNWATCHED)
    unseen = record(stores, "nothing yet", 1)
    moment = Moment(NOON - timedelta(days=9), "Europe/Berlin")
    for incident_id in (seen, unseen):
        stored = stores.incidents.get(incident_id)
        content = replace(stored.content, text=OWL.written, occurred=moment)
        stores.incidents.replace(replace(stored, content=content), ())
    assert stores.matches.waiting() == Waiting(0, 1)
    assert [each.incident_id for each in matching.of_person(one.id)] == [seen]
    matching.bring_up_to_date(UNWATCHED)
    rows = stores.incidents.page(IncidentQuery(), below=None, limit=9)
    assert {each.id for each in rows} == {seen, unseen}
    assert [(each.incident_id, each.position) for each in matching.open()] == [
        (each.id, each.position) for each in rows
    ]


def test_what_was_said_is_remembered_also_for_the_same_identifier_added_again(
    stores: Stores, matching: Matching
) -> None:
    one = having(OWL, RANGE)
    stores.people.add(one)
    texts = ("night.owl@gmail.com", "nightowl@gmail.com 192.0.2.1", "n.ightowl@gmail.com")
    ids = [record(stores, text, place) for place, text in enumerate(texts)]
    matching.bring_up_to_date(UNWATCHED)
    newest, *_ = matching.open()
    assert newest.incident_id == ids[2]
    matching.reject((newest,))
    accepted = matching.accept(matching.in_incident(ids[0])).value
    assert stores.incidents.get(ids[0]).content.people == (one.id,)
    assert [each.answer for each in matching.in_incident(ids[0])] == [Answer.ACCEPTED]
    assert matching.count_open() == matching.count_open(one.identifiers[0].id) + 1 == 2
    stores.people.set_trashed((one.id,), NOON)
    assert matching.open() == ()
    stores.people.add(having(OWL, name="Again"))
    matching.bring_up_to_date(UNWATCHED)
    assert [each.incident_id for each in matching.open()] == [ids[1]]
    stores.people.set_trashed((one.id,), None)
    matching.undo(accepted)
    assert stores.incidents.get(ids[0]).content.people == ()
    assert len(matching.of_person(one.id)) == 4
    with pytest.raises(UnknownRecord):
        stores.matches.decide((Pair(ids[0], IdentifierId(new_id())),), NOON, is_accepted=True)
    pair = Pair(IncidentId(new_id()), one.identifiers[0].id)
    with pytest.raises(UnknownRecord):
        stores.matches.decide((pair,), NOON, is_accepted=True)


def test_a_sealed_incident_is_found_by_who_was_linked_to_it(
    stores: Stores, matching: Matching
) -> None:
    one = having(OWL, name="Max")
    stores.people.add(one, person("Other"))
    ids = [record(stores, f"night.owl@gmail.com {_ORDINALS[n]}", n) for n in range(3)]
    named = record(stores, "he called", 9, people=(one.id,))
    for each in ids[:2]:
        seal(stores, stores.incidents.get(each))
    matching.bring_up_to_date(UNWATCHED)

    def hits(typed: str) -> list[IncidentId]:
        query = parse_query(typed)
        rows = stores.incidents.page(query, below=None, limit=9)
        assert stores.incidents.count(query) == len(rows)
        return [row.id for row in rows]

    assert hits("from:max") == [named]
    accepted = matching.accept(matching.in_incident(ids[0])).value
    assert hits("from:max") == [named, ids[0]]
    assert hits(f"from:{one.id}") == [named, ids[0]]
    assert hits("from:night.owl@gmail.com first") == [ids[0]]
    assert hits("from:max second") == []
    assert hits("from:max has:image") == []
    assert hits("from:other") == []
    assert stores.incidents.get(ids[0]).content.people == ()
    matching.undo(accepted)
    assert hits("from:max") == [named]
    # Of one that is not sealed, what it says counts: the person can take a name off again.
    matching.accept(matching.in_incident(ids[2]))
    assert hits("from:max") == [named, ids[2]]
    stored = stores.incidents.get(ids[2])
    content = replace(stored.content, people=())
    stores.incidents.replace(replace(stored, content=content), ())
    assert hits("from:max") == [named]


def test_matches_come_page_by_page_and_never_in_halves(stores: Stores, matching: Matching) -> None:
    one = having(OWL, RANGE)
    stores.people.add(one)
    for minutes in range(3):
        record(stores, "nightowl@gmail.com 192.0.2.1", minutes)
    matching.bring_up_to_date(UNWATCHED)
    below, seen = None, []
    while page := matching.of_person(one.id, below=below, limit=3):
        seen.append(len(page))
        below = page[-1].position
    assert seen == [4, 2]
    assert len(matching.open(limit=1)) == 2


def test_the_own_circle_and_the_trash_offer_nothing(stores: Stores, matching: Matching) -> None:
    mine = replace(having(OWL), about=About(circle=Circle.ME))
    stores.people.add(mine)
    thrown = record(stores, "nightowl@gmail.com")
    matching.bring_up_to_date(UNWATCHED)
    assert matching.open() == ()
    assert matching.scan_text("nightowl@gmail.com") == ()
    stores.people.add(having(OWL))
    matching.bring_up_to_date(UNWATCHED)
    assert len(matching.open()) == 1
    stores.incidents.set_trashed((thrown,), NOON)
    assert matching.open() == ()


def test_an_incident_that_names_them_is_no_offer(stores: Stores, matching: Matching) -> None:
    one, alias = having(OWL), person("Alias")
    stores.people.add(one, alias)
    named = record(stores, "nightowl@gmail.com", people=(alias.id,))
    matching.bring_up_to_date(UNWATCHED)
    assert [each.answer for each in matching.in_incident(named)] == [Answer.OPEN]
    stores.people.merge((alias.id,), one, NOON)
    assert [each.answer for each in matching.in_incident(named)] == [Answer.LINKED]


def test_text_from_elsewhere_is_scanned(stores: Stores, matching: Matching) -> None:
    one = having(OWL, RANGE, NAME)
    stores.people.add(one)
    matching.bring_up_to_date(UNWATCHED)
    known = matching.scan_text("From: <night.owl@gmail.com>\nReceived: [192.0.2.9]\nJane O Doe")
    assert [(each.identifier.content, each.space) for each in known] == [
        (OWL, Space.EMAIL),
        (RANGE, Space.IP_RANGE),
        (NAME, Space.WORDS),
    ]
    assert matching.scan_text("192.0.3.9, jane doe, owl@gmail.com") == ()


WORDS = (
    *("owl", "a.b@gmail.com", "ab+x@gmail.com", "@owl", "x.com/owl", "+49 170 1234567"),
    *("0170/1234567", "192.0.2.5", "Jane", "O", "Doe", "owl77", "u/owl77", "evil.example"),
)
CONTENTS = [
    IdentifierContent(IdentifierKind.EMAIL, "ab@googlemail.com"),
    IdentifierContent(IdentifierKind.EMAIL_DOMAIN, "gmail.com"),
    IdentifierContent(IdentifierKind.HANDLE, "owl", "X"),
    IdentifierContent(IdentifierKind.HANDLE, "owl77"),
    IdentifierContent(IdentifierKind.PHONE, "0170 1234567"),
    IdentifierContent(IdentifierKind.WEBSITE, "evil.example"),
    RANGE,
    NAME,
]
steps = st.lists(
    st.one_of(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
        st.sampled_from(CONTENTS),
        st.sampled_from(["walk", "region", "trash"]).map(lambda each: (each,)),
    ),
    max_size=10,
)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_in_any_order_the_end_is_the_same_as_from_the_beginning(
    done: list[str | IdentifierContent | tuple[str]],
) -> None:
    """Also that disk and memory find the same: memory compares everything with everything."""
    with both_stores() as rooms:
        answers = []
        for stores in rooms:
            matching = matching_of(stores)
            region = ""
            for place, step in enumerate(done):
                if isinstance(step, str):
                    record(stores, step, place)
                elif isinstance(step, IdentifierContent):
                    stores.people.add(having(step, name=f"P{place}", region=region))
                elif step == ("walk",):
                    matching.bring_up_to_date(UNWATCHED)
                elif step == ("region",):
                    region = "DE"
                    stores.people.set_region(region)
            matching.bring_up_to_date(UNWATCHED)
            assert stores.matches.waiting().total == 0
            answers.append(
                sorted(
                    (each.position, each.known.person_name, each.known.space)
                    for each in matching.open(limit=999)
                )
            )
        assert answers[0] == answers[1]
