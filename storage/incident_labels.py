"""Tags, links and saved searches in the database: what helps to find, and is not sealed."""

import json
from collections.abc import Sequence

from core.blocklists.normalise import folded
from core.errors import UnknownRecord
from core.ids import IncidentId
from core.incidents.incident import Link, LinkKind
from core.incidents.search import SavedSearch
from core.well_formed import well_formed
from storage.database import Database

_TAG = """
    INSERT OR IGNORE INTO incident_tag (folded, incident_id, tag)
    SELECT ?1, value, coalesce((SELECT tag FROM incident_tag WHERE folded = ?1 LIMIT 1), ?2)
    FROM json_each(?3)
"""
_LINKS = """
    SELECT iif(incident_id = ?1, other_id, incident_id), kind, other_id = ?1
    FROM incident_link WHERE ?1 IN (incident_id, other_id) ORDER BY number
"""
_UNLINK = """
    DELETE FROM incident_link
    WHERE (incident_id = ?1 AND other_id = ?2) OR (incident_id = ?2 AND other_id = ?1)
"""


class IncidentLabels:
    """The tables incident_tag, incident_link and saved_search."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tag(self, ids: Sequence[IncidentId], tag: str) -> None:
        """Give incidents a tag, written as it was first. Raises UnknownRecord."""
        with self._database.transaction():
            self._check_known(ids)
            self._database.rows(_TAG, (folded_tag(tag), tag, json.dumps(ids)))

    def untag(self, ids: Sequence[IncidentId], tag: str) -> None:
        """Take a tag away. Raises UnknownRecord."""
        with self._database.transaction():
            self._check_known(ids)
            self._database.rows(
                "DELETE FROM incident_tag WHERE folded = ?"
                " AND incident_id IN (SELECT value FROM json_each(?))",
                (folded_tag(tag), json.dumps(ids)),
            )

    def tags(self) -> tuple[str, ...]:
        """Return the tags in use, in alphabetical order."""
        rows = self._database.rows("SELECT tag FROM incident_tag GROUP BY folded ORDER BY folded")
        return tuple(tag for (tag,) in rows)

    def tags_of(self, incident_id: IncidentId) -> tuple[str, ...]:
        """Return the tags of an incident, in alphabetical order."""
        rows = self._database.rows(
            "SELECT tag FROM incident_tag WHERE incident_id = ? ORDER BY folded", (incident_id,)
        )
        return tuple(tag for (tag,) in rows)

    def link(self, incident_id: IncidentId, other: IncidentId, kind: LinkKind) -> None:
        """Link an incident to another, in place of a link between the two. Raises UnknownRecord."""
        with self._database.transaction():
            self._check_known((incident_id, other))
            self._database.rows(_UNLINK, (incident_id, other))
            self._database.rows(
                "INSERT INTO incident_link (incident_id, other_id, kind) VALUES (?, ?, ?)",
                (incident_id, other, kind),
            )

    def unlink(self, incident_id: IncidentId, other: IncidentId) -> None:
        """Remove the link between two incidents, whichever holds it."""
        with self._database.transaction():
            self._database.rows(_UNLINK, (incident_id, other))

    def links_of(self, incident_id: IncidentId) -> tuple[Link, ...]:
        """Return the links of an incident from both ends, oldest first."""
        return tuple(
            Link(IncidentId(other), LinkKind(kind), bool(is_from_other))
            for other, kind, is_from_other in self._database.rows(_LINKS, (incident_id,))
        )

    def save_search(self, search: SavedSearch) -> None:
        """Keep a search in place of the one of that name."""
        with self._database.transaction():
            self._database.rows(
                "INSERT OR REPLACE INTO saved_search (name, folded_name, typed) VALUES (?, ?, ?)",
                (search.name, folded(well_formed(search.name)), search.typed),
            )

    def forget_search(self, name: str) -> None:
        """Forget a saved search."""
        with self._database.transaction():
            self._database.rows("DELETE FROM saved_search WHERE name = ?", (name,))

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        rows = self._database.rows(
            "SELECT name, typed FROM saved_search ORDER BY folded_name, name"
        )
        return tuple(SavedSearch(*row) for row in rows)

    def _check_known(self, ids: Sequence[IncidentId]) -> None:
        unknown = self._database.row(
            "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM incident)",
            (json.dumps(ids),),
        )
        if unknown is not None:
            raise UnknownRecord(unknown[0])


def folded_tag(tag: str) -> str:
    """Return what tags are compared by: upper and lower case are one tag."""
    return folded(well_formed(tag))
