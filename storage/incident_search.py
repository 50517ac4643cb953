"""Which incidents a query hits, in the order of their positions."""

import json
from dataclasses import dataclass, replace

from core.blocklists.normalise import folded, normal_form
from core.blocklists.person import IdentifierContent, IdentifierKind
from core.ids import IncidentId, PersonId
from core.incidents.incident import IncidentRow
from core.incidents.platform import Platform
from core.incidents.search import Field, IncidentQuery, Order
from core.well_formed import well_formed
from storage.content_rows import moment_from_columns
from storage.database import Database, Row, Value
from storage.incident_labels import folded_tag
from storage.incident_position import SECOND_SHIFT
from storage.search_expression import match_expression
from storage.time_text import time_from_text
from storage.vault_settings import VaultSettings

_ROWS = """
    SELECT id, position, recorded_at, excerpt, platform,
        (SELECT json_group_array(code ORDER BY place) FROM incident_type
            WHERE incident_id = incident.id),
        (SELECT count(*) FROM exhibit WHERE incident_id = incident.id),
        revision > 0,
        (SELECT json_group_array(tag ORDER BY folded) FROM incident_tag
            WHERE incident_id = incident.id),
        occurred_at, occurred_zone, occurred_fold, occurred_written
    FROM incident WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position
"""
_PEOPLE = """
    WITH meant (id) AS (
        SELECT id FROM person WHERE instr(' ' || folded_name, ' ' || ?1) OR id = ?1
        UNION
        SELECT person_id FROM identifier WHERE folded_written = ?1
        UNION
        SELECT person_id FROM identifier, json_each(?2) AS wanted
        WHERE kind = wanted.value ->> 0 AND normal = wanted.value ->> 1)
    SELECT id FROM meant UNION SELECT id FROM person WHERE merged_into IN meant
"""
# A sealed incident names whom its content names, for ever; who was linked later stands beside it.
_LINKED = """
    SELECT position FROM identifier
        JOIN match_decision ON match_decision.kind = identifier.kind
            AND match_decision.normal = identifier.normal
        JOIN incident ON incident.id = incident_id
    WHERE is_accepted AND revision > 0 AND person_id IN (SELECT value FROM json_each(?))
"""
_NAMING_OR_LINKED = f"""
    SELECT rowid FROM incident_words WHERE incident_words MATCH ? UNION {_LINKED}
"""  # noqa: S608  constants
_IN_TRASH = "SELECT position FROM incident WHERE trashed_at IS NOT NULL"
_TAGGED = """
    SELECT position FROM incident_tag JOIN incident ON incident.id = incident_tag.incident_id
    WHERE folded IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class _Hits:
    """`FROM … WHERE …` of the positions that a query hits, and what goes into it."""

    position: str
    sql: str
    bindings: tuple[Value, ...]


class IncidentSearch:
    """Answers queries from the search index and the table incident."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, query: IncidentQuery, *, below: int | None, limit: int
    ) -> tuple[IncidentRow, ...]:
        """Return up to `limit` hits in the query's order, after the position `below`."""
        hits = self._hits(query)
        sign, order = ("<", "DESC") if query.order is Order.NEWEST_FIRST else (">", "ASC")
        sql, bindings = f"SELECT {hits.position} {hits.sql}", hits.bindings
        if below is not None:
            sql, bindings = f"{sql} AND {hits.position} {sign} ?", (*bindings, below)
        positions = self._database.rows(
            f"{sql} ORDER BY {hits.position} {order} LIMIT ?", (*bindings, limit)
        )
        rows = self._database.rows(_ROWS, (json.dumps([position for (position,) in positions]),))
        if query.order is Order.NEWEST_FIRST:
            rows.reverse()
        return tuple(_incident_row(row) for row in rows)

    def count(self, query: IncidentQuery, *, most: int | None = None) -> int:
        """Return how many incidents the query hits; counting stops at `most`."""
        hits = self._hits(query)
        limit = -1 if most is None else most
        count: int = self._database.value(
            f"SELECT count(*) FROM (SELECT 1 {hits.sql} LIMIT ?)",  # noqa: S608  all of it is ours
            (*hits.bindings, limit),
        )
        return count

    def _hits(self, query: IncidentQuery) -> _Hits:
        people = self._people(query.values(Field.FROM))
        conditions: list[tuple[str, Value]] = []
        linked: tuple[Value, ...] = ()
        if people and self._database.rows(f"{_LINKED} LIMIT 1", (json.dumps(people),)):
            query, naming = _without_people(query)
            linked = (self._expression(naming, people), json.dumps(people))
        expression = self._expression(query, people)
        if expression is None:
            position, source = "position", "incident"
            there = f"trashed_at IS {'NOT NULL' if query.in_trash else 'NULL'}"
        else:
            position, source = "rowid", "incident_words"
            # The plus keeps SQLite from asking FTS5 anew for every position of the list.
            there = f"+rowid {'IN' if query.in_trash else 'NOT IN'} ({_IN_TRASH})"
            conditions.append(("incident_words MATCH ?", expression))
        first, end = query.first_second(), query.end_second()
        if first is not None:
            conditions.append((f"{position} >= ?", first << SECOND_SHIFT))
        if end is not None:
            conditions.append((f"{position} < ?", end << SECOND_SHIFT))
        tags = [folded_tag(tag) for tag in query.values(Field.TAG)]
        if tags:
            conditions.append((f"+{position} IN ({_TAGGED})", json.dumps(tags)))
        sql = " AND ".join((there, *(condition for condition, _ in conditions)))
        bindings = [binding for _, binding in conditions]
        if linked:
            sql += f" AND +{position} IN ({_NAMING_OR_LINKED})"
            bindings += linked
        return _Hits(position, f"FROM {source} WHERE {sql}", tuple(bindings))

    def _expression(self, query: IncidentQuery, people: list[PersonId]) -> str | None:
        return match_expression(query, people, self._database.connection)

    def _people(self, wanted: tuple[str, ...]) -> list[PersonId]:
        """Return the people whom one of the texts means."""
        found: dict[PersonId, None] = {}
        region = VaultSettings(self._database).region() if wanted else ""
        for text in map(well_formed, wanted):
            forms = (
                (kind, normal_form(IdentifierContent(kind, text), region))
                for kind in IdentifierKind
            )
            normal = [form for form in forms if form[1]]
            rows = self._database.rows(_PEOPLE, (folded(text).strip(), json.dumps(normal)))
            found |= {PersonId(person_id): None for (person_id,) in rows}
        return list(found)


def _without_people(query: IncidentQuery) -> tuple[IncidentQuery, IncidentQuery]:
    """Return the query without its filters `from:`, and one of them alone."""
    naming = tuple(each for each in query.filters if each.field is Field.FROM)
    rest = tuple(each for each in query.filters if each.field is not Field.FROM)
    return replace(query, filters=rest), IncidentQuery(filters=naming)


def _incident_row(row: Row) -> IncidentRow:
    incident_id, position, recorded_at, excerpt, platform, types, exhibit_count, *rest = row
    is_sealed, tags, *moment = rest
    return IncidentRow(
        id=IncidentId(incident_id),
        position=position,
        occurred=moment_from_columns(*moment),
        recorded_at=time_from_text(recorded_at),
        excerpt=excerpt,
        types=tuple(json.loads(types)),
        platform=platform and Platform(platform),
        exhibit_count=exhibit_count,
        is_sealed=bool(is_sealed),
        tags=tuple(json.loads(tags)),
    )
