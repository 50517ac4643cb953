"""What the journal needs from whoever keeps its data. `storage` implements it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from core.ids import ExhibitId, IncidentId
from core.incidents.evidence import EvidenceSource, Exhibit, SealedEvidence
from core.incidents.incident import Incident, IncidentRow, JournalDraft
from core.incidents.search import IncidentQuery
from core.progress import Progress


class IncidentStore(Protocol):
    """Keeps incidents. Every change is one transaction: wholly there after a crash, or not at all.

    Used on the vault thread only.
    """

    def add(self, incident: Incident, evidence: Sequence[SealedEvidence]) -> Incident:
        """Keep a new incident, and make each evidence an exhibit of it; return it with exhibits.

        Raises UnknownRecord when it names a person who is not there.
        """
        ...

    def replace(self, incident: Incident, added: Sequence[SealedEvidence]) -> Incident:
        """Keep new content for an incident that is there, and add exhibits to those it has.

        `incident.exhibits` and `incident.recorded_at` are not looked at: exhibits are never lost by
        an edit, and recorded-at never changes. Raises UnknownRecord, also for a person.
        """
        ...

    def get(self, incident_id: IncidentId) -> Incident:
        """Return one incident. Raises UnknownRecord."""
        ...

    def page(
        self, query: IncidentQuery, *, below: int | None, limit: int
    ) -> tuple[IncidentRow, ...]:
        """Return up to `limit` hits, newest first, at positions under `below` (None: any)."""
        ...

    def count(self, query: IncidentQuery) -> int:
        """Return how many incidents the query hits."""
        ...

    def exhibit(self, exhibit_id: ExhibitId) -> Exhibit:
        """Return one exhibit. Raises UnknownRecord."""
        ...

    def exhibits(self, *, above: int, limit: int) -> tuple[Exhibit, ...]:
        """Return up to `limit` exhibits with numbers over `above`, lowest first."""
        ...

    def keep_draft(self, draft: JournalDraft | None) -> None:
        """Keep the text being written in place of the one before; None forgets it."""
        ...

    def draft(self) -> JournalDraft | None:
        """Return the text that was being written, if any."""
        ...


class EvidenceStore(Protocol):
    """Keeps sealed evidence. May be used on any thread; needs no database."""

    def seal(self, source: EvidenceSource, progress: Progress) -> SealedEvidence:
        """Read the source once, encrypt it, read it back, and return where it is.

        It is on disk and verified when this returns. Until an incident names it, it is swept away
        the next time the vault is unlocked. Raises NotReadable, SourceChanged, DiskFull, Cancelled;
        then nothing is left behind. Progress counts bytes.
        """
        ...

    def copy_out(self, evidence: SealedEvidence, target: Path, progress: Progress) -> None:
        """Write the original bytes to `target`, a file that does not exist yet.

        The file appears under its name only when it is whole. Raises EvidenceMissing,
        EvidenceDamaged, AlreadyExists, NotWritable, DiskFull, Cancelled.
        """
        ...

    def verify(self, evidence: SealedEvidence, progress: Progress) -> None:
        """Read everything back and compare its digest. Raises EvidenceMissing, EvidenceDamaged."""
        ...
