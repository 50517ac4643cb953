"""Sealing, amending, and what going along the chain finds, in memory."""

from dataclasses import replace

import pytest

from core.errors import AlreadySealed, InvalidField, UnknownRecord
from core.ids import IncidentId
from core.incidents.chain import START, ChainFault, ChainHead, Flaw
from core.incidents.evidence import PastedSource
from core.incidents.incident import Incident, IncidentContent
from core.incidents.sealing import MAX_REASON_CHARACTERS, ChainReport
from core.progress import Unwatched
from core.vault.session import Session
from tests.contracts.watching import Watcher
from tests.core.conftest import Room
from tests.fakes.tables import Tables


@pytest.fixture
def tables(room: Room, session: Session) -> Tables:  # noqa: ARG001  the vault is there
    return room.vault().tables


def _sealed(session: Session, text: str) -> Incident:
    file = session.journal.seal(PastedSource("a.png", text.encode()), Unwatched())
    incident = session.journal.record(IncidentContent(text), [file]).value
    return session.sealing.seal([incident.id]).value[0]


def _flaws(session: Session) -> list[tuple[int, Flaw]]:
    report = session.sealing.check(Unwatched())
    assert report.is_whole is (not report.faults)
    return [(fault.number, fault.flaw) for fault in report.faults]


def _three(session: Session) -> list[Incident]:
    return [_sealed(session, text) for text in ("one", "two", "three")]


def test_several_are_sealed_or_none(session: Session) -> None:
    one = session.journal.record(IncidentContent("one")).value
    two = _sealed(session, "two")
    with pytest.raises(AlreadySealed):
        session.sealing.seal([one.id, two.id])
    with pytest.raises(UnknownRecord):
        session.sealing.seal([one.id, IncidentId("f" * 32)])
    assert not session.journal.incident(one.id).is_sealed
    with pytest.raises(AlreadySealed):
        session.journal.revise(two.id, IncidentContent("other"))


def test_a_correction_needs_a_reason_and_a_sealed_note(session: Session) -> None:
    draft = session.journal.record(IncidentContent("draft")).value
    note = _sealed(session, "said")
    with pytest.raises(InvalidField, match="InvalidField"):
        session.sealing.amend(draft.id, IncidentContent("x"), "why")
    for reason in ("", " \n", "x" * (MAX_REASON_CHARACTERS + 1)):
        with pytest.raises(InvalidField):
            session.sealing.amend(note.id, IncidentContent("x"), reason)
    session.sealing.amend(note.id, IncidentContent("said more"), " I forgot. ")
    first, second = session.sealing.revisions(note.id)
    assert (first.content.text, first.reason) == ("said", "")
    assert (second.content.text, second.reason) == ("said more", "I forgot.")
    assert session.sealing.head().count == 2
    assert _flaws(session) == []


def test_a_report_counts_notes_and_what_was_deleted(session: Session) -> None:
    notes = _three(session)
    session.sealing.amend(notes[0].id, IncidentContent("one more"), "why")
    session.sealing.amend(notes[1].id, IncidentContent("two more"), "why")
    session.journal.trash([notes[1].id])
    session.journal.delete([notes[1].id])
    report = session.sealing.check(Unwatched())
    assert (report.note_count, report.deleted_count, report.head.count) == (3, 1, 5)
    assert report.is_whole


def test_a_walk_in_steps_finds_what_one_check_finds(session: Session, tables: Tables) -> None:
    _three(session)
    tables.chain[1].digest = "f" * 64
    walk = session.sealing.walk()
    reports: list[ChainReport | None] = [walk.step(1) for _ in range(3)]
    assert reports == [None, None, None]
    assert (walk.done, walk.total) == (3, 3)
    assert walk.step(1) == session.sealing.check(Unwatched())


def test_what_is_sealed_during_a_walk_is_looked_at_too(session: Session) -> None:
    _three(session)
    walk = session.sealing.walk()
    walk.step(2)
    _sealed(session, "four")
    walk.step(5)
    report = walk.step(5)
    assert report is not None
    assert (report.is_whole, report.note_count) == (True, 4)


def test_progress_counts_entries(session: Session) -> None:
    _three(session)
    watcher = Watcher()
    session.sealing.check(watcher)
    assert watcher.seen[-1] == (3, 3)


def test_an_empty_chain_is_whole(session: Session) -> None:
    assert session.sealing.check(Unwatched()) == ChainReport(ChainHead(0, START), ())
    assert session.sealing.check(Unwatched(), ChainHead(0, START)).printed_holds


def test_a_printed_head_is_found_on_the_way(session: Session) -> None:
    _three(session)
    head = session.sealing.head()
    _sealed(session, "four")
    assert session.sealing.check(Unwatched(), head).printed_holds is True
    other = replace(head, digest="a" * 64)
    assert session.sealing.check(Unwatched(), other).printed_holds is False
    assert not session.sealing.check(Unwatched(), other).is_whole


def test_a_changed_note_is_found(session: Session, tables: Tables) -> None:
    note = _three(session)[1]
    tables.incidents[note.id] = replace(tables.incidents[note.id], content=IncidentContent("2"))
    assert _flaws(session) == [(2, Flaw.CONTENT)]
    tables.incidents[note.id] = note
    tables.revisions[note.id] = []
    assert _flaws(session) == [(2, Flaw.CONTENT)]


def test_a_swapped_file_is_found(session: Session, tables: Tables) -> None:
    _three(session)
    owner, exhibit = tables.exhibits[3]
    swapped = replace(exhibit, evidence=replace(exhibit.evidence, sha256="0" * 64))
    tables.exhibits[3] = (owner, swapped)
    assert _flaws(session) == [(3, Flaw.EXHIBITS)]


def test_a_removed_entry_is_found(session: Session, tables: Tables) -> None:
    _three(session)
    del tables.chain[1]
    assert _flaws(session) == [(3, Flaw.ORDER), (3, Flaw.LINK)]


def test_a_cut_end_is_found(session: Session, tables: Tables) -> None:
    _three(session)
    del tables.chain[2]
    report = session.sealing.check(Unwatched())
    assert report.faults == (ChainFault(3, None, Flaw.END),)


def test_a_rewritten_entry_is_found(session: Session, tables: Tables) -> None:
    _three(session)
    tables.chain[0].entry = replace(tables.chain[0].entry, reason="made up")
    assert _flaws(session) == [(1, Flaw.LINK)]


class _Backwards:
    """A store whose numbers do not rise: asked for what follows, it gives the same again."""

    def __init__(self, session: Session) -> None:
        self._stored = session._vault.incidents.chain(above=0, limit=1)
        self.chain_head = session.sealing.head

    def chain(self, *, above: int, limit: int) -> object:
        del above, limit
        return self._stored


def test_entries_that_come_again_for_ever_end_the_walk(session: Session) -> None:
    _sealed(session, "one")
    walk = session.sealing.walk()
    walk._incidents = _Backwards(session)  # type: ignore[assignment]
    assert walk.step(5) is None
    report = walk.step(5)
    assert report is not None
    assert [fault.flaw for fault in report.faults] == [Flaw.ORDER, Flaw.LINK]
