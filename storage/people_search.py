"""Which people and identifiers a query hits, a page at a time."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.blocklists.normalise import Keys, folded
from core.blocklists.person import ROW_IDENTIFIERS, Circle, PersonRow, Standing
from core.blocklists.queries import (
    IdentifierOrder,
    IdentifierQuery,
    IdentifierRow,
    PeopleOrder,
    PeopleQuery,
)
from core.blocklists.status import Step
from core.ids import PersonId
from core.well_formed import well_formed
from storage.database import Database, Value
from storage.identifier_rows import QUALIFIED_COLUMNS, identifier_from_row
from storage.person_rows import folded_group

# Those that name them, or somebody merged into them, and those that were linked by a match.
_INCIDENTS = """
    (SELECT count(*) FROM (
        SELECT incident_id FROM incident_person WHERE person_id IN
            (SELECT person.id UNION ALL SELECT id FROM person AS merged
                WHERE merged.merged_into = person.id)
        UNION SELECT incident_id FROM identifier JOIN match_decision
            ON match_decision.kind = identifier.kind AND match_decision.normal = identifier.normal
            WHERE person_id = person.id AND is_accepted))
"""
_ROWS = f"""
    SELECT id, name, standing,
        (SELECT json_group_array(written) FROM (SELECT written FROM identifier
            WHERE person_id = person.id ORDER BY place LIMIT {ROW_IDENTIFIERS})),
        {_INCIDENTS}, circle,
        (SELECT json_group_array(name ORDER BY place, folded) FROM person_group
            WHERE person_id = person.id),
        EXISTS (SELECT 1 FROM person_photo WHERE person_id = person.id),
        (SELECT count(*) FROM identifier WHERE person_id = person.id)
    FROM person WHERE id IN (SELECT value FROM json_each(?)) ORDER BY folded_name, id
"""  # noqa: S608  constants
# One way through an index that holds all it takes, instead of a look for each person.
_CONTAINS = """
    (instr(folded_name, ?) OR person.id IN
        (SELECT person_id FROM identifier WHERE instr(folded_written, ?)))
"""
_SHARING = """
    SELECT DISTINCT wanted.value ->> 2, person_id
    FROM json_each(?) AS wanted
        JOIN identifier_key
            ON space = wanted.value ->> 0 AND identifier_key.value = wanted.value ->> 1
        JOIN identifier ON identifier_id = identifier.id
        JOIN person ON person.id = person_id
    WHERE trashed_at IS NULL
"""
_PEOPLE_ORDER = {
    PeopleOrder.NAME: ("folded_name", "ASC"),
    PeopleOrder.NEWEST: ("created_at", "DESC"),
    PeopleOrder.LAST_CHANGED: ("changed_at", "DESC"),
    PeopleOrder.MOST_INCIDENTS: (_INCIDENTS, "DESC"),
}
_IDENTIFIER_ORDER = {
    IdentifierOrder.WRITTEN: ("folded_written", "ASC"),
    IdentifierOrder.NEWEST: ("identifier.added_at", "DESC"),
    IdentifierOrder.PERSON: ("folded_name", "ASC"),
}
_NEWEST_STEP = """
    SELECT step, done_on FROM status_entry
    WHERE identifier_id = identifier.id AND status_entry.service = identifier.service
    ORDER BY number DESC LIMIT 1
