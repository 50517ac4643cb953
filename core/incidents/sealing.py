"""Sealing incidents, amending sealed ones, and checking that nothing sealed was changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.changes import Changed, Kind
from core.clock import Clock
from core.errors import AlreadySealed, InTrash, InvalidField, Problem
from core.ids import IncidentId
from core.incidents.chain import (
    START,
    ChainCheck,
    ChainEntry,
    ChainFault,
    ChainHead,
    content_digest,
    sealed_exhibits,
)
from core.incidents.content_json import content_from_json, content_to_json
from core.incidents.evidence import SealedEvidence
from core.incidents.incident import Incident, IncidentContent, Revision
from core.incidents.ports import IncidentStore
from core.incidents.provenance import fitting
from core.progress import Progress
from core.well_formed import well_formed

MAX_REASON_CHARACTERS = 4_000
_ENTRIES_A_READ = 200


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What going along the chain found. `printed_holds` is None when no printed seal was given."""

    head: ChainHead
    faults: tuple[ChainFault, ...]
    printed_holds: bool | None = None
    note_count: int = 0
    """How many notes were ever sealed; amendments are entries of their own, but no notes."""
    deleted_count: int = 0
    """How many of these were deleted for good since: there is nothing left to compare."""

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it was when it was sealed."""
        return not self.faults and self.printed_holds is not False


class Sealing:
    """The sealed side of the journal of one unlocked vault. Used on the vault thread only."""

    def __init__(self, incidents: IncidentStore, clock: Clock) -> None:
        self._incidents = incidents
        self._clock = clock

    def seal(self, ids: Sequence[IncidentId]) -> Changed[tuple[Incident, ...]]:
        """Seal incidents as they are now.

        Raises AlreadySealed, InTrash, UnknownRecord; then none is sealed.
        """
        incidents = [self._incidents.get(each) for each in dict.fromkeys(ids)]
        if any(each.is_sealed for each in incidents):
            raise AlreadySealed
        if any(each.is_trashed for each in incidents):
            raise InTrash
        for incident in incidents:
            self._add_revision(incident, incident.content, reason="")
        return self._changed(ids)

    def amend(
        self,
        incident_id: IncidentId,
        content: IncidentContent,
        reason: str,
        added: Sequence[SealedEvidence] = (),
    ) -> Changed[tuple[Incident, ...]]:
        """Add a revision to a sealed incident; what it said before stays.

        Raises InvalidField (also without a reason), InTrash, UnknownRecord.
        """
        content.check()
        if not reason.strip():
            raise InvalidField("reason", Problem.EMPTY)
        if len(reason) > MAX_REASON_CHARACTERS:
            raise InvalidField("reason", Problem.TOO_LONG)
        incident = self._incidents.get(incident_id)
        if not incident.is_sealed:
            raise InvalidField("revision", Problem.UNKNOWN)
        if incident.is_trashed:
            raise InTrash
        if added:
            incident = self._incidents.replace(incident, added)
        digests = {each.evidence.sha256 for each in incident.exhibits}
        content = replace(content, provenance=fitting(content.provenance, digests))
        # The digest is of what is kept, and what cannot be written as UTF-8 is kept mended.
        kept = content_from_json(well_formed(content_to_json(content)))
        self._add_revision(incident, kept, well_formed(reason.strip()))
        return self._changed((incident_id,))

    def revisions(self, incident_id: IncidentId) -> tuple[Revision, ...]:
        """Return what an incident said at each sealing, oldest first."""
        return self._incidents.revisions(incident_id)

    def head(self) -> ChainHead:
        """Return where the chain ends: what a printed seal shows."""
        return self._incidents.chain_head()

    def check(self, progress: Progress, printed: ChainHead | None = None) -> ChainReport:
        """Go along the whole chain; with a printed seal, see that it is on it.

        Progress counts entries. Raises Cancelled.
        """
        walk = self.walk(printed)
        while (report := walk.step(_ENTRIES_A_READ)) is None:
            progress.report(walk.done, walk.total)
        return report

    def walk(self, printed: ChainHead | None = None) -> "ChainWalk":
        """Return a check that goes along the chain in steps, so that other work fits between."""
        return ChainWalk(self._incidents, printed)

    def _add_revision(self, incident: Incident, content: IncidentContent, reason: str) -> None:
        head = self._incidents.chain_head()
        entry = ChainEntry(
            number=head.count + 1,
            previous=head.digest,
            incident_id=incident.id,
            revision=incident.revision + 1,
            sealed_at=self._clock.now(),
            reason=reason,
            content_sha256=content_digest(content),
            exhibits=sealed_exhibits(incident.exhibits),
        )
        self._incidents.seal(entry, content)

    def _changed(self, ids: Sequence[IncidentId]) -> Changed[tuple[Incident, ...]]:
        incidents = tuple(self._incidents.get(each) for each in ids)
        return Changed(incidents, frozenset({Kind.INCIDENTS}))


class ChainWalk:
    """A check of the chain under way. Used on the vault thread only.

    The vault may change between two steps: what is sealed meanwhile is looked at too.
    """

    def __init__(self, incidents: IncidentStore, printed: ChainHead | None) -> None:
        self._incidents = incidents
        self._printed = printed
        self._holds = None if printed is None else printed.digest == START
        self._check = ChainCheck()
        self._note_count = self._deleted_count = 0
        self.total = 0
        """How many entries there are; 0 before the first step."""

    @property
    def done(self) -> int:
        """How many entries were looked at."""
        return self._check.head.count

    def step(self, entries: int) -> ChainReport | None:
        """Look at up to so many more entries; return the report once none is left."""
        above = self.done
        stored_head = self._incidents.chain_head()
        self.total = stored_head.count
        batch = self._incidents.chain(above=above, limit=entries)
        for stored in batch:
            self._check.feed(stored)
            if self._printed == self._check.head:
                self._holds = True
            is_first = stored.entry.revision == 1
            self._note_count += is_first
            self._deleted_count += is_first and stored.is_deleted
        if self.done > above:
            return None
        # Also when numbers went backwards, which is noted: the same entries would come for ever.
        self._check.end(stored_head)
        if not self._check.faults:  # other flaws say more
            self._check.missing(self._incidents.sealed_without_entry())
        return ChainReport(
            self._check.head,
            tuple(self._check.faults),
            self._holds,
            self._note_count,
            self._deleted_count,
        )
