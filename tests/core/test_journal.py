"""The journal: what it checks, what it tells, and what it finds when reading evidence back."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from core.changes import Kind
from core.errors import AlreadySealed, InTrash, InvalidField, NotInTrash, Problem, UnknownRecord
from core.ids import IncidentId, PersonId, new_id
from core.incidents.evidence import (
    CustodyKind,
    EvidenceReport,
    FileSource,
    PastedSource,
    SealedEvidence,
)
from core.incidents.incident import IncidentContent, JournalDraft, Link, LinkKind
from core.incidents.provenance import Provenance
from core.incidents.search import IncidentQuery, SavedSearch, parse_query
from core.progress import Unwatched
from core.vault.session import Session
from tests.contracts.watching import Watcher
from tests.core.conftest import TYPES, Room
from tests.fakes.clock import FixedClock

UNWATCHED = Unwatched()


def seal(session: Session, data: bytes = b"data") -> SealedEvidence:
    return session.journal.seal(PastedSource("clip.png", data), UNWATCHED)


def test_recording_says_what_changed_and_when(session: Session, clock: FixedClock) -> None:
    changed = session.journal.record(IncidentContent("He called."), [seal(session)])
    assert changed.kinds == {Kind.INCIDENTS}
    assert (changed.value.recorded_at, changed.value.changed_at) == (clock.now(), clock.now())
    assert session.journal.incident(changed.value.id) == changed.value
    (exhibit,) = changed.value.exhibits
    assert session.journal.exhibit(exhibit.id) == exhibit


def test_revising_keeps_when_it_was_recorded(session: Session, clock: FixedClock) -> None:
    before = session.journal.record(IncidentContent("He called."), [seal(session)]).value
    clock.move(timedelta(hours=1))
    changed = session.journal.revise(before.id, IncidentContent("Twice."), [seal(session)])
    assert changed.kinds == {Kind.INCIDENTS}
    assert changed.value.recorded_at == before.recorded_at
    assert changed.value.changed_at == clock.now()
    assert [each.number for each in changed.value.exhibits] == [1, 2]


@pytest.mark.parametrize(
    ("content", "field", "problem"),
    [
        (IncidentContent("  "), "text", Problem.EMPTY),
        (IncidentContent("text", types=("threat", "moon")), "types", Problem.UNKNOWN),
    ],
)
def test_what_cannot_be_stored_changes_nothing(
    session: Session, content: IncidentContent, field: str, problem: Problem
) -> None:
    before = session.journal.record(IncidentContent("text")).value
    with pytest.raises(InvalidField) as recording:
        session.journal.record(content)
    with pytest.raises(InvalidField) as revising:
        session.journal.revise(before.id, content)
    for caught in (recording, revising):
        assert (caught.value.field, caught.value.problem) == (field, problem)
    assert session.journal.count(IncidentQuery()) == 1
    assert session.journal.incident(before.id) == before


def test_what_is_not_there_is_unknown(session: Session) -> None:
    with pytest.raises(UnknownRecord):
        session.journal.revise(IncidentId(new_id()), IncidentContent("text"))
    with pytest.raises(UnknownRecord):
        session.journal.record(IncidentContent("text", people=(PersonId(new_id()),)))


def test_pages_go_on_below_the_last_row_seen(session: Session, clock: FixedClock) -> None:
    for number in range(5):
        session.journal.record(IncidentContent(f"call {number}"))
        clock.move(timedelta(seconds=1))
    query = parse_query("call")
    first = session.journal.page(query, limit=3)
    rest = session.journal.page(query, below=first[-1].position, limit=3)
    assert [row.excerpt[-1] for row in (*first, *rest)] == ["4", "3", "2", "1", "0"]
    assert session.journal.count(query) == 5


def test_every_exhibit_is_gone_through_once(session: Session) -> None:
    for count in (400, 0, 701):
        session.journal.record(IncidentContent("text"), [seal(session) for _ in range(count)])
    assert [each.number for each in session.journal.exhibits()] == list(range(1, 1102))


def test_damage_is_reported_and_hides_nothing(session: Session, room: Room) -> None:
    evidence = [seal(session, bytes(10 * size)) for size in range(1, 5)]
    session.journal.record(IncidentContent("text"), evidence)
    exhibits = list(session.journal.exhibits())
    assert session.journal.verify_evidence(exhibits, UNWATCHED) == EvidenceReport(4)
    blobs = room.vault().tables.blobs
    del blobs[evidence[0].blob_id]
    blobs[evidence[2].blob_id] = (evidence[2], b"something else")
    watcher = Watcher()
    report = session.journal.verify_evidence(exhibits, watcher)
    assert report == EvidenceReport(4, damaged=(exhibits[2],), missing=(exhibits[0],))
    assert watcher.seen == [(30, 100), (100, 100)]


def test_an_original_can_be_copied_out(session: Session, tmp_path: Path) -> None:
    source = tmp_path / "letter.eml"
    source.write_bytes(b"Dear")
    evidence = session.journal.seal(FileSource(source), UNWATCHED)
    (exhibit,) = session.journal.record(IncidentContent("text"), [evidence]).value.exhibits
    session.journal.copy_out(exhibit, tmp_path / "out.eml", UNWATCHED)
    assert (tmp_path / "out.eml").read_bytes() == b"Dear"


def test_a_draft_is_kept_unchecked_until_it_is_forgotten(
    session: Session, clock: FixedClock
) -> None:
    content = IncidentContent("", types=("moon",))
    session.journal.keep_draft(content, None)
    assert session.journal.draft() == JournalDraft(content, None, clock.now())
    session.journal.forget_draft()
    assert session.journal.draft() is None


def test_the_types_are_those_shipped(session: Session) -> None:
    assert session.journal.types == TYPES


def test_a_draft_keeps_its_files(session: Session, clock: FixedClock) -> None:
    evidence = (seal(session), seal(session))
    session.journal.keep_draft(IncidentContent("x"), None, evidence)
    assert session.journal.draft() == JournalDraft(
        IncidentContent("x"), None, clock.now(), evidence
    )


def test_a_sealed_incident_is_not_revised(session: Session) -> None:
    one = session.journal.record(IncidentContent("text")).value
    session.sealing.seal([one.id])
    with pytest.raises(AlreadySealed):
        session.journal.revise(one.id, IncidentContent("other"))
    assert session.journal.incident(one.id).content == IncidentContent("text")


def test_deleting_for_good_removes_the_files_too(session: Session, room: Room) -> None:
    one = session.journal.record(IncidentContent("text"), [seal(session), seal(session)]).value
    assert session.journal.trash([one.id]).kinds == {Kind.INCIDENTS}
    assert session.journal.incident(one.id).trashed_at is not None
    session.journal.take_from_trash([one.id])
    with pytest.raises(NotInTrash):
        session.journal.delete([one.id])
    assert len(room.vault().tables.blobs) == 2
    session.journal.trash([one.id])
    session.journal.delete([one.id])
    assert room.vault().tables.blobs == {}


def test_tags_and_searches_have_names(session: Session) -> None:
    one = session.journal.record(IncidentContent("text")).value
    session.journal.tag([one.id], "  for \n court ")
    assert session.journal.tags() == ("for court",)
    session.journal.untag([one.id], "for court")
    assert session.journal.tags() == ()
    saved = session.journal.save_search(" work ", "type:threat").value
    assert session.journal.saved_searches() == (saved,) == (SavedSearch("work", "type:threat"),)
    session.journal.forget_search("work")
    assert session.journal.saved_searches() == ()
    for name, problem in ((" \n", Problem.EMPTY), ("x" * 101, Problem.TOO_LONG)):
        with pytest.raises(InvalidField) as tagging:
            session.journal.tag([one.id], name)
        with pytest.raises(InvalidField) as saving:
            session.journal.save_search(name, "")
        assert (tagging.value.field, tagging.value.problem) == ("tag", problem)
        assert (saving.value.field, saving.value.problem) == ("name", problem)


def test_incidents_are_linked_to_others(session: Session) -> None:
    one, two = (session.journal.record(IncidentContent("text")).value for _ in range(2))
    session.journal.link(one.id, two.id, LinkKind.SAME_EVENT)
    assert session.journal.incident(two.id).links == (Link(one.id, LinkKind.SAME_EVENT, True),)
    session.journal.unlink(two.id, one.id)
    assert session.journal.incident(two.id).links == ()
    with pytest.raises(InvalidField):
        session.journal.link(one.id, one.id, LinkKind.SAME_EVENT)


def test_days_begin_where_the_person_is(session: Session, clock: FixedClock) -> None:
    clock.moment = clock.moment.replace(hour=23, minute=30)  # past midnight in Berlin
    session.journal.record(IncidentContent("text"))
    day = parse_query("after:2026-03-04")
    assert session.journal.count(day) == len(session.journal.page(day)) == 1
    clock.place = "UTC"
    assert session.journal.count(day) == 0


def test_nothing_changes_in_the_trash(session: Session) -> None:
    draft, sealed = (session.journal.record(IncidentContent("text")).value.id for _ in range(2))
    session.sealing.seal([sealed])
    session.journal.trash([draft, sealed])
    for change in (
        partial(session.journal.revise, draft, IncidentContent("other")),
        partial(session.sealing.seal, [draft]),
        partial(session.sealing.amend, sealed, IncidentContent("other"), "a reason"),
    ):
        with pytest.raises(InTrash):
            change()
    session.journal.take_from_trash([draft])
    session.journal.revise(draft, IncidentContent("other"))


def test_nothing_is_kept_of_what_is_said_of_files_that_are_not_there(session: Session) -> None:
    first, second = seal(session, b"first"), seal(session, b"second")
    said = {each.sha256: Provenance(each.sha256, by="me") for each in (first, second)}
    both = tuple(said[digest] for digest in sorted(said))
    content = IncidentContent("x", provenance=both[::-1])
    kept = session.journal.record(content, [first]).value
    assert kept.content.provenance == (said[first.sha256],)
    kept = session.journal.revise(kept.id, content, [second]).value
    assert kept.content.provenance == both
    silent = replace(content, provenance=(Provenance(first.sha256), both[0], both[1]))
    assert session.journal.revise(kept.id, silent).value.content.provenance == both
    session.sealing.seal([kept.id])
    other = replace(content, provenance=(Provenance("f" * 64, by="him"), both[0]))
    (amended,) = session.sealing.amend(kept.id, other, "why").value
    assert amended.content.provenance == both[:1]
    assert [len(each.content.provenance) for each in session.sealing.revisions(kept.id)] == [2, 1]
    assert session.sealing.check(UNWATCHED).is_whole


def test_a_copy_that_was_made_is_written_down(session: Session, clock: FixedClock) -> None:
    (exhibit,) = session.journal.record(IncidentContent("x"), [seal(session)]).value.exhibits
    clock.move(timedelta(hours=1))
    session.journal.note_copied(exhibit.id)
    received, copied = session.journal.custody(exhibit.id)
    assert (received.kind, received.at) == (CustodyKind.RECEIVED, exhibit.evidence.sealed_at)
    assert (copied.kind, copied.at) == (CustodyKind.COPIED_OUT, clock.now())