"""
_STEP = f"coalesce((SELECT step FROM ({_NEWEST_STEP})), 'not_yet')"  # noqa: S608  a constant
_IDENTIFIERS = "FROM identifier JOIN person ON person.id = person_id"


@dataclass(frozen=True, slots=True)
class _Hits:
    """Conditions that hits fulfil, and what goes into them."""

    conditions: list[str]
    bindings: list[Value]

    def narrow(self, condition: str, *bindings: Value) -> None:
        """Let only those be that fulfil this too."""
        self.conditions.append(condition)
        self.bindings.extend(bindings)

    @property
    def sql(self) -> str:
        """The conditions, all of which must hold."""
        return " AND ".join(self.conditions)


class PeopleSearch:
    """Answers queries for people and identifiers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, query: PeopleQuery, *, after: PersonRow | None, offset: int, limit: int
    ) -> tuple[PersonRow, ...]:
        """Return up to `limit` people in the query's order, those after the row `after`."""
        hits = _people_hits(query)
        column, order = _PEOPLE_ORDER[query.order]
        if after is not None:
            sign = ">" if order == "ASC" else "<"
            hits.narrow(f"({column}, id) {sign} (?, ?)", after.position, after.id)
        found = self._database.rows(
            f"SELECT id, {column} FROM person WHERE {hits.sql}"  # noqa: S608  made of constants
            f" ORDER BY {column} {order}, id {order} LIMIT ? OFFSET ?",
            (*hits.bindings, limit, offset),
        )
        return self._rows(dict(found))

    def count(self, query: PeopleQuery) -> int:
        """Return how many people the query hits."""
        hits = _people_hits(query)
        count: int = self._database.value(
            f"SELECT count(*) FROM person WHERE {hits.sql}",  # noqa: S608  made of constants
            hits.bindings,
        )
        return count

    def sharing(self, wanted: Sequence[Keys]) -> tuple[tuple[PersonRow, ...], ...]:
        """Return for each of these keys the people, by name, who have one of them."""
        asked = [[*key, place] for place, keys in enumerate(wanted) for key in keys]
        found = self._database.rows(_SHARING, (json.dumps(asked),)) if asked else []
        rows = self._rows_by_name(list({person_id for _, person_id in found})) if found else ()
        having: list[set[str]] = [set() for _ in wanted]
        for place, person_id in found:
            having[place].add(person_id)
        return tuple(tuple(row for row in rows if row.id in ids) if ids else () for ids in having)

    def acting_for(self, person_id: PersonId) -> tuple[PersonRow, ...]:
        """Return who acts for somebody, by name."""
        found = self._database.rows(
            "SELECT person_id FROM person_acts_for JOIN person ON person.id = person_id"
            " WHERE trashed_at IS NULL AND other_id IN"
            " (SELECT ?1 UNION SELECT id FROM person WHERE merged_into = ?1)",
            (person_id,),
        )
        return self._rows_by_name([each for (each,) in found])

    def identifiers(
        self, query: IdentifierQuery, *, after: IdentifierRow | None, limit: int
    ) -> tuple[IdentifierRow, ...]:
        """Return up to `limit` identifiers in the query's order, those after the row `after`."""
        hits = _identifier_hits(query)
        column, order = _IDENTIFIER_ORDER[query.order]
        if after is not None:
            sign = ">" if order == "ASC" else "<"
            hits.narrow(
                f"({column}, identifier.id) {sign} (?, ?)", after.position, after.identifier.id
            )
        found = self._database.rows(
            f"SELECT person_id, name, service, {_STEP}, (SELECT done_on FROM ({_NEWEST_STEP})),"  # noqa: S608  made of constants
            f" {column}, {QUALIFIED_COLUMNS} {_IDENTIFIERS} WHERE {hits.sql}"
            f" ORDER BY {column} {order}, identifier.id {order} LIMIT ?",
            (*hits.bindings, limit),
        )
        return tuple(
            IdentifierRow(
                identifier_from_row(tuple(row)),
                PersonId(person_id),
                name,
                service,
                Step(step),
                done_on and date.fromisoformat(done_on),
                position,
            )
            for person_id, name, service, step, done_on, position, *row in found
        )

    def count_identifiers(self, query: IdentifierQuery) -> int:
        """Return how many identifiers the query hits."""
        hits = _identifier_hits(query)
        count: int = self._database.value(
            f"SELECT count(*) {_IDENTIFIERS} WHERE {hits.sql}",
            hits.bindings,
        )
        return count

    def _rows_by_name(self, ids: list[str]) -> tuple[PersonRow, ...]:
        names = self._database.rows(
            "SELECT id, folded_name FROM person WHERE id IN (SELECT value FROM json_each(?))"
            " ORDER BY folded_name, id",
            (json.dumps(ids),),
        )
        return self._rows(dict(names))

    def _rows(self, positions: dict[str, str | int]) -> tuple[PersonRow, ...]:
        """Return rows in the order of the positions."""
        rows = {row[0]: row for row in self._database.rows(_ROWS, (json.dumps(list(positions)),))}
        return tuple(
            PersonRow(
                PersonId(person_id),
                name,
                Standing(standing),
                tuple(json.loads(written)),
                count,
                Circle(circle),
                tuple(json.loads(groups)),
                bool(has_photo),
                identifier_count,
                position,
            )
            for each, position in positions.items()
            for (
                person_id,
                name,
                standing,
                written,
                count,
                circle,
                groups,
                has_photo,
                identifier_count,
            ) in [rows[each]]
        )


def _people_hits(query: PeopleQuery) -> _Hits:
    hits = _Hits([f"trashed_at IS {'NOT NULL' if query.in_trash else 'NULL'}"], [])
    contains = folded(well_formed(query.contains))
    if contains:
        hits.narrow(_CONTAINS, contains, contains)
    if query.standing is not None:
        hits.narrow("standing = ?", query.standing)
    if query.circle is not None:
        hits.narrow("circle = ?", query.circle)
    if query.group is not None:
        hits.narrow(
            "person.id IN (SELECT person_id FROM person_group WHERE folded = ?)",
            folded_group(query.group),
        )
    return hits


def _identifier_hits(query: IdentifierQuery) -> _Hits:
    hits = _Hits(["trashed_at IS NULL"], [])
    contains = folded(well_formed(query.contains))
    if contains:
        hits.narrow("instr(folded_written, ?)", contains)
    if query.kind is not None:
        hits.narrow("identifier.kind = ?", query.kind)
    if query.person_id is not None:
        hits.narrow("person_id = ?", query.person_id)
    if query.group is not None:
        hits.narrow(
            "person_id IN (SELECT person_id FROM person_group WHERE folded = ?)",
            folded_group(query.group),
        )
    if query.service is not None:
        hits.narrow("service = ?", query.service)
    if query.step is not None:
        hits.narrow(f"{_STEP} = ?", query.step)
    if query.because_of is not None:
        hits.narrow(
            "identifier.id IN (SELECT identifier_id FROM status_incident"
            " JOIN status_entry USING (number) WHERE incident_id = ?)",
            query.because_of,
        )
    if not query.with_own_circle:
        hits.narrow("circle = ?", Circle.BLOCKLIST)
    return hits
