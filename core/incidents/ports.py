"""What the journal needs from whoever keeps its data. `storage` implements it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from core.ids import BlobId, ExhibitId, IncidentId
from core.incidents.chain import ChainEntry, ChainHead, StoredRevision
from core.incidents.evidence import CustodyEvent, EvidenceSource, Exhibit, SealedEvidence
from core.incidents.incident import (
    Incident,
    IncidentContent,
    IncidentRow,
    JournalDraft,
    LinkKind,
    Revision,
)
from core.incidents.search import IncidentQuery, SavedSearch
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

    def seal(self, entry: ChainEntry, content: IncidentContent) -> None:
        """Add a revision and its chain entry, and make `content` what the incident says.

        One transaction. Raises UnknownRecord, and ChainBroken when the chain does not end where
        `chain_head()` says, or `entry` does not follow it.
        """
        ...

    def revisions(self, incident_id: IncidentId) -> tuple[Revision, ...]:
        """Return what an incident said at each sealing, oldest first."""
        ...

    def chain_head(self) -> ChainHead:
        """Return where the chain ends; kept apart from its entries, so that a cut end shows."""
        ...

    def chain(self, *, above: int, limit: int) -> tuple[StoredRevision, ...]:
        """Return up to `limit` entries in stored order, with numbers over `above`.

        Reads what is there without judging it: `content` is None when the revision is gone or
        cannot be read.
        """
        ...

    def sealed_without_entry(self) -> tuple[IncidentId, ...]:
        """Return incidents that say they are sealed while no entry has their newest revision."""
        ...

    def set_trashed(self, ids: Sequence[IncidentId], trashed_at: datetime | None) -> None:
        """Put incidents into the trash, or (None) back. Raises UnknownRecord."""
        ...

    def delete(self, ids: Sequence[IncidentId]) -> tuple[BlobId, ...]:
        """Forget incidents that are in the trash, and return the blobs nothing names any more.

        Chain entries stay; the revisions' contents go. Raises NotInTrash, UnknownRecord.
        """
        ...

    def tag(self, ids: Sequence[IncidentId], tag: str) -> None:
        """Give incidents a tag. Raises UnknownRecord."""
        ...

    def untag(self, ids: Sequence[IncidentId], tag: str) -> None:
        """Take a tag away. Raises UnknownRecord."""
        ...

    def tags(self) -> tuple[str, ...]:
        """Return the tags in use, in alphabetical order."""
        ...

    def link(self, incident_id: IncidentId, other: IncidentId, kind: LinkKind) -> None:
        """Link an incident to another, in place of a link between the two. Raises UnknownRecord."""
        ...

    def unlink(self, incident_id: IncidentId, other: IncidentId) -> None:
        """Remove the link between two incidents, whichever holds it."""
        ...

    def save_search(self, search: SavedSearch) -> None:
        """Keep a search in place of the one of that name."""
        ...

    def forget_search(self, name: str) -> None:
        """Forget a saved search."""
        ...

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        ...

    def get(self, incident_id: IncidentId) -> Incident:
        """Return one incident. Raises UnknownRecord."""
        ...

    def page(
        self, query: IncidentQuery, *, below: int | None, limit: int
    ) -> tuple[IncidentRow, ...]:
        """Return up to `limit` hits in the query's order, after the position `below`.

        `below` is the position of the last hit seen (None: from the beginning); with
        Order.OLDEST_FIRST the next hits lie above it.
        """
        ...

    def count(self, query: IncidentQuery, *, most: int | None = None) -> int:
        """Return how many incidents the query hits; counting stops at `most`."""
        ...

    def searched_text(self, incident_id: IncidentId) -> AbstractContextManager[Iterator[str]]:
        """Go through what words are looked for in, piece by piece, a long text never as a whole:

        the text, then the words of the details and the names of the files. A piece has at most
        32,768 characters, unless the details are longer. Raises UnknownRecord.
        """
        ...

    def exhibit(self, exhibit_id: ExhibitId) -> Exhibit:
        """Return one exhibit. Raises UnknownRecord."""
        ...

    def custody(self, exhibit_id: ExhibitId) -> tuple[CustodyEvent, ...]:
        """Return what was done with an exhibit, oldest first. Raises UnknownRecord."""
        ...

    def add_custody(self, exhibit_id: ExhibitId, event: CustodyEvent) -> None:
        """Write down what was done with an exhibit. Raises UnknownRecord."""
        ...

    def exhibits(self, *, above: int, limit: int) -> tuple[Exhibit, ...]:
        """Return up to `limit` exhibits with numbers over `above`, lowest first."""
        ...

    def named(self, names: Collection[str]) -> frozenset[str]:
        """Return those of the names that an exhibit has, as they are written."""
        ...

    def keep_draft(self, draft: JournalDraft | None) -> None:
        """Keep the text being written in place of the one before; None forgets it."""
        ...

    def draft(self) -> JournalDraft | None:
        """Return the text that was being written, if any."""
        ...


class EvidenceStore(Protocol):
    """Keeps sealed evidence. May be used on any thread; needs no database.

    What reads a sealed file raises ReadingRefused when the system does not let it be opened: nobody
    knows then whether it is whole.
    """

    def seal(self, source: EvidenceSource, progress: Progress) -> SealedEvidence:
        """Read the source once, encrypt it, read it back, and return where it is.

        It is on disk and verified when this returns. Until an incident names it, it is swept away
        the next time the vault is unlocked. Raises NotReadable, ReadingRefused, SourceChanged,
        DiskFull, Cancelled; then nothing is left behind. Progress counts bytes.
        """
        ...

    def copy_out(self, evidence: SealedEvidence, target: Path, progress: Progress) -> None:
        """Write the original bytes to `target`, a file that does not exist yet.

        The file appears under its name only when it is whole. Raises EvidenceMissing,
        EvidenceDamaged, AlreadyExists, NotWritable, DiskFull, Cancelled.
        """
        ...

    def open_plain(self, evidence: SealedEvidence) -> AbstractContextManager[BinaryIO]:
        """Read an original from its beginning, piece by piece; it cannot be gone back in.

        Every byte read is authentic; reading to the end checks length and digest too. Raises
        EvidenceMissing, EvidenceDamaged, the latter also from `read`.
        """
        ...

    def remove(self, blobs: Sequence[BlobId]) -> None:
        """Remove sealed files that nothing names any more. Raises NotWritable."""
        ...

    def verify(self, evidence: SealedEvidence, progress: Progress) -> None:
        """Read everything back and compare its digest. Raises EvidenceMissing, EvidenceDamaged."""
        ...
