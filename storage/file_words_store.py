"""The words of mails and texts among the files, in the database."""

from core.errors import UnknownRecord
from core.ids import ExhibitId, IncidentId
from core.incidents.evidence import Exhibit
from storage.database import Database
from storage.exhibit_rows import ExhibitRows

_NEXT = """
    SELECT id FROM exhibit
    WHERE number > ? AND number NOT IN (SELECT number FROM exhibit_words)
        AND (media_type LIKE 'message/%' OR media_type LIKE 'text/%'
            OR media_type = 'application/vnd.ms-outlook')
    ORDER BY number LIMIT 1
"""
_KEEP = """
    INSERT OR REPLACE INTO exhibit_words (number, words)
    SELECT number, ?2 FROM exhibit WHERE id = ?1 RETURNING number
"""
_IN_INCIDENT = """
    SELECT words FROM exhibit JOIN exhibit_words USING (number)
    WHERE incident_id = ? ORDER BY number
"""


class SqlFileWordsStore:
    """Implements `core.blocklists.matching.ports.FileWordsStore`.

    A trigger in the schema lets the incident wait for matching.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._exhibits = ExhibitRows(database)

    def next_unread(self, above: int) -> Exhibit | None:
        """Return the next mail or text that was not read, by number. See the port."""
        row = self._database.row(_NEXT, (above,))
        return self._exhibits.get(ExhibitId(row[0])) if row else None

    def keep(self, exhibit_id: ExhibitId, words: str) -> None:
        """Keep the words of a file. Raises UnknownRecord."""
        with self._database.transaction():
            if not self._database.rows(_KEEP, (exhibit_id, words)):
                raise UnknownRecord(exhibit_id)

    def in_incident(self, incident_id: IncidentId) -> str:
        """Return the words of the files of an incident, in the order of their numbers."""
        return "\n".join(words for (words,) in self._database.rows(_IN_INCIDENT, (incident_id,)))
