"""The journal: writing incidents down, finding them, and keeping their evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from core.changes import Changed, Kind
from core.clock import Clock
from core.errors import (
    AlreadySealed,
    EvidenceDamaged,
    EvidenceMissing,
    InTrash,
    InvalidField,
    Problem,
)
from core.ids import ExhibitId, IncidentId, new_id
from core.incidents.evidence import (
    CustodyEvent,
    CustodyKind,
    EvidenceReport,
    EvidenceSource,
    Exhibit,
    SealedEvidence,
)
from core.incidents.incident import (
    Incident,
    IncidentContent,
    IncidentRow,
    JournalDraft,
    LinkKind,
)
from core.incidents.incident_type import IncidentType
from core.incidents.matcher import Matcher
from core.incidents.ports import EvidenceStore, IncidentStore
from core.incidents.provenance import fitting
from core.incidents.search import IncidentQuery, SavedSearch
from core.progress import Part, Progress

T = TypeVar("T")

MAX_NAME_CHARACTERS = 100
"""Of tags and of the names of saved searches."""

_EXHIBITS_A_READ = 500


class Journal:
    """The incidents of one unlocked vault.

    Recording takes two steps, so that a large file never holds up the rest of the app: `seal`
    on any thread, then `record` or `revise` on the vault thread. Between the two a crash leaves
    only ciphertext that nothing names; it is swept at the next unlock.
    """

    def __init__(
        self,
        incidents: IncidentStore,
        evidence: EvidenceStore,
        types: Sequence[IncidentType],
        clock: Clock,
    ) -> None:
        self._incidents = incidents
        self._evidence = evidence
        self._clock = clock
        self.types = tuple(types)
        self._codes = frozenset(each.code for each in types)

    def seal(self, source: EvidenceSource, progress: Progress) -> SealedEvidence:
        """Encrypt a file into the vault, on any thread. Raises as `EvidenceStore.seal`."""
        return self._evidence.seal(source, progress)

    def record(
        self, content: IncidentContent, evidence: Sequence[SealedEvidence] = ()
    ) -> Changed[Incident]:
        """Keep a new incident. Raises InvalidField, UnknownRecord for a person not there."""
        content = self._checked(content, evidence)
        now = self._clock.now()
        incident = Incident(IncidentId(new_id()), content, recorded_at=now, changed_at=now)
        return _changed(self._incidents.add(incident, evidence))

    def revise(
        self,
        incident_id: IncidentId,
        content: IncidentContent,
        added: Sequence[SealedEvidence] = (),
    ) -> Changed[Incident]:
        """Keep new content for an incident that is not sealed, and add exhibits.

        Raises InvalidField, UnknownRecord, AlreadySealed, InTrash.
        """
        before = self._incidents.get(incident_id)
        kept = (each.evidence for each in before.exhibits)
        content = self._checked(content, (*kept, *added))
        if before.is_sealed:
            raise AlreadySealed
        if before.is_trashed:
            raise InTrash
        after = replace(before, content=content, changed_at=self._clock.now())
        return _changed(self._incidents.replace(after, added))

    def incident(self, incident_id: IncidentId) -> Incident:
        """Return one incident. Raises UnknownRecord."""
        return self._incidents.get(incident_id)

    def page(
        self, query: IncidentQuery, *, below: int | None = None, limit: int = 100
    ) -> tuple[IncidentRow, ...]:
        """Return the next hits in the query's order; `below` is the position of the last seen."""
        return self._incidents.page(self._here(query), below=below, limit=limit)

    def count(self, query: IncidentQuery, *, most: int | None = None) -> int:
        """Return how many incidents the query hits; counting stops at `most`."""
        return self._incidents.count(self._here(query), most=most)

    def snippet(self, incident_id: IncidentId, matcher: Matcher) -> str | None:
        """Return the words around the first match in an incident; None when it has none.

        Quick also for megabytes of text. Raises UnknownRecord.
        """
        with self._incidents.searched_text(incident_id) as pieces:
            return matcher.snippet(pieces)

    def exhibit(self, exhibit_id: ExhibitId) -> Exhibit:
        """Return one exhibit. Raises UnknownRecord."""
        return self._incidents.exhibit(exhibit_id)

    def copy_out(self, exhibit: Exhibit, target: Path, progress: Progress) -> None:
        """Write an original to `target`, on any thread. Raises as `EvidenceStore.copy_out`."""
        self._evidence.copy_out(exhibit.evidence, target, progress)

    def custody(self, exhibit_id: ExhibitId) -> tuple[CustodyEvent, ...]:
        """Return what was done with an exhibit, oldest first. Raises UnknownRecord."""
        return self._incidents.custody(exhibit_id)

    def note_copied(self, exhibit_id: ExhibitId) -> Changed[None]:
        """Write down that the original was copied out of the vault. Raises UnknownRecord."""
        event = CustodyEvent(self._clock.now(), CustodyKind.COPIED_OUT)
        self._incidents.add_custody(exhibit_id, event)
        return Changed(None, frozenset())

    def exhibits(self) -> Iterator[Exhibit]:
        """Go through every exhibit of the vault in the order of their numbers."""
        last = 0
        while batch := self._incidents.exhibits(above=last, limit=_EXHIBITS_A_READ):
            yield from batch
            last = batch[-1].number

    def verify_evidence(self, exhibits: Sequence[Exhibit], progress: Progress) -> EvidenceReport:
        """Read exhibits back, on any thread, and say which did not come back as stored.

        Damage is reported, not raised: one bad file must not hide the state of the others.
        """
        damaged, missing = [], []
        done, total = 0, sum(each.evidence.size_bytes for each in exhibits)
        for exhibit in exhibits:
            try:
                self._evidence.verify(exhibit.evidence, Part(progress, done, total))
            except EvidenceDamaged:
                damaged.append(exhibit)
            except EvidenceMissing:
                missing.append(exhibit)
            done += exhibit.evidence.size_bytes
        return EvidenceReport(len(exhibits), tuple(damaged), tuple(missing))

    def keep_draft(
        self,
        content: IncidentContent,
        incident_id: IncidentId | None,
        evidence: Sequence[SealedEvidence] = (),
    ) -> None:
        """Keep what is being written, unchecked: a draft may be anything."""
        now = self._clock.now()
        self._incidents.keep_draft(JournalDraft(content, incident_id, now, tuple(evidence)))

    def draft(self) -> JournalDraft | None:
        """Return what was being written when the vault was last open, if it was never saved."""
        return self._incidents.draft()

    def forget_draft(self) -> None:
        """Forget what was being written: it has been saved, or the person threw it away."""
        self._incidents.keep_draft(None)

    def trash(self, ids: Sequence[IncidentId]) -> Changed[None]:
        """Put incidents into the trash, where they stay until deleted. Raises UnknownRecord."""
        self._incidents.set_trashed(ids, self._clock.now())
        return _changed(None)

    def take_from_trash(self, ids: Sequence[IncidentId]) -> Changed[None]:
        """Put incidents back into the journal. Raises UnknownRecord."""
        self._incidents.set_trashed(ids, None)
        return _changed(None)

    def delete(self, ids: Sequence[IncidentId]) -> Changed[None]:
        """Forget incidents that are in the trash, for good; backups made before keep them.

        The chain keeps the digests of what was sealed, so that the rest stays checkable. Raises
        NotInTrash, UnknownRecord, NotWritable.
        """
        self._evidence.remove(self._incidents.delete(ids))
        return _changed(None)

    def tag(self, ids: Sequence[IncidentId], tag: str) -> Changed[None]:
        """Give incidents a tag. Raises InvalidField, UnknownRecord."""
        self._incidents.tag(ids, _checked_name("tag", tag))
        return _changed(None)

    def untag(self, ids: Sequence[IncidentId], tag: str) -> Changed[None]:
        """Take a tag away. Raises UnknownRecord."""
        self._incidents.untag(ids, tag)
        return _changed(None)

    def tags(self) -> tuple[str, ...]:
        """Return the tags in use, in alphabetical order."""
        return self._incidents.tags()

    def link(self, incident_id: IncidentId, other: IncidentId, kind: LinkKind) -> Changed[None]:
        """Link two incidents. Raises InvalidField for one with itself, UnknownRecord."""
        if incident_id == other:
            raise InvalidField("link", Problem.UNKNOWN)
        self._incidents.link(incident_id, other, kind)
        return _changed(None)

    def unlink(self, incident_id: IncidentId, other: IncidentId) -> Changed[None]:
        """Remove the link between two incidents."""
        self._incidents.unlink(incident_id, other)
        return _changed(None)

    def save_search(self, name: str, typed: str) -> Changed[SavedSearch]:
        """Keep a search under a name. Raises InvalidField."""
        search = SavedSearch(_checked_name("name", name), typed)
        self._incidents.save_search(search)
        return _changed(search)

    def forget_search(self, name: str) -> Changed[None]:
        """Forget a saved search."""
        self._incidents.forget_search(name)
        return _changed(None)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        return self._incidents.saved_searches()

    def _here(self, query: IncidentQuery) -> IncidentQuery:
        """Let days begin where the person is."""
        return replace(query, zone=self._clock.zone())

    def _checked(
        self, content: IncidentContent, files: Iterable[SealedEvidence]
    ) -> IncidentContent:
        """Return what can be kept: nothing is said of files that the incident does not have."""
        content.check()
        if not self._codes.issuperset(content.types):
            raise InvalidField("types", Problem.UNKNOWN)
        digests = {each.sha256 for each in files}
        return replace(content, provenance=fitting(content.provenance, digests))


def _changed(value: T) -> Changed[T]:
    return Changed(value, frozenset({Kind.INCIDENTS}))


def _checked_name(field: str, name: str) -> str:
    trimmed = " ".join(name.split())
    if not trimmed:
        raise InvalidField(field, Problem.EMPTY)
    if len(trimmed) > MAX_NAME_CHARACTERS:
        raise InvalidField(field, Problem.TOO_LONG)
    return trimmed
