"""What every IncidentStore does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import UnknownRecord
from core.ids import ExhibitId, IncidentId, PersonId, new_id
from core.incidents.evidence import CustodyEvent, CustodyKind
from core.incidents.incident import EXCERPT_CHARACTERS, Incident, IncidentContent, JournalDraft
from core.incidents.platform import Platform
from core.incidents.provenance import Provenance
from core.incidents.search import IncidentQuery, SearchTerm, parse_query
from core.moment import Moment
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON, at, details, incident, person, said, sealed

ALL = IncidentQuery()


def found(stores: Stores, typed: str) -> list[str]:
    return [row.excerpt for row in stores.incidents.page(parse_query(typed), below=None, limit=99)]


def test_everything_written_comes_back(stores: Stores) -> None:
    people = [person("One"), person("Two")]
    for each in people:
        stores.people.add(each)
    content = IncidentContent(
        "Two lines\nand a NUL \0 and 𝒮",
        Moment(at(0).instant, "America/New_York", 1, "just before noon"),
        ("threat", "doxxing"),
        Platform.IN_PERSON,
        (people[1].id, people[0].id),
        details(),
        (said("b" * 64), said("a" * 64)),
    )
    added = stores.incidents.add(incident(content=content), [sealed("a.png"), sealed("b.png")])
    assert added.content == content
    assert [each.evidence.name for each in added.exhibits] == ["a.png", "b.png"]
    assert stores.incidents.get(added.id) == added


def test_an_edit_keeps_exhibits_and_the_time_of_recording(stores: Stores) -> None:
    before = stores.incidents.add(incident(), [sealed("a.png")])
    edited = replace(
        before,
        content=IncidentContent("He called twice.", platform=Platform.CALL),
        exhibits=(),
        recorded_at=NOON + timedelta(days=1),
        changed_at=NOON + timedelta(days=2),
    )
    after = stores.incidents.replace(edited, [sealed("b.png")])
    assert after.content == edited.content
    assert (after.recorded_at, after.changed_at) == (NOON, NOON + timedelta(days=2))
    assert after.exhibits[0] == before.exhibits[0]
    assert after.exhibits[1].evidence.name == "b.png"
    assert stores.incidents.get(before.id) == after


@pytest.mark.parametrize("add_first", [True, False])
def test_who_is_not_there_is_refused_and_nothing_changes(stores: Stores, add_first: bool) -> None:
    stranger = IncidentContent("text", people=(PersonId(new_id()),))
    one = incident()
    if add_first:
        one = stores.incidents.add(one, [sealed()])
        with pytest.raises(UnknownRecord):
            stores.incidents.replace(replace(one, content=stranger), [sealed()])
        assert stores.incidents.get(one.id) == one
    else:
        with pytest.raises(UnknownRecord):
            stores.incidents.add(replace(one, content=stranger), [sealed()])
        assert stores.incidents.count(ALL) == 0
    assert len(stores.incidents.exhibits(above=0, limit=9)) == int(add_first)


def test_unknown_records_are_said_to_be_unknown(stores: Stores) -> None:
    with pytest.raises(UnknownRecord):
        stores.incidents.get(IncidentId(new_id()))
    with pytest.raises(UnknownRecord):
        stores.incidents.replace(incident(), ())
    with pytest.raises(UnknownRecord):
        stores.incidents.exhibit(ExhibitId(new_id()))


def test_exhibits_are_numbered_over_the_whole_vault(stores: Stores) -> None:
    first = stores.incidents.add(incident(), [sealed("a")])
    stores.incidents.add(incident(), [sealed("b"), sealed("c")])
    stores.incidents.replace(first, [sealed("d")])
    everything = stores.incidents.exhibits(above=0, limit=9)
    assert [(each.number, each.evidence.name) for each in everything] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
        (4, "d"),
    ]
    assert stores.incidents.exhibits(above=1, limit=2) == everything[1:3]
    assert stores.incidents.exhibit(everything[2].id) == everything[2]


def test_exhibits_are_known_by_their_names(stores: Stores) -> None:
    stores.incidents.add(incident(), [sealed("a.png"), sealed("a.png"), sealed("it's “odd”\n")])
    asked = ["a.png", "A.png", "it's “odd”\n", "a", "b.png"]
    assert stores.incidents.named(asked) == {"a.png", "it's “odd”\n"}
    assert stores.incidents.named(()) == frozenset()


def test_rows_show_what_the_list_needs(stores: Stores) -> None:
    text = "ä" * EXCERPT_CHARACTERS + "cut off"
    content = IncidentContent(text, at(5), ("threat",), Platform.POST)
    added = stores.incidents.add(incident(content=content), [sealed(), sealed()])
    (row,) = stores.incidents.page(ALL, below=None, limit=9)
    assert (row.id, row.occurred, row.recorded_at) == (added.id, at(5), NOON)
    assert row.excerpt == "ä" * EXCERPT_CHARACTERS
    assert (row.types, row.platform, row.exhibit_count) == (("threat",), Platform.POST, 2)


def add_at(stores: Stores, seconds: int) -> Incident:
    return stores.incidents.add(incident(content=IncidentContent(f"{seconds} s", at(seconds))), ())


def test_newest_come_first_by_when_they_occurred(stores: Stores) -> None:
    for seconds in (5, -90_000_000_000 // 20, 3, 60, 3):
        add_at(stores, seconds)
    recorded = incident("now", recorded_at=NOON + timedelta(seconds=10))
    stores.incidents.add(recorded, ())
    assert found(stores, "") == ["60 s", "now", "5 s", "3 s", "3 s", "-4500000000 s"]


def test_an_incident_moves_when_its_time_changes(stores: Stores) -> None:
    early, _, late = (add_at(stores, seconds) for seconds in (1, 2, 3))
    rows = stores.incidents.page(ALL, below=None, limit=9)
    stores.incidents.replace(replace(early, content=IncidentContent("edited", at(1))), ())
    assert stores.incidents.page(ALL, below=None, limit=9)[2].position == rows[2].position
    stores.incidents.replace(replace(early, content=IncidentContent("moved", at(9))), ())
    stores.incidents.replace(replace(late, content=IncidentContent("unknown when")), ())
    assert found(stores, "") == ["moved", "2 s", "unknown when"]
    assert found(stores, "moved") == ["moved"]
    assert found(stores, "edited") == []
    assert stores.incidents.count(parse_query("edited")) == 0


def test_pages_follow_each_other_without_gap_or_double(stores: Stores) -> None:
    for seconds in (1, 1, 1, 2, 2, 3, 4):
        add_at(stores, seconds)
    whole = stores.incidents.page(ALL, below=None, limit=99)
    pages = [stores.incidents.page(ALL, below=None, limit=3)]
    while rows := stores.incidents.page(ALL, below=pages[-1][-1].position, limit=3):
        pages.append(rows)
    assert [len(rows) for rows in pages] == [3, 3, 1]
    assert tuple(row for rows in pages for row in rows) == whole


def test_words_are_found_by_their_beginning_and_quoted_ones_whole(stores: Stores) -> None:
    for text in ("She was followed home", "Following me", "a fellow", "Anrufe von MÜLLER"):
        stores.incidents.add(incident(text), ())
    assert set(found(stores, "follow")) == {"She was followed home", "Following me"}
    assert found(stores, "home follow") == ["She was followed home"]
    assert found(stores, '"follow"') == []
    assert found(stores, '"was followed"') == ["She was followed home"]
    assert found(stores, '"followed was"') == []
    assert found(stores, "muller") == ["Anrufe von MÜLLER"]
    assert found(stores, "llow") == []


def test_exhibits_are_found_by_name(stores: Stores) -> None:
    one = stores.incidents.add(incident("with a picture"), [sealed("balcony.png")])
    assert found(stores, "balcony") == ["with a picture"]
    stores.incidents.replace(one, [sealed("letter.eml")])
    assert found(stores, "balcony letter") == ["with a picture"]
    assert found(stores, "pic eml") == ["with a picture"]


def test_what_is_said_of_a_file_changes_and_is_found(stores: Stores) -> None:
    content = IncidentContent("with a file", provenance=(said("a" * 64), said("b" * 64)))
    one = stores.incidents.add(incident(content=content), [sealed()])
    assert found(stores, "sister") == ["with a file"]
    assert found(stores, '"example.org/@someone"') == ["with a file"]
    fewer = replace(one, content=replace(content, provenance=(Provenance("b" * 64, by="Jo"),)))
    assert stores.incidents.replace(fewer, ()).content == fewer.content
    assert found(stores, "jo") == ["with a file"]
    assert found(stores, "sister") == []


def test_what_was_done_with_an_exhibit_is_only_added_to(stores: Stores) -> None:
    one, other = sealed("a"), sealed("b")
    added = stores.incidents.add(incident(), [one, other]).exhibits
    received = CustodyEvent(NOON, CustodyKind.RECEIVED, f"sha256 {one.sha256}")
    assert stores.incidents.custody(added[0].id) == (received,)
    copied = CustodyEvent(NOON + timedelta(days=1), CustodyKind.COPIED_OUT)
    stores.incidents.add_custody(added[0].id, copied)
    assert stores.incidents.custody(added[0].id) == (received, copied)
    assert len(stores.incidents.custody(added[1].id)) == 1
    with pytest.raises(UnknownRecord):
        stores.incidents.custody(ExhibitId(new_id()))
    with pytest.raises(UnknownRecord):
        stores.incidents.add_custody(ExhibitId(new_id()), copied)


def test_what_demands_nothing_finds_everything(stores: Stores) -> None:
    stores.incidents.add(incident("a note"), ())
    for terms in ((), (SearchTerm("--", is_exact=False),), (SearchTerm("", is_exact=True),)):
        query = IncidentQuery(terms)
        assert stores.incidents.count(query) == 1
        assert len(stores.incidents.page(query, below=None, limit=9)) == 1


def test_the_draft_is_kept_in_place_of_the_one_before(stores: Stores) -> None:
    assert stores.incidents.draft() is None
    content = IncidentContent(
        "  ",
        at(1),
        ("no such type",),
        Platform.SMS,
        (PersonId("not even an identity"),),
        details(),
        (said(),),
    )
    for incident_id in (IncidentId(new_id()), None):
        draft = JournalDraft(content, incident_id, NOON, (sealed("a.png"), sealed("b.png")))
        stores.incidents.keep_draft(draft)
        assert stores.incidents.draft() == draft
    stores.incidents.keep_draft(JournalDraft(IncidentContent(""), None, NOON))
    assert stores.incidents.draft() == JournalDraft(IncidentContent(""), None, NOON)
    stores.incidents.keep_draft(None)
    assert stores.incidents.draft() is None
    assert stores.incidents.count(ALL) == 0


def test_counting_stops_where_it_is_told_to(stores: Stores) -> None:
    for _ in range(3):
        stores.incidents.add(incident("He called."), ())
    for query in (ALL, parse_query("called")):
        assert [stores.incidents.count(query, most=most) for most in (None, 2, 3, 4)] == [
            3,
            2,
            3,
            3,
        ]
