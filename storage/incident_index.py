"""The search index: words of incidents, and the facets that filters go by (FTS5).

A facet is one word that nobody types: U+E000 (a letter to the tokenizer, in private use), a letter
for what it tells, and a value in hexadecimal digits. So filters and words are answered together,
newest first, without sorting.
"""

from core.incidents.findable import file_words, has, words
from core.incidents.incident import Incident
from core.incidents.search import Field
from core.well_formed import well_formed
from storage.database import Database

VERSION = 2
"""Of what is indexed and how. A database with another one (`user_version`) is indexed anew."""

MARK = "\ue000"
LETTERS = {
    Field.TYPE: "t",
    Field.PLATFORM: "p",
    Field.FLAG: "f",
    Field.HAS: "h",
    Field.FROM: "w",
}


class IncidentIndex:
    """The table incident_words; every change is part of the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_current(self) -> bool:
        """Tell whether this version of the app made the index."""
        return bool(self._database.value("PRAGMA user_version") == VERSION)

    def clear(self) -> None:
        """Empty the index, to be filled by `add`."""
        self._database.rows("DELETE FROM incident_words")
        self._database.rows(f"PRAGMA user_version = {VERSION}")

    def add(self, position: int, incident: Incident) -> None:
        """Index an incident at a position that is free."""
        content = incident.content
        self._database.rows(
            "INSERT INTO incident_words (rowid, text, exhibits, details, facets)"
            " VALUES (?, ?, ?, ?, ?)",
            (
                position,
                content.text,
                file_words(incident),
                words(content.details),
                _facets(incident),
            ),
        )

    def remove(self, position: int) -> None:
        """Take an incident out."""
        self._database.rows("DELETE FROM incident_words WHERE rowid = ?", (position,))


def facet(field: Field, value: str) -> str:
    """Return the word that stands for a value of a field; a value's beginning begins it."""
    return MARK + LETTERS[field] + well_formed(value).encode().hex()


def _facets(incident: Incident) -> str:
    content = incident.content
    found = [
        *(facet(Field.TYPE, code) for code in content.types),
        *(facet(Field.FLAG, flag) for flag in content.details.flags),
        *(facet(Field.HAS, each) for each in has(incident)),
        *(facet(Field.FROM, person_id) for person_id in content.people),
    ]
    if content.platform:
        found.append(facet(Field.PLATFORM, content.platform))
    return " ".join(found)
