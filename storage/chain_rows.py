"""Sealed revisions and their chain, in the database (docs/vault-format.md, "The chain")."""

import json
from typing import Any

from core.errors import ChainBroken, DatabaseDamaged, UnknownRecord
from core.ids import IncidentId
from core.incidents.chain import START, ChainEntry, ChainHead, SealedExhibit, StoredRevision
from core.incidents.content_json import content_from_json, content_to_json
from core.incidents.incident import IncidentContent, Revision
from storage.content_rows import ContentRows
from storage.database import Database, Row
from storage.time_text import time_from_text, time_to_text

_ADD_ENTRY = """
    INSERT INTO chain (number, previous, incident_id, revision, sealed_at, reason, content_sha256,
        exhibits, digest)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# A revision that says another reason or time than its entry is not the one that was sealed. An
# incident that is still there was not deleted, whatever its entries say.
_ENTRIES = """
    SELECT chain.number, previous, chain.incident_id, chain.revision, chain.sealed_at, chain.reason,
        content_sha256, exhibits, digest, kept.content,
        is_deleted AND incident.id IS NULL,
        chain.revision = (SELECT max(newer.revision) FROM chain AS newer
            WHERE newer.incident_id = chain.incident_id),
        incident.revision IS chain.revision
    FROM chain
    LEFT JOIN incident ON incident.id = chain.incident_id
    LEFT JOIN revision AS kept ON kept.incident_id = chain.incident_id
        AND kept.number = chain.revision
        AND kept.reason = chain.reason AND kept.sealed_at = chain.sealed_at
    WHERE chain.number > ? ORDER BY chain.number LIMIT ?
"""
_WITHOUT_ENTRY = """
    SELECT id FROM incident WHERE revision > 0 AND NOT EXISTS (
        SELECT 1 FROM chain WHERE incident_id = incident.id AND revision = incident.revision)
    ORDER BY id
"""
_EXHIBITS = """
    SELECT number, sha256, size_bytes FROM exhibit
    WHERE incident_id = ? AND number IN (SELECT value FROM json_each(?)) ORDER BY number
"""


class ChainRows:
    """The tables revision, chain and chain_head; writing is part of the caller's transaction."""

    def __init__(self, database: Database, contents: ContentRows) -> None:
        self._database = database
        self._contents = contents

    def head(self) -> ChainHead:
        """Return where the chain ends, as it is written down apart from the chain."""
        row = self._database.row("SELECT count, digest FROM chain_head")
        if row is None:
            raise DatabaseDamaged
        return ChainHead(*row)

    def mend_head(self) -> None:
        """Let the chain end where it does, after its end was lost: so that sealing goes on."""
        end = self._database.row("SELECT number, digest FROM chain ORDER BY number DESC LIMIT 1")
        with self._database.transaction():
            self._database.rows("DELETE FROM chain_head")
            self._database.rows(
                "INSERT INTO chain_head (only_row, count, digest) VALUES (1, ?, ?)",
                end or (0, START),
            )

    def add(self, entry: ChainEntry, content: IncidentContent) -> None:
        """Add a revision and its entry. Raises ChainBroken when they do not follow the end."""
        end = self._database.row("SELECT number, digest FROM chain ORDER BY number DESC LIMIT 1")
        is_next = ChainHead(entry.number - 1, entry.previous) == self.head()
        if not is_next or (end or (0, START)) != (entry.number - 1, entry.previous):
            raise ChainBroken
        sealed_at, digest = time_to_text(entry.sealed_at), entry.digest()
        self._database.rows(
            "INSERT INTO revision (incident_id, number, content, reason, sealed_at)"
            " VALUES (?, ?, ?, ?, ?)",
            (
                entry.incident_id,
                entry.revision,
                content_to_json(content),
                entry.reason,
                sealed_at,
            ),
        )
        self._database.rows(
            _ADD_ENTRY,
            (
                entry.number,
                entry.previous,
                entry.incident_id,
                entry.revision,
                sealed_at,
                entry.reason,
                entry.content_sha256,
                _exhibits_to_json(entry.exhibits),
                digest,
            ),
        )
        self._database.rows("UPDATE chain_head SET count = ?, digest = ?", (entry.number, digest))

    def mark_deleted(self, incident_id: IncidentId) -> None:
        """Note that the incident of these entries was deleted for good."""
        self._database.rows("UPDATE chain SET is_deleted = 1 WHERE incident_id = ?", (incident_id,))

    def revisions(self, incident_id: IncidentId) -> tuple[Revision, ...]:
        """Return what an incident said at each sealing. Raises DatabaseDamaged."""
        rows = self._database.rows(
            "SELECT number, content, reason, sealed_at FROM revision WHERE incident_id = ?"
            " ORDER BY number",
            (incident_id,),
        )
        try:
            return tuple(
                Revision(number, content_from_json(content), reason, time_from_text(sealed_at))
                for number, content, reason, sealed_at in rows
            )
        except ValueError as error:
            raise DatabaseDamaged from error

    def after(self, above: int, limit: int) -> tuple[StoredRevision, ...]:
        """Return up to `limit` entries with numbers over `above`. Raises DatabaseDamaged."""
        rows = self._database.rows(_ENTRIES, (above, limit))
        try:
            return tuple(self._stored(row) for row in rows)
        except ValueError as error:
            raise DatabaseDamaged from error

    def sealed_without_entry(self) -> tuple[IncidentId, ...]:
        """Return incidents that say they are sealed while no entry has their newest revision."""
        return tuple(IncidentId(each) for (each,) in self._database.rows(_WITHOUT_ENTRY))

    def _stored(self, row: Row) -> StoredRevision:
        *columns, digest, content, is_deleted, is_newest, says_so = row
        entry = _entry(*columns)
        kept = None if content is None else _content(content)
        current = kept
        if is_newest:
            current = self._current(entry.incident_id) if says_so else None
        return StoredRevision(
            entry, digest, kept, current, bool(is_deleted), self._exhibits_now(entry)
        )

    def _current(self, incident_id: IncidentId) -> IncidentContent | None:
        try:
            return self._contents.get(incident_id)
        except (UnknownRecord, DatabaseDamaged):
            return None

    def _exhibits_now(self, entry: ChainEntry) -> tuple[SealedExhibit, ...]:
        numbers = json.dumps([each.number for each in entry.exhibits])
        rows = self._database.rows(_EXHIBITS, (entry.incident_id, numbers))
        return tuple(SealedExhibit(*row) for row in rows)


def _entry(*columns: Any) -> ChainEntry:
    number, previous, incident_id, revision, sealed_at, reason, content_sha256, exhibits = columns
    return ChainEntry(
        number,
        previous,
        IncidentId(incident_id),
        revision,
        time_from_text(sealed_at),
        reason,
        content_sha256,
        _exhibits_from_json(exhibits),
    )


def _content(text: str) -> IncidentContent | None:
    try:
        return content_from_json(text)
    except ValueError:
        return None


def _exhibits_to_json(exhibits: tuple[SealedExhibit, ...]) -> str:
    return json.dumps([[each.number, each.sha256, each.size_bytes] for each in exhibits])


def _exhibits_from_json(text: str) -> tuple[SealedExhibit, ...]:
    """Return the exhibits; none when they cannot be read, which the digest then shows."""
    try:
        return tuple(SealedExhibit(*each) for each in json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return ()
