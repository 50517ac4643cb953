"""Incidents in memory."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from core.blocklists.normalise import folded
from core.blocklists.person import Person
from core.errors import ChainBroken, NotInTrash, UnknownRecord
from core.ids import BlobId, ExhibitId, IncidentId, new_id
from core.incidents.chain import ChainEntry, ChainHead, SealedExhibit, StoredRevision
from core.incidents.evidence import CustodyEvent, CustodyKind, Exhibit, SealedEvidence
from core.incidents.findable import words
from core.incidents.incident import (
    EXCERPT_CHARACTERS,
    Incident,
    IncidentContent,
    IncidentRow,
    JournalDraft,
    Link,
    LinkKind,
    Revision,
)
from core.incidents.search import IncidentQuery, Order, SavedSearch
from tests.fakes.matching import is_hit, second
from tests.fakes.tables import Sealed, Tables


class MemoryIncidentStore:
    """Implements `core.incidents.ports.IncidentStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, incident: Incident, evidence: Sequence[SealedEvidence]) -> Incident:
        self._check_people(incident.content)
        self._tables.incidents[incident.id] = incident
        self._place(incident.id)
        self._add_exhibits(incident.id, evidence)
        return self.get(incident.id)

    def replace(self, incident: Incident, added: Sequence[SealedEvidence]) -> Incident:
        self._rewrite(incident.id, incident.content, incident.changed_at)
        self._add_exhibits(incident.id, added)
        return self.get(incident.id)

    def seal(self, entry: ChainEntry, content: IncidentContent) -> None:
        self.get(entry.incident_id)
        if self._tables.head != ChainHead(entry.number - 1, entry.previous):
            raise ChainBroken
        self._rewrite(entry.incident_id, content, entry.sealed_at)
        stored = self._tables.incidents[entry.incident_id]
        self._tables.incidents[entry.incident_id] = replace(stored, revision=entry.revision)
        revision = Revision(entry.revision, content, entry.reason, entry.sealed_at)
        self._tables.revisions.setdefault(entry.incident_id, []).append(revision)
        self._tables.chain.append(Sealed(entry, entry.digest()))
        self._tables.head = ChainHead(entry.number, entry.digest())

    def revisions(self, incident_id: IncidentId) -> tuple[Revision, ...]:
        return tuple(self._tables.revisions.get(incident_id, ()))

    def chain_head(self) -> ChainHead:
        return self._tables.head

    def chain(self, *, above: int, limit: int) -> tuple[StoredRevision, ...]:
        after = [each for each in self._tables.chain if each.entry.number > above]
        return tuple(self._stored(each) for each in after[:limit])

    def sealed_without_entry(self) -> tuple[IncidentId, ...]:
        entries = {(each.entry.incident_id, each.entry.revision) for each in self._tables.chain}
        incidents = self._tables.incidents.values()
        missing = (each.id for each in incidents if (each.id, each.revision) not in entries)
        return tuple(sorted(each for each in missing if self._tables.incidents[each].is_sealed))

    def set_trashed(self, ids: Sequence[IncidentId], trashed_at: datetime | None) -> None:
        stored = [self._get(each) for each in ids]
        for each in stored:
            self._tables.incidents[each.id] = replace(each, trashed_at=trashed_at)

    def delete(self, ids: Sequence[IncidentId]) -> tuple[BlobId, ...]:
        if any(self._get(each).trashed_at is None for each in ids):
            raise NotInTrash
        tables, gone = self._tables, set(ids)
        removed = {number: each for number, each in tables.exhibits.items() if each[0] in gone}
        for number in removed:
            del tables.exhibits[number]
        for each in gone:
            del tables.incidents[each], tables.positions[each]
            tables.revisions.pop(each, None)
        for sealed in tables.chain:
            sealed.is_deleted |= sealed.entry.incident_id in gone
        tables.links = [each for each in tables.links if not gone & set(each[:2])]
        drafted = {each.blob_id for each in tables.draft.evidence} if tables.draft else set()
        blobs = [exhibit.evidence.blob_id for _, exhibit in removed.values()]
        photos = (each.about.photo for each in tables.people.values())
        used = drafted | {each.blob_id for each in photos if each}
        return tuple(each for each in blobs if each not in used)

    def tag(self, ids: Sequence[IncidentId], tag: str) -> None:
        stored = [self._get(each) for each in ids]
        written = {folded(each): each for each in self.tags()}.get(folded(tag), tag)
        for each in stored:
            tags = {folded(old): old for old in (*each.tags, written)}
            self._tables.incidents[each.id] = replace(
                each, tags=tuple(tags[key] for key in sorted(tags))
            )

    def untag(self, ids: Sequence[IncidentId], tag: str) -> None:
        for each in [self._get(each) for each in ids]:
            tags = tuple(old for old in each.tags if folded(old) != folded(tag))
            self._tables.incidents[each.id] = replace(each, tags=tags)

    def tags(self) -> tuple[str, ...]:
        used = {folded(tag): tag for each in self._tables.incidents.values() for tag in each.tags}
        return tuple(used[key] for key in sorted(used))

    def link(self, incident_id: IncidentId, other: IncidentId, kind: LinkKind) -> None:
        self._get(incident_id)
        self._get(other)
        self.unlink(incident_id, other)
        self._tables.links.append((incident_id, other, kind))

    def unlink(self, incident_id: IncidentId, other: IncidentId) -> None:
        ends = {incident_id, other}
        self._tables.links = [each for each in self._tables.links if set(each[:2]) != ends]

    def save_search(self, search: SavedSearch) -> None:
        self._tables.searches[search.name] = search

    def forget_search(self, name: str) -> None:
        self._tables.searches.pop(name, None)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        searches = self._tables.searches.values()
        return tuple(sorted(searches, key=lambda each: (folded(each.name), each.name)))

    def get(self, incident_id: IncidentId) -> Incident:
        stored = self._get(incident_id)
        own = tuple(each for owner, each in self._tables.exhibits.values() if owner == incident_id)
        return replace(stored, exhibits=own, links=self._links(incident_id))

    def page(
        self, query: IncidentQuery, *, below: int | None, limit: int
    ) -> tuple[IncidentRow, ...]:
        rows = sorted((self._row(each) for each in self._hits(query)), key=lambda row: row.position)
        if query.order is Order.NEWEST_FIRST:
            rows = [row for row in reversed(rows) if below is None or row.position < below]
        else:
            rows = [row for row in rows if below is None or row.position > below]
        return tuple(rows[:limit])

    def count(self, query: IncidentQuery, *, most: int | None = None) -> int:
        return len(self._hits(query)[:most])

    @contextmanager
    def searched_text(self, incident_id: IncidentId) -> Iterator[Iterator[str]]:
        incident = self.get(incident_id)
        text = incident.content.text
        pieces = [text[start : start + 1000] for start in range(0, len(text), 1000)]
        names = "\n".join(each.evidence.name for each in incident.exhibits)
        yield iter([*pieces, "\n" + words(incident.content.details), "\n" + names])

    def exhibit(self, exhibit_id: ExhibitId) -> Exhibit:
        for _, exhibit in self._tables.exhibits.values():
            if exhibit.id == exhibit_id:
                return exhibit
        raise UnknownRecord(exhibit_id)

    def custody(self, exhibit_id: ExhibitId) -> tuple[CustodyEvent, ...]:
        self.exhibit(exhibit_id)
        return tuple(self._tables.custody[exhibit_id])

    def add_custody(self, exhibit_id: ExhibitId, event: CustodyEvent) -> None:
        self.exhibit(exhibit_id)
        self._tables.custody.setdefault(exhibit_id, []).append(event)

    def exhibits(self, *, above: int, limit: int) -> tuple[Exhibit, ...]:
        after = [each for _, each in self._tables.exhibits.values() if each.number > above]
        return tuple(after[:limit])

    def named(self, names: Collection[str]) -> frozenset[str]:
        kept = {each.evidence.name for _, each in self._tables.exhibits.values()}
        return frozenset(kept.intersection(names))

    def keep_draft(self, draft: JournalDraft | None) -> None:
        self._tables.draft = draft

    def draft(self) -> JournalDraft | None:
        return self._tables.draft

    def _get(self, incident_id: IncidentId) -> Incident:
        if incident_id not in self._tables.incidents:
            raise UnknownRecord(incident_id)
        return self._tables.incidents[incident_id]

    def _check_people(self, content: IncidentContent) -> None:
        for person_id in content.people:
            if person_id not in self._tables.people:
                raise UnknownRecord(person_id)

    def _rewrite(
        self, incident_id: IncidentId, content: IncidentContent, changed_at: datetime
    ) -> None:
        before = self._get(incident_id)
        self._check_people(content)
        after = replace(before, content=content, changed_at=changed_at)
        self._tables.incidents[incident_id] = after
        if second(before) != second(after):
            self._place(incident_id)

    def _place(self, incident_id: IncidentId) -> None:
        first = second(self._tables.incidents[incident_id]) << 20
        positions = self._tables.positions.values()
        same_second = [each for each in positions if each >> 20 == first >> 20]
        self._tables.positions[incident_id] = max(same_second, default=first - 1) + 1

    def _add_exhibits(self, incident_id: IncidentId, evidence: Sequence[SealedEvidence]) -> None:
        for each in evidence:
            number = next(self._tables.exhibit_numbers)
            exhibit = Exhibit(ExhibitId(new_id()), number, each, incident_id)
            self._tables.exhibits[number] = (incident_id, exhibit)
            received = CustodyKind.RECEIVED, f"sha256 {each.sha256}"
            self.add_custody(exhibit.id, CustodyEvent(each.sealed_at, *received))

    def _links(self, incident_id: IncidentId) -> tuple[Link, ...]:
        return tuple(
            Link(one if is_from_other else other, kind, is_from_other)
            for one, other, kind in self._tables.links
            for is_from_other in [incident_id == other]
            if incident_id in (one, other)
        )

    def _stored(self, sealed: Sealed) -> StoredRevision:
        entry = sealed.entry
        numbers = {each.number for each in entry.exhibits}
        revisions = {each.number: each for each in self.revisions(entry.incident_id)}
        kept = revisions.get(entry.revision)
        content = kept.content if kept else None
        current = content
        incident = self._tables.incidents.get(entry.incident_id)
        if entry.revision == max(revisions, default=0):
            current = incident.content if incident else None
        return StoredRevision(
            entry,
            sealed.digest,
            content,
            current,
            sealed.is_deleted,
            tuple(
                SealedExhibit(number, each.evidence.sha256, each.evidence.size_bytes)
                for number, (owner, each) in self._tables.exhibits.items()
                if owner == entry.incident_id and number in numbers
            ),
        )

    def _hits(self, query: IncidentQuery) -> list[Incident]:
        everything = [self.get(incident_id) for incident_id in self._tables.incidents]
        people = self._tables.people
        return [each for each in everything if is_hit(each, query, people, self._linked(each))]

    def _linked(self, incident: Incident) -> list[Person]:
        """Return whom an accepted match links to a sealed incident."""
        if not incident.is_sealed:
            return []
        accepted = {
            (kind, normal)
            for (of, kind, normal), is_accepted in self._tables.match_decisions.items()
            if of == incident.id and is_accepted
        }
        return [
            person
            for person in self._tables.people.values()
            if any((each.content.kind, each.normal) in accepted for each in person.identifiers)
        ]

    def _row(self, incident: Incident) -> IncidentRow:
        content = incident.content
        return IncidentRow(
            incident.id,
            self._tables.positions[incident.id],
            content.occurred,
            incident.recorded_at,
            content.text[:EXCERPT_CHARACTERS],
            content.types,
            content.platform,
            len(incident.exhibits),
            incident.is_sealed,
            incident.tags,
        )
