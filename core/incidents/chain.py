"""The chain of sealed notes: each sealing and amendment holds the digest of the one before.

Whoever has the digest of the newest entry (printed, dated, signed) can tell later whether anything
before it was changed, removed, or put in another order. SHA-256 over canonical JSON; nothing here
needs a key, so that somebody else can check it too (docs/vault-format.md, "The chain").
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto

from core.ids import IncidentId
from core.incidents.content_json import canonical_json, content_to_json
from core.incidents.evidence import Exhibit
from core.incidents.incident import IncidentContent

START = "0" * 64
"""What the first entry holds in place of a digest before it."""


@dataclass(frozen=True, slots=True)
class SealedExhibit:
    """An exhibit as the chain names it."""

    number: int
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class ChainEntry:
    """One sealing (`revision` 1) or amendment (2 and up). `sealed_at` is aware UTC."""

    number: int
    """Counts up from 1 over the whole vault, without a gap."""
    previous: str
    """Digest of the entry before, or START."""
    incident_id: IncidentId
    revision: int
    sealed_at: datetime
    reason: str
    content_sha256: str
    """Digest of the revision's canonical JSON."""
    exhibits: tuple[SealedExhibit, ...]

    def digest(self) -> str:
        """Return the SHA-256 of this entry: 64 lower-case hexadecimal digits."""
        data = {
            "number": self.number,
            "previous": self.previous,
            "incident": self.incident_id,
            "revision": self.revision,
            "sealed_at": self.sealed_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "reason": self.reason,
            "content": self.content_sha256,
            "exhibits": [[each.number, each.sha256, each.size_bytes] for each in self.exhibits],
        }
        return hashlib.sha256(canonical_json(data).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Where the chain ends: how many entries, and the digest of the last (START when empty)."""

    count: int
    digest: str


class Flaw(Enum):
    """What is wrong at one place of the chain."""

    ORDER = auto()
    """An entry is missing, doubled, or in another place."""
    LINK = auto()
    """An entry does not hold the digest of the one before: one of the two was changed."""
    CONTENT = auto()
    """The note's revision is not the one that was sealed, or is gone."""
    EXHIBITS = auto()
    """The exhibits are not those that were sealed with the note."""
    END = auto()
    """The chain does not end where the vault says that it ends: entries are missing or added."""


@dataclass(frozen=True, slots=True)
class ChainFault:
    """One flaw, and the note it concerns."""

    number: int
    incident_id: IncidentId | None
    """None when it concerns the chain as a whole."""
    flaw: Flaw


@dataclass(frozen=True, slots=True)
class StoredRevision:
    """An entry as it is stored, with what the vault holds for it now."""

    entry: ChainEntry
    digest: str
    """As stored beside the entry."""
    content: IncidentContent | None
    """The revision as it is kept now; None when it is gone, cannot be read, or says another reason
    or time than the entry."""
    current: IncidentContent | None
    """What the note says now, if this is its newest revision; else the same as `content`.

    None when the note is gone, or does not say that this is its newest revision.
    """
    is_deleted: bool
    """Whether the person deleted the note for good: then its words and exhibits may be gone."""
    exhibits: tuple[SealedExhibit, ...]
    """The exhibits of the note with the numbers that the entry names, as they are kept now."""


def content_digest(content: IncidentContent) -> str:
    """Return the SHA-256 of a content's canonical JSON."""
    return hashlib.sha256(content_to_json(content).encode("utf-8", "surrogatepass")).hexdigest()


def sealed_exhibits(exhibits: Iterable[Exhibit]) -> tuple[SealedExhibit, ...]:
    """Return exhibits as the chain names them, in the order of their numbers."""
    named = (
        SealedExhibit(each.number, each.evidence.sha256, each.evidence.size_bytes)
        for each in exhibits
    )
    return tuple(sorted(named, key=lambda each: each.number))


class ChainCheck:
    """Goes along a chain, entry by entry from the first, and notes what is wrong.

    After a flaw it goes on from what is stored, so that one flaw is told once.
    """

    def __init__(self) -> None:
        self.head = ChainHead(0, START)
        self.faults: list[ChainFault] = []

    def feed(self, stored: StoredRevision) -> None:
        """Look at the next entry."""
        entry = stored.entry
        if entry.number != self.head.count + 1:
            self._fault(entry, Flaw.ORDER)
        if entry.previous != self.head.digest or entry.digest() != stored.digest:
            self._fault(entry, Flaw.LINK)
        if not stored.is_deleted:
            self._feed_note(stored)
        self.head = ChainHead(entry.number, stored.digest)

    def end(self, stored_head: ChainHead) -> None:
        """Compare where the chain ended with what the vault says: its end may be cut off."""
        if stored_head != self.head:
            self.faults.append(ChainFault(stored_head.count, None, Flaw.END))

    def missing(self, sealed_without_entry: Iterable[IncidentId]) -> None:
        """Note incidents whose entries were cut off together with the word of where it ends."""
        for incident_id in sealed_without_entry:
            self.faults.append(ChainFault(self.head.count, incident_id, Flaw.END))

    def _feed_note(self, stored: StoredRevision) -> None:
        entry = stored.entry
        for content in (stored.content, stored.current):
            if content is None or content_digest(content) != entry.content_sha256:
                self._fault(entry, Flaw.CONTENT)
                break
        if stored.exhibits != entry.exhibits:
            self._fault(entry, Flaw.EXHIBITS)

    def _fault(self, entry: ChainEntry, flaw: Flaw) -> None:
        self.faults.append(ChainFault(entry.number, entry.incident_id, flaw))
