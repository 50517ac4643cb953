"""What could be an identifier in incidents, and which are, in the database."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from core.blocklists.forms.key import Key, Space
from core.blocklists.matching.lexer import MAX_CHARACTERS
from core.blocklists.matching.match import IncidentText, Known, Looked, Match, Pair, Waiting
from core.blocklists.normalise import Keys
from core.errors import UnknownRecord
from core.ids import IdentifierId, IncidentId, PersonId
from core.incidents.content_json import details_from_json
from core.incidents.findable import words
from storage.database import Database
from storage.match_rows import MatchRows
from storage.time_text import time_to_text

_WAITING = """
    SELECT (SELECT count(*) FROM identifier_to_match), (SELECT count(*) FROM incident_to_match)
"""
_OF_FILES = """
    FROM exhibit JOIN exhibit_words USING (number) WHERE exhibit.incident_id = incident.id
"""
_LENGTHS = f"""
    SELECT position, octet_length(text) + octet_length(details)
        + (SELECT coalesce(sum(octet_length(words)), 0) {_OF_FILES})
    FROM incident_to_match CROSS JOIN incident USING (position) ORDER BY position LIMIT ?
"""  # noqa: S608  constants
_TEXTS = f"""
    SELECT id, substr(text, 1, ?1), details,
        (SELECT substr(group_concat(words, char(10)), 1, ?1) {_OF_FILES})
    FROM incident WHERE position IN (SELECT value FROM json_each(?2))
"""  # noqa: S608  constants
_BYTES_AT_ONCE = 200_000
# Words last: of several keys the strongest is kept.
_MATCH_IDENTIFIERS = """
    INSERT OR IGNORE INTO incident_match (position, identifier_id, space)
    SELECT mention.position, identifier_key.identifier_id, mention.space
    FROM json_each(?) AS wanted
        JOIN identifier_key ON identifier_key.identifier_id = wanted.value
        JOIN mention ON mention.space = identifier_key.space
            AND mention.value = identifier_key.value
    ORDER BY mention.space = 'words', mention.space
"""
_MATCH_INCIDENTS = """
    INSERT OR IGNORE INTO incident_match (position, identifier_id, space)
    SELECT mention.position, identifier_key.identifier_id, mention.space
    FROM json_each(?) AS wanted
        JOIN mention ON mention.position = wanted.value
        JOIN identifier_key ON identifier_key.space = mention.space
            AND identifier_key.value = mention.value
    ORDER BY mention.space = 'words', mention.space
"""
_MATCH_RANGE = """
    INSERT OR IGNORE INTO incident_match (position, identifier_id, space)
    SELECT position, ?, 'ip_range' FROM mention
    WHERE space = 'ip' AND value BETWEEN ? AND ?
"""
_ADDRESSES = """
    SELECT position, value FROM mention
    WHERE space = 'ip' AND position IN (SELECT value FROM json_each(?))
"""
_MAY_CONTAIN = """
    INSERT OR IGNORE INTO incident_to_match (position)
    SELECT rowid FROM incident_words WHERE incident_words MATCH ?
"""
# Nothing is known of the words of files but what they mean for matching: all are looked at again.
_HAVE_FILES = """
    INSERT OR IGNORE INTO incident_to_match (position)
    SELECT position FROM exhibit_words JOIN exhibit USING (number)
        JOIN incident ON incident.id = incident_id WHERE words <> ''
"""
_POSITIONS = "SELECT id, position FROM incident WHERE id IN (SELECT value FROM json_each(?))"
_SPECIAL = """
    SELECT space, value, identifier_id FROM identifier_key
    WHERE space IN ('words', 'ip_range') AND identifier_id IN (SELECT value FROM json_each(?))
"""
_DECIDE = """
    INSERT OR REPLACE INTO match_decision (incident_id, kind, normal, is_accepted, decided_at)
    SELECT wanted.value ->> 0, kind, normal, ?, ?
    FROM json_each(?) AS wanted JOIN identifier ON identifier.id = wanted.value ->> 1
