"""Whatever is recorded, revised, sealed, amended, thrown away and deleted, in whatever order: the
journal on disk holds what a plain model holds, and its chain is always whole."""

import hashlib
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    precondition,
    rule,
)

from core.errors import AlreadySealed, InTrash, InvalidField, NotInTrash, UnknownRecord
from core.ids import IncidentId
from core.incidents.details import Details
from core.incidents.evidence import PastedSource, SealedEvidence
from core.incidents.incident import IncidentContent, LinkKind
from core.incidents.incident_type import IncidentType
from core.incidents.journal import Journal
from core.incidents.provenance import Provenance
from core.incidents.sealing import Sealing
from core.incidents.search import IncidentQuery, parse_query
from core.progress import Unwatched
from storage.evidence_store import BlobEvidenceStore
from storage.vault_folder import VaultFolder
from tests.contracts.conftest import disk_stores
from tests.contracts.examples import at
from tests.fakes.clock import FixedClock

TYPES = (IncidentType("threat", "Threat", "", ""),)
UNWATCHED = Unwatched()
DIGEST = hashlib.sha256(b"x").hexdigest()
"""Of every file here."""
contents = st.builds(
    IncidentContent,
    st.text('aé\0\ud800 \n"', min_size=1, max_size=5).filter(str.strip),
    st.none() | st.integers(-2, 2).map(at),
    st.sampled_from(((), ("threat",))),
    details=st.builds(Details, quote=st.text("bü\udfff", max_size=2), fear=st.none() | st.just(0)),
    provenance=st.lists(
        st.builds(
            Provenance,
            st.sampled_from((DIGEST, "a" * 64)),
            st.none() | st.just(at(0)),
            note=st.text("cö\udfff", max_size=2),
        ),
        max_size=2,
    ).map(tuple),
)
files = st.integers(0, 2)


@dataclass
class Note:
    """What the model knows of one incident."""

    content: IncidentContent
    said: list[tuple[IncidentContent, str]] = field(default_factory=list)
    files: int = 0
    is_trashed: bool = False
    tags: set[str] = field(default_factory=set)


def as_kept(content: IncidentContent, files: int) -> IncidentContent:
    """Return a content as it can be kept with so many files.

    Lone halves of surrogate pairs are no UTF-8; of files that are not there nothing is said.
    """

    def kept(text: str) -> str:
        return "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in text)

    details = Details(quote=kept(content.details.quote), fear=content.details.fear)
    said = [each for each in content.provenance if each.sha256 == DIGEST and files][-1:]
    provenance = tuple(
        replace(each, note=kept(each.note)) for each in said if each.note or each.captured
    )
    text = kept(content.text)
    return IncidentContent(
        text, content.occurred, content.types, details=details, provenance=provenance
    )


