"""Incidents in the database."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import chain

from core.errors import NotInTrash, UnknownRecord
from core.ids import BlobId, ExhibitId, IncidentId
from core.incidents.chain import ChainEntry, ChainHead, StoredRevision
from core.incidents.evidence import CustodyEvent, Exhibit, SealedEvidence
from core.incidents.findable import words
from core.incidents.incident import (
    Incident,
    IncidentContent,
    IncidentRow,
    JournalDraft,
    LinkKind,
    Revision,
)
from core.incidents.search import IncidentQuery, SavedSearch
from storage.chain_rows import ChainRows
from storage.content_rows import ContentRows
from storage.database import Database
from storage.draft_rows import DraftRows
from storage.exhibit_rows import ExhibitRows
from storage.incident_index import IncidentIndex
from storage.incident_labels import IncidentLabels
from storage.incident_position import SECOND_SHIFT, free_position, second_of
from storage.incident_search import IncidentSearch
from storage.person_rows import PersonRows
from storage.time_text import time_from_text, time_to_text

_INDEXED_AT_ONCE = 500


class SqlIncidentStore:
    """Implements `core.incidents.ports.IncidentStore`, and knows which blobs are in use."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._contents = ContentRows(database)
        self._exhibits = ExhibitRows(database)
        self._chain = ChainRows(database, self._contents)
        self._labels = IncidentLabels(database)
        self._draft = DraftRows(database)
        self._index = IncidentIndex(database)
        self._search = IncidentSearch(database)

    def add(self, incident: Incident, evidence: Sequence[SealedEvidence]) -> Incident:
        """Keep a new incident. See the port; also raises UnknownRecord for an unknown person."""
        content = incident.content
        with self._database.transaction():
            position = free_position(
                self._database, second_of(content.occurred, incident.recorded_at)
            )
            self._contents.add(incident.id, content, position, incident.recorded_at)
            self._exhibits.add(incident.id, evidence)
            added = self.get(incident.id)
            self._index.add(position, added)
        return added

    def replace(self, incident: Incident, added: Sequence[SealedEvidence]) -> Incident:
        """Keep new content. See the port; also raises UnknownRecord for an unknown person."""
        with self._database.transaction():
            self._exhibits.add(self._known(incident.id), added)
            self._rewrite(incident.id, incident.content, incident.changed_at)
        return self.get(incident.id)

    def seal(self, entry: ChainEntry, content: IncidentContent) -> None:
        """Add a revision and its entry. See the port; raises UnknownRecord, ChainBroken."""
        with self._database.transaction():
            incident_id = self._known(entry.incident_id)
            self._chain.add(entry, content)
            self._database.rows(
                "UPDATE incident SET revision = ? WHERE id = ?", (entry.revision, incident_id)
            )
            self._rewrite(incident_id, content, entry.sealed_at)

    def revisions(self, incident_id: IncidentId) -> tuple[Revision, ...]:
        """Return what an incident said at each sealing, oldest first. Raises DatabaseDamaged."""
        return self._chain.revisions(incident_id)

    def chain_head(self) -> ChainHead:
        """Return where the chain ends."""
        return self._chain.head()

    def mend_chain_head(self) -> None:
        """Let the chain end where it does, after its end was lost."""
        self._chain.mend_head()

    def chain(self, *, above: int, limit: int) -> tuple[StoredRevision, ...]:
        """Return up to `limit` entries with numbers over `above`. Raises DatabaseDamaged."""
        return self._chain.after(above, limit)

    def sealed_without_entry(self) -> tuple[IncidentId, ...]:
        """Return incidents that say they are sealed while no entry has their newest revision."""
        return self._chain.sealed_without_entry()

    def set_trashed(self, ids: Sequence[IncidentId], trashed_at: datetime | None) -> None:
        """Put incidents into the trash, or (None) back. Raises UnknownRecord."""
        time = None if trashed_at is None else time_to_text(trashed_at)
        with self._database.transaction():
            for incident_id in ids:
                self._database.rows(
                    "UPDATE incident SET trashed_at = ? WHERE id = ?",
                    (time, self._known(incident_id)),
                )

    def delete(self, ids: Sequence[IncidentId]) -> tuple[BlobId, ...]:
        """Forget incidents that are in the trash. See the port."""
        freed: list[BlobId] = []
        with self._database.transaction():
            for incident_id in dict.fromkeys(ids):
                position, _, trashed_at = self._place(incident_id)
                if trashed_at is None:
                    raise NotInTrash
                freed += self._exhibits.remove(incident_id)
                self._chain.mark_deleted(incident_id)
                self._index.remove(position)
                self._database.rows("DELETE FROM incident WHERE id = ?", (incident_id,))
        used = {*self._draft.blobs(), *PersonRows(self._database).blobs()}
        return tuple(each for each in freed if each not in used)

    def tag(self, ids: Sequence[IncidentId], tag: str) -> None:
        """Give incidents a tag. Raises UnknownRecord."""
        self._labels.tag(ids, tag)

    def untag(self, ids: Sequence[IncidentId], tag: str) -> None:
        """Take a tag away. Raises UnknownRecord."""
        self._labels.untag(ids, tag)

    def tags(self) -> tuple[str, ...]:
        """Return the tags in use, in alphabetical order."""
        return self._labels.tags()

    def link(self, incident_id: IncidentId, other: IncidentId, kind: LinkKind) -> None:
        """Link an incident to another, in place of a link between the two. Raises UnknownRecord."""
        self._labels.link(incident_id, other, kind)

    def unlink(self, incident_id: IncidentId, other: IncidentId) -> None:
        """Remove the link between two incidents, whichever holds it."""
        self._labels.unlink(incident_id, other)

    def save_search(self, search: SavedSearch) -> None:
        """Keep a search in place of the one of that name."""
        self._labels.save_search(search)

    def forget_search(self, name: str) -> None:
        """Forget a saved search."""
        self._labels.forget_search(name)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        return self._labels.saved_searches()

    def get(self, incident_id: IncidentId) -> Incident:
        """Return one incident. Raises UnknownRecord, DatabaseDamaged."""
        row = self._database.row(
            "SELECT recorded_at, changed_at, revision, trashed_at FROM incident WHERE id = ?",
            (incident_id,),
        )
        if row is None:
            raise UnknownRecord(incident_id)
        recorded_at, changed_at, revision, trashed_at = row
        return Incident(
            incident_id,
            self._contents.get(incident_id),
            time_from_text(recorded_at),
            time_from_text(changed_at),
            self._exhibits.of_incident(incident_id),
            revision,
            trashed_at and time_from_text(trashed_at),
            self._labels.tags_of(incident_id),
            self._labels.links_of(incident_id),
        )

    def page(
        self, query: IncidentQuery, *, below: int | None, limit: int
    ) -> tuple[IncidentRow, ...]:
        """Return up to `limit` hits in the query's order, after the position `below`."""
        return self._search.page(query, below=below, limit=limit)

    def count(self, query: IncidentQuery, *, most: int | None = None) -> int:
        """Return how many incidents the query hits; counting stops at `most`."""
        return self._search.count(query, most=most)

    @contextmanager
    def searched_text(self, incident_id: IncidentId) -> Iterator[Iterator[str]]:
        """Go through what words are looked for in. See the port."""
        position, _, _ = self._place(incident_id)
        with self._database.text_pieces("incident", "text", position) as text:
            yield chain(text, self._beside_text(incident_id))

    def _beside_text(self, incident_id: IncidentId) -> Iterator[str]:
        yield "\n" + words(self._contents.details(incident_id))
        yield "\n" + "\n".join(
            each.evidence.name for each in self._exhibits.of_incident(incident_id)
        )

    def count_all(self) -> int:
        """Return how many incidents there are, those in the trash among them."""
        count: int = self._database.value("SELECT count(*) FROM incident")
        return count

    def exhibit(self, exhibit_id: ExhibitId) -> Exhibit:
        """Return one exhibit. Raises UnknownRecord."""
        return self._exhibits.get(exhibit_id)

    def custody(self, exhibit_id: ExhibitId) -> tuple[CustodyEvent, ...]:
        """Return what was done with an exhibit. Raises UnknownRecord, DatabaseDamaged."""
        return self._exhibits.custody(exhibit_id)

    def add_custody(self, exhibit_id: ExhibitId, event: CustodyEvent) -> None:
        """Write down what was done with an exhibit. Raises UnknownRecord."""
        with self._database.transaction():
            self._exhibits.add_custody(exhibit_id, event)

    def exhibits(self, *, above: int, limit: int) -> tuple[Exhibit, ...]:
        """Return up to `limit` exhibits with numbers over `above`, lowest first."""
        return self._exhibits.after(above, limit)

    def referenced_blobs(self) -> Iterator[BlobId]:
        """Go through the blobs that exhibits and the draft name: all others can be swept."""
        return chain(self._draft.blobs(), self._exhibits.blobs())

    def named(self, names: Collection[str]) -> frozenset[str]:
        """Return those of the names that an exhibit has."""
        return self._exhibits.named(names)

    def keep_draft(self, draft: JournalDraft | None) -> None:
        """Keep the text being written in place of the one before; None forgets it."""
        self._draft.keep(draft)

    def draft(self) -> JournalDraft | None:
        """Return the text that was being written, if any. Raises DatabaseDamaged."""
        return self._draft.get()

    def let_go_of_draft_evidence(self) -> None:
        """Forget the files of the draft, not its text: a backup holds exhibits only."""
        self._draft.let_go_of_evidence()

    def bring_index_up_to_date(self) -> None:
        """Make the search index anew when another version of the app made it.

        Raises DatabaseDamaged, DiskFull, NotWritable; then the index is as it was.
        """
        if self._index.is_current():
            return
        with self._database.transaction():
            self._index.clear()
            last = -(2**63)
            while batch := self._database.rows(
                "SELECT position, id FROM incident WHERE position > ? ORDER BY position LIMIT ?",
                (last, _INDEXED_AT_ONCE),
            ):
                for position, incident_id in batch:
                    self._index.add(position, self.get(incident_id))
                last = batch[-1][0]

    def _rewrite(
        self, incident_id: IncidentId, content: IncidentContent, changed_at: datetime
    ) -> None:
        """Make `content` what an incident says, where it now belongs in time."""
        before, recorded_at, _ = self._place(incident_id)
        second = second_of(content.occurred, recorded_at)
        stays = before >> SECOND_SHIFT == second
        position = before if stays else free_position(self._database, second)
        self._contents.change(incident_id, content, position, changed_at)
        self._index.remove(before)
        self._index.add(position, self.get(incident_id))

    def _known(self, incident_id: IncidentId) -> IncidentId:
        """Return the identity of an incident that is there. Raises UnknownRecord."""
        self._place(incident_id)
        return incident_id

    def _place(self, incident_id: IncidentId) -> tuple[int, datetime, str | None]:
        """Return where an incident stands, when it was recorded and when trashed, if it was.

        Raises UnknownRecord.
        """
        row = self._database.row(
            "SELECT position, recorded_at, trashed_at FROM incident WHERE id = ?", (incident_id,)
        )
        if row is None:
            raise UnknownRecord(incident_id)
        return row[0], time_from_text(row[1]), row[2]