"""
_FORGET = """
    DELETE FROM match_decision WHERE (incident_id, kind, normal) IN (
        SELECT wanted.value ->> 0, kind, normal
        FROM json_each(?) AS wanted JOIN identifier ON identifier.id = wanted.value ->> 1)
"""
_UNKNOWN = """
    SELECT value ->> 1 FROM json_each(?1)
    WHERE value ->> 1 NOT IN (SELECT id FROM identifier)
    UNION ALL SELECT value ->> 0 FROM json_each(?1)
    WHERE value ->> 0 NOT IN (SELECT id FROM incident)
"""


class SqlMatchStore:
    """Implements `core.blocklists.matching.ports.MatchStore`.

    What is new is noted by triggers in the schema, whoever changes it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rows = MatchRows(database)

    def waiting(self) -> Waiting:
        """Return how much was added or changed and not looked at yet."""
        return Waiting(*self._database.rows(_WAITING)[0])

    def match_identifiers(self, limit: int) -> Looked:
        """Find waiting identifiers in the incidents looked at before. See the port."""
        rows = self._database.rows(
            "SELECT identifier_id FROM identifier_to_match LIMIT ?", (limit,)
        )
        if not rows:
            return Looked(0)
        wanted = json.dumps([identifier_id for (identifier_id,) in rows])
        phrases = []
        with self._database.transaction():
            self._remove("incident_match", "identifier_id", wanted)
            self._database.rows(_MATCH_IDENTIFIERS, (wanted,))
            for space, value, identifier_id in self._database.rows(_SPECIAL, (wanted,)):
                if space == Space.WORDS:
                    phrases.append(value)
                else:
                    self._database.rows(_MATCH_RANGE, (identifier_id, *value.split("-")))
            if phrases:
                self._database.rows(_MAY_CONTAIN, (_any_of(phrases),))
                self._database.rows(_HAVE_FILES)
            self._remove("identifier_to_match", "identifier_id", wanted)
        return Looked(len(rows), tuple(phrases))

    def texts(self, limit: int) -> tuple[IncidentText, ...]:
        """Return the texts of up to `limit` waiting incidents, fewer of long ones."""
        wanted: list[int] = []
        total_bytes = 0
        for position, length_bytes in self._database.rows(_LENGTHS, (limit,)):
            total_bytes += length_bytes
            if wanted and total_bytes > _BYTES_AT_ONCE:
                break
            wanted.append(position)
        rows = self._database.rows(_TEXTS, (MAX_CHARACTERS, json.dumps(wanted)))
        # Most notes have no details: those that are the same are read once.
        words_in = {details: _words(details) for details in {row[2] for row in rows}}
        return tuple(
            IncidentText(IncidentId(incident_id), f"{text}\n{words_in[details]}\n{files or ''}")
            for incident_id, text, details, files in rows
        )

    def keep_mentions(self, found: Sequence[tuple[IncidentId, Keys]]) -> None:
        """Keep what could be an identifier in incidents, and match it: they wait no more."""
        ids = json.dumps([incident_id for incident_id, _ in found])
        with self._database.transaction():
            positions: dict[str, int] = dict(self._database.rows(_POSITIONS, (ids,)))
            wanted = json.dumps(list(positions.values()))
            for table in ("mention", "incident_match", "incident_to_match"):
                self._remove(table, "position", wanted)
            self._add_mentions((positions[incident_id], keys) for incident_id, keys in found)
            self._database.rows(_MATCH_INCIDENTS, (wanted,))
            self._match_in_ranges(wanted)

    def phrases(self) -> tuple[str, ...]:
        """Return all phrases among the keys of identifiers."""
        rows = self._database.rows(
            "SELECT DISTINCT value FROM identifier_key WHERE space = 'words'"
        )
        return tuple(value for (value,) in rows)

    def known(self, keys: Keys) -> tuple[Known, ...]:
        """Return the identifiers that have one of these keys. See the port."""
        addresses = [each.value for each in keys if each.space is Space.IP]
        ranges = (
            Key(Space.IP_RANGE, value)
            for value, first, last in (self._ranges() if addresses else ())
            if any(first <= each <= last for each in addresses)
        )
        return self._rows.known([*keys, *ranges])

    def of_incident(self, incident_id: IncidentId) -> tuple[Match, ...]:
        """Return the identifiers of people on the blocklist that are in an incident."""
        return self._rows.of_incident(incident_id)

    def of_person(self, person_id: PersonId, *, below: int | None, limit: int) -> tuple[Match, ...]:
        """Return matches of a person, newest incident first. See the port."""
        return self._rows.of_person(person_id, below, limit)

    def open(self, *, below: int | None, limit: int) -> tuple[Match, ...]:
        """Return matches nobody has answered yet, newest incident first. See the port."""
        return self._rows.open(below, limit)

    def count_open(self, identifier_id: IdentifierId | None = None) -> int:
        """Return how many matches nobody has answered yet, of one identifier or of all."""
        return self._rows.count_open(identifier_id)

    def decide(self, pairs: Sequence[Pair], decided_at: datetime, *, is_accepted: bool) -> None:
        """Keep what was said about matches. See the port; raises UnknownRecord."""
        wanted = _json(pairs)
        with self._database.transaction():
            unknown = self._database.row(_UNKNOWN, (wanted,))
            if unknown is not None:
                raise UnknownRecord(unknown[0])
            self._database.rows(_DECIDE, (int(is_accepted), time_to_text(decided_at), wanted))

    def forget(self, pairs: Sequence[Pair]) -> None:
        """Forget what was said about matches."""
        with self._database.transaction():
            self._database.rows(_FORGET, (_json(pairs),))

    def _add_mentions(self, found: Iterable[tuple[int, Keys]]) -> None:
        rows = [[key.space, key.value, position] for position, keys in found for key in keys]
        # In the order of the table, in one statement: each row alone takes five times as long.
        self._database.rows(
            "INSERT OR IGNORE INTO mention (space, value, position)"
            " SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)",
            (json.dumps(sorted(rows)),),
        )

    def _match_in_ranges(self, wanted: str) -> None:
        addresses = self._database.rows(_ADDRESSES, (wanted,))
        for value, first, last in self._ranges() if addresses else ():
            for position, address in addresses:
                if first <= address <= last:
                    self._database.rows(
                        "INSERT OR IGNORE INTO incident_match (position, identifier_id, space)"
                        " SELECT ?, identifier_id, space FROM identifier_key"
                        " WHERE space = 'ip_range' AND value = ?",
                        (position, value),
                    )

    def _ranges(self) -> list[tuple[str, str, str]]:
        rows = self._database.rows(
            "SELECT DISTINCT value FROM identifier_key WHERE space = 'ip_range'"
        )
        return [(value, *value.split("-")) for (value,) in rows]

    def _remove(self, table: str, column: str, wanted: str) -> None:
        self._database.rows(
            f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))",  # noqa: S608  constants
            (wanted,),
        )


def _words(details: str) -> str:
    """Return what is written in the details; nothing when they are damaged, which others report."""
    try:
        return words(details_from_json(details))
    except ValueError:
        return ""


def _any_of(phrases: Sequence[str]) -> str:
    """Return the FTS5 expression that finds each incident with one of the phrases in it."""
    quoted = (phrase.replace('"', '""') for phrase in phrases)
    return "{text details} : (" + " OR ".join(f'"{each}"' for each in quoted) + ")"


def _json(pairs: Sequence[Pair]) -> str:
    return json.dumps([[each.incident_id, each.identifier_id] for each in pairs])
