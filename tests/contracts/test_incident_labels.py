"""Tags, links, saved searches, the trash and deleting, for every IncidentStore."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.blocklists.person import About
from core.errors import NotInTrash, UnknownRecord
from core.ids import IncidentId, new_id
from core.incidents.incident import Incident, IncidentContent, JournalDraft, Link, LinkKind
from core.incidents.search import IncidentQuery, SavedSearch, parse_query
from tests.contracts.conftest import Stores
from tests.contracts.examples import NOON, incident, person, sealed

ALL = IncidentQuery()
TRASH = IncidentQuery(in_trash=True)
STRANGER = IncidentId(new_id())


def add(stores: Stores, text: str = "note") -> Incident:
    return stores.incidents.add(incident(text), ())


def excerpts(stores: Stores, query: IncidentQuery) -> list[str]:
    return [row.excerpt for row in stores.incidents.page(query, below=None, limit=99)]


def test_tags_are_given_once_however_they_are_written(stores: Stores) -> None:
    one, two, three = add(stores), add(stores), add(stores)
    stores.incidents.tag((one.id, two.id), "Court")
    stores.incidents.tag((two.id, three.id), "COURT")
    assert stores.incidents.get(three.id).tags == ("Court",)
    stores.incidents.untag((three.id,), "Court")
    stores.incidents.tag((two.id,), "boss; DROP TABLE tag --")
    assert stores.incidents.tags() == ("boss; DROP TABLE tag --", "Court")
    assert stores.incidents.get(one.id).tags == ("Court",)
    assert stores.incidents.get(two.id).tags == ("boss; DROP TABLE tag --", "Court")
    (_, row, _) = stores.incidents.page(ALL, below=None, limit=9)
    assert row.tags == stores.incidents.get(row.id).tags
    stores.incidents.untag((one.id, two.id), "court")
    stores.incidents.untag((one.id,), "never given")
    assert stores.incidents.tags() == ("boss; DROP TABLE tag --",)


def test_links_are_seen_from_both_ends_and_one_stands_between_two(stores: Stores) -> None:
    one, two, three = add(stores), add(stores), add(stores)
    stores.incidents.link(one.id, two.id, LinkKind.SAME_EVENT)
    stores.incidents.link(one.id, three.id, LinkKind.RELATED)
    stores.incidents.link(two.id, one.id, LinkKind.AFTER_YOU_REACTED)
    assert stores.incidents.get(one.id).links == (
        Link(three.id, LinkKind.RELATED),
        Link(two.id, LinkKind.AFTER_YOU_REACTED, is_from_other=True),
    )
    assert stores.incidents.get(two.id).links == (Link(one.id, LinkKind.AFTER_YOU_REACTED),)
    stores.incidents.unlink(one.id, two.id)
    stores.incidents.unlink(one.id, two.id)
    assert stores.incidents.get(two.id).links == ()
    assert stores.incidents.get(three.id).links == (Link(one.id, LinkKind.RELATED, True),)


def test_searches_are_kept_by_name(stores: Stores) -> None:
    for name, typed in (("work", "type:threat"), ("Home", '"at the door'), ("work", "boss")):
        stores.incidents.save_search(SavedSearch(name, typed))
    assert stores.incidents.saved_searches() == (
        SavedSearch("Home", '"at the door'),
        SavedSearch("work", "boss"),
    )
    stores.incidents.forget_search("Home")
    stores.incidents.forget_search("Home")
    assert stores.incidents.saved_searches() == (SavedSearch("work", "boss"),)


def test_what_is_not_there_gets_no_label_and_nobody_else_does(stores: Stores) -> None:
    one = add(stores)
    for ids in ((one.id, STRANGER), (STRANGER, one.id)):
        with pytest.raises(UnknownRecord):
            stores.incidents.tag(ids, "court")
        with pytest.raises(UnknownRecord):
            stores.incidents.untag(ids, "court")
        with pytest.raises(UnknownRecord):
            stores.incidents.link(*ids, LinkKind.RELATED)
        with pytest.raises(UnknownRecord):
            stores.incidents.set_trashed(ids, NOON)
    assert stores.incidents.get(one.id) == one
    stores.incidents.set_trashed((one.id,), NOON)
    with pytest.raises(UnknownRecord):
        stores.incidents.delete((one.id, STRANGER))
    assert stores.incidents.get(one.id) == replace(one, trashed_at=NOON)


def test_the_trash_is_out_of_sight_and_gives_back(stores: Stores) -> None:
    one, two = add(stores, "first note"), add(stores, "second note")
    stores.incidents.set_trashed((one.id,), NOON)
    assert stores.incidents.get(one.id).trashed_at == NOON
    for typed in ("", "note", "has:time", "note after:1990"):
        query = parse_query(typed)
        found = [] if typed == "has:time" else ["second note"]
        trashed = [] if typed == "has:time" else ["first note"]
        assert excerpts(stores, query) == found
        assert excerpts(stores, replace(query, in_trash=True)) == trashed
        assert stores.incidents.count(query) == len(found)
        assert stores.incidents.count(replace(query, in_trash=True)) == len(trashed)
    edited = replace(one, content=IncidentContent("still away"), changed_at=NOON)
    assert stores.incidents.replace(edited, ()).trashed_at == NOON
    stores.incidents.set_trashed((one.id, two.id), None)
    assert stores.incidents.get(one.id).trashed_at is None
    assert stores.incidents.count(ALL) == 2
    assert stores.incidents.count(TRASH) == 0


def test_only_the_trash_can_be_deleted(stores: Stores) -> None:
    one, two = add(stores), add(stores)
    stores.incidents.set_trashed((one.id,), NOON)
    with pytest.raises(NotInTrash):
        stores.incidents.delete((one.id, two.id))
    assert stores.incidents.get(one.id).trashed_at == NOON


def test_what_is_deleted_is_gone_with_all_that_belongs_to_it(stores: Stores) -> None:
    evidence = [sealed("a.png"), sealed("b.png")]
    one, two = stores.incidents.add(incident("secret"), evidence), add(stores)
    stores.incidents.tag((one.id,), "court")
    stores.incidents.link(one.id, two.id, LinkKind.SAME_EVENT)
    stores.incidents.set_trashed((one.id,), NOON)
    assert set(stores.incidents.delete((one.id, one.id))) == {each.blob_id for each in evidence}
    with pytest.raises(UnknownRecord):
        stores.incidents.get(one.id)
    with pytest.raises(UnknownRecord):
        stores.incidents.exhibit(one.exhibits[0].id)
    assert stores.incidents.exhibits(above=0, limit=9) == ()
    assert stores.incidents.tags() == ()
    assert stores.incidents.get(two.id) == two
    assert stores.incidents.count(replace(parse_query("secret"), in_trash=True)) == 0
    later = stores.incidents.add(incident(), [sealed()])
    assert [each.number for each in later.exhibits] == [3]


def test_a_file_that_is_a_photo_of_somebody_is_still_needed(stores: Stores) -> None:
    face, gone = sealed("face.png"), sealed()
    stores.people.add(replace(person(), about=About(photo=face)))
    one = stores.incidents.add(incident(), [face, gone])
    stores.incidents.set_trashed((one.id,), NOON)
    assert stores.incidents.delete((one.id,)) == (gone.blob_id,)


def test_a_file_that_the_draft_names_is_still_needed(stores: Stores) -> None:
    kept, gone = sealed(), sealed()
    one = stores.incidents.add(incident(), [kept, gone])
    stores.incidents.keep_draft(
        JournalDraft(IncidentContent(""), None, NOON + timedelta(days=1), (kept,))
    )
    stores.incidents.set_trashed((one.id,), NOON)
    assert stores.incidents.delete((one.id,)) == (gone.blob_id,)