class JournalMachine(RuleBasedStateMachine):
    """The journal and its sealing over a real database and real sealed files."""

    notes = Bundle("notes")

    def __init__(self) -> None:
        super().__init__()
        self.cleanup = ExitStack()
        folder = VaultFolder(Path(self.cleanup.enter_context(tempfile.TemporaryDirectory())))
        self.clock = FixedClock(datetime(2026, 3, 3, tzinfo=UTC))
        self.store = disk_stores(folder.root, self.cleanup).incidents
        self.blobs = folder.blobs
        evidence = BlobEvidenceStore(folder, bytearray(range(32)), self.clock)
        self.journal = Journal(self.store, evidence, TYPES, self.clock)
        self.sealing = Sealing(self.store, self.clock)
        self.model: dict[IncidentId, Note] = {}
        self.links: dict[frozenset[IncidentId], tuple[IncidentId, LinkKind]] = {}
        self.sealings = 0
        self.heads = [self.sealing.head()]

    def teardown(self) -> None:
        self.cleanup.close()

    @rule(target=notes, content=contents, count=files)
    def record(self, content: IncidentContent, count: int) -> IncidentId:
        self.clock.move(timedelta(seconds=1))
        incident = self.journal.record(content, self._files(count)).value
        self.model[incident.id] = Note(as_kept(content, count), files=count)
        return incident.id

    @rule(note=notes, content=contents, count=files)
    def revise(self, note: IncidentId, content: IncidentContent, count: int) -> None:
        known = self.model[note]
        if known.said:
            with pytest.raises(AlreadySealed):
                self.journal.revise(note, content)
            return
        if known.is_trashed:
            with pytest.raises(InTrash):
                self.journal.revise(note, content)
            return
        self.journal.revise(note, content, self._files(count))
        known.files += count
        known.content = as_kept(content, known.files)

    @precondition(lambda self: self.model)
    @rule(chosen=st.lists(notes, min_size=1, max_size=3))
    def seal(self, chosen: list[IncidentId]) -> None:
        if any(self.model[each].said for each in chosen):
            with pytest.raises(AlreadySealed):
                self.sealing.seal(chosen)
            return
        if any(self.model[each].is_trashed for each in chosen):
            with pytest.raises(InTrash):
                self.sealing.seal(chosen)
            return
        self.sealing.seal(chosen)
        for each in set(chosen):
            self.model[each].said.append((self.model[each].content, ""))
            self._count_sealing()

    @rule(note=notes, content=contents, count=files, reason=st.text("x \udc80", max_size=3))
    def amend(self, note: IncidentId, content: IncidentContent, count: int, reason: str) -> None:
        known = self.model[note]
        if not known.said or not reason.strip():
            with pytest.raises(InvalidField):
                self.sealing.amend(note, content, reason)
            return
        if known.is_trashed:
            with pytest.raises(InTrash):
                self.sealing.amend(note, content, reason)
            return
        self.sealing.amend(note, content, reason, self._files(count))
        known.files += count
        known.content = as_kept(content, known.files)
        known.said.append((known.content, reason.strip().replace("\udc80", "\ufffd")))
        self._count_sealing()

    @precondition(lambda self: self.model)
    @rule(chosen=st.lists(notes, max_size=3))
    def trash(self, chosen: list[IncidentId]) -> None:
        self.journal.trash(chosen)
        for each in chosen:
            self.model[each].is_trashed = True

    @rule(note=notes)
    def take_back(self, note: IncidentId) -> None:
        self.journal.take_from_trash((note,))
        self.model[note].is_trashed = False

    @rule(note=notes)
    def only_trash_is_deleted(self, note: IncidentId) -> None:
        if not self.model[note].is_trashed:
            with pytest.raises(NotInTrash):
                self.journal.delete((note,))

    @rule(note=consumes(notes))
    def delete(self, note: IncidentId) -> None:
        self.journal.trash((note,))
        self.journal.delete((note,))
        del self.model[note]
        self.links = {ends: link for ends, link in self.links.items() if note not in ends}
        with pytest.raises(UnknownRecord):
            self.journal.incident(note)

    @precondition(lambda self: self.model)
    @rule(chosen=st.lists(notes, max_size=3), tag=st.sampled_from(("court", "COURT", "work")))
    def tag(self, chosen: list[IncidentId], tag: str) -> None:
        self.journal.tag(chosen, tag)
        for each in chosen:
            self.model[each].tags.add(tag.lower())

    @rule(note=notes, tag=st.sampled_from(("Court", "work")))
    def untag(self, note: IncidentId, tag: str) -> None:
        self.journal.untag((note,), tag)
        self.model[note].tags.discard(tag.lower())

    @rule(one=notes, other=notes, kind=st.sampled_from(LinkKind))
    def link(self, one: IncidentId, other: IncidentId, kind: LinkKind) -> None:
        if one == other:
            with pytest.raises(InvalidField):
                self.journal.link(one, other, kind)
            return
        self.journal.link(one, other, kind)
        self.links[frozenset((one, other))] = one, kind

    @rule(one=notes, other=notes)
    def unlink(self, one: IncidentId, other: IncidentId) -> None:
        self.journal.unlink(one, other)
        self.links.pop(frozenset((one, other)), None)

    @invariant()
    def every_note_is_as_the_model_says(self) -> None:
        for note, known in self.model.items():
            incident = self.journal.incident(note)
            assert incident.content == known.content
            assert incident.revision == len(known.said)
            assert len(incident.exhibits) == known.files
            assert (incident.trashed_at is not None) == known.is_trashed
            assert {tag.lower() for tag in incident.tags} == known.tags
            said = [(each.content, each.reason) for each in self.sealing.revisions(note)]
            assert said == known.said
            assert {
                (link.other, link.kind, link.is_from_other) for link in incident.links
            } == self._links_of(note)

    @invariant()
    def the_list_shows_what_is_not_in_the_trash(self) -> None:
        here = {note for note, known in self.model.items() if not known.is_trashed}
        assert {row.id for row in self.journal.page(IncidentQuery())} == here
        sealed = {note for note in here if self.model[note].said}
        assert {row.id for row in self.journal.page(parse_query("has:seal"))} == sealed
        assert self.journal.count(IncidentQuery(in_trash=True)) == len(self.model) - len(here)

    @invariant()
    def the_chain_is_whole_and_every_printed_head_is_on_it(self) -> None:
        report = self.sealing.check(UNWATCHED)
        assert report.is_whole
        assert report.head.count == self.sealings
        for head in self.heads:
            assert self.sealing.check(UNWATCHED, head).is_whole

    @invariant()
    def no_file_is_left_without_a_note(self) -> None:
        kept = sum(path.is_file() for path in self.blobs.rglob("*"))
        assert kept == sum(known.files for known in self.model.values())

    def _files(self, count: int) -> list[SealedEvidence]:
        return [self.journal.seal(PastedSource("a.txt", b"x"), UNWATCHED) for _ in range(count)]

    def _count_sealing(self) -> None:
        self.sealings += 1
        self.heads = [self.heads[0], self.sealing.head()]

    def _links_of(self, note: IncidentId) -> set[tuple[IncidentId, LinkKind, bool]]:
        found = set()
        for ends, (holder, kind) in self.links.items():
            if note in ends:
                (other,) = ends - {note}
                found.add((other, kind, holder == other))
        return found


TestJournalMachine = JournalMachine.TestCase
TestJournalMachine.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
