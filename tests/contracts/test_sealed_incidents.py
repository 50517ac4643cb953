"""Sealing, revisions and the chain, for every IncidentStore."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import ChainBroken, UnknownRecord
from core.ids import PersonId, new_id
from core.incidents.chain import (
    START,
    ChainCheck,
    ChainEntry,
    ChainHead,
    content_digest,
    sealed_exhibits,
)
from core.incidents.incident import Incident, IncidentContent, Revision
from core.incidents.search import parse_query
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON, at, details, incident, said, sealed

LATER = NOON + timedelta(hours=1)


def entry_for(
    stores: Stores, one: Incident, content: IncidentContent, reason: str = ""
) -> ChainEntry:
    """Return the entry that comes next."""
    head = stores.incidents.chain_head()
    return ChainEntry(
        head.count + 1,
        head.digest,
        one.id,
        one.revision + 1,
        LATER,
        reason,
        content_digest(content),
        sealed_exhibits(one.exhibits),
    )


def seal(
    stores: Stores, one: Incident, content: IncidentContent | None = None, reason: str = ""
) -> Incident:
    """Seal an incident, or amend it, as `core.incidents.sealing` does."""
    content = content or one.content
    stores.incidents.seal(entry_for(stores, one, content, reason), content)
    return stores.incidents.get(one.id)


def flaws(stores: Stores) -> int:
    check = ChainCheck()
    while batch := stores.incidents.chain(above=check.head.count, limit=2):
        for stored in batch:
            check.feed(stored)
    check.end(stores.incidents.chain_head())
    return len(check.faults)


def test_an_empty_chain_begins_at_the_start(stores: Stores) -> None:
    assert stores.incidents.chain_head() == ChainHead(0, START)
    assert stores.incidents.chain(above=0, limit=9) == ()
    assert stores.incidents.revisions(incident().id) == ()


def test_sealing_keeps_what_was_said_each_time(stores: Stores) -> None:
    content = IncidentContent("first", at(1), details=details(), provenance=(said(),))
    before = stores.incidents.add(incident(content=content), [sealed("a.png")])
    first = seal(stores, before)
    assert first == replace(before, revision=1, changed_at=LATER)
    amended = IncidentContent("second", at(9))
    second = seal(stores, stores.incidents.replace(first, [sealed("b.png")]), amended, "a typo")
    assert (second.revision, second.content) == (2, amended)
    assert [each.number for each in second.exhibits] == [1, 2]
    assert stores.incidents.revisions(before.id) == (
        Revision(1, before.content, "", LATER),
        Revision(2, amended, "a typo", LATER),
    )
    assert stores.incidents.count(parse_query("second has:seal")) == 1
    assert stores.incidents.count(parse_query("first")) == 0
    (row,) = stores.incidents.page(parse_query(""), below=None, limit=9)
    assert (row.is_sealed, row.occurred) == (True, at(9))


def test_the_chain_says_what_was_sealed_and_what_is_kept_now(stores: Stores) -> None:
    one = stores.incidents.add(incident("one"), [sealed()])
    first = seal(stores, one)
    seal(stores, stores.incidents.add(incident("two"), ()))
    seal(stores, stores.incidents.replace(first, [sealed()]), IncidentContent("three"), "more")
    entries = stores.incidents.chain(above=0, limit=9)
    assert [(each.entry.number, each.entry.revision) for each in entries] == [
        (1, 1),
        (2, 1),
        (3, 2),
    ]
    assert [len(each.exhibits) for each in entries] == [1, 0, 2]
    texts = [
        (each.content and each.content.text, each.current and each.current.text) for each in entries
    ]
    assert texts == [("one", "one"), ("two", "two"), ("three", "three")]
    assert all(each.exhibits == each.entry.exhibits for each in entries)
    assert stores.incidents.chain(above=1, limit=1) == entries[1:2]
    assert stores.incidents.chain_head() == ChainHead(3, entries[2].entry.digest())
    assert stores.incidents.sealed_without_entry() == ()
    assert flaws(stores) == 0


def test_an_incident_that_was_edited_though_sealed_says_something_else(stores: Stores) -> None:
    one = seal(stores, stores.incidents.add(incident("sealed"), ()))
    stores.incidents.replace(replace(one, content=IncidentContent("edited")), ())
    (stored,) = stores.incidents.chain(above=0, limit=9)
    assert stored.content == IncidentContent("sealed")
    assert stored.current == IncidentContent("edited")
    assert flaws(stores) == 1


def test_deleting_keeps_the_entries_and_nothing_of_what_was_said(stores: Stores) -> None:
    one = seal(stores, stores.incidents.add(incident("one"), [sealed()]))
    two = seal(stores, stores.incidents.add(incident("two"), ()))
    stores.incidents.set_trashed((one.id,), NOON)
    stores.incidents.delete((one.id,))
    gone, kept = stores.incidents.chain(above=0, limit=9)
    assert (gone.is_deleted, gone.content, gone.current, gone.exhibits) == (True, None, None, ())
    assert (kept.is_deleted, kept.entry.incident_id) == (False, two.id)
    assert stores.incidents.revisions(one.id) == ()
    assert flaws(stores) == 0


@pytest.mark.parametrize("change", [{"number": 9}, {"number": 1}, {"previous": "f" * 64}])
def test_what_does_not_follow_the_end_is_refused(stores: Stores, change: dict[str, object]) -> None:
    seal(stores, stores.incidents.add(incident(), ()))
    one = stores.incidents.add(incident("other"), ())
    entry = replace(entry_for(stores, one, one.content), **change)  # type: ignore[arg-type]  # any field
    with pytest.raises(ChainBroken):
        stores.incidents.seal(entry, IncidentContent("changed"))
    assert stores.incidents.get(one.id) == one
    assert stores.incidents.revisions(one.id) == ()
    assert flaws(stores) == 0


def test_who_and_what_is_not_there_is_not_sealed(stores: Stores) -> None:
    with pytest.raises(UnknownRecord):
        seal(stores, incident())
    one = stores.incidents.add(incident(), ())
    with pytest.raises(UnknownRecord):
        seal(stores, one, IncidentContent("text", people=(PersonId(new_id()),)))
    assert stores.incidents.get(one.id) == one
    assert stores.incidents.chain_head() == ChainHead(0, START)
