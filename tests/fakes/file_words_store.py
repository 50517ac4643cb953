"""The words of files in memory."""

from core.errors import UnknownRecord
from core.ids import ExhibitId, IncidentId
from core.incidents.evidence import Exhibit
from tests.fakes.tables import Tables

_OUTLOOK = "application/vnd.ms-outlook"


class MemoryFileWordsStore:
    """Implements `core.blocklists.matching.ports.FileWordsStore`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def next_unread(self, above: int) -> Exhibit | None:
        for number, (_, exhibit) in sorted(self._tables.exhibits.items()):
            media_type = exhibit.evidence.media_type
            is_text = media_type.startswith(("message/", "text/")) or media_type == _OUTLOOK
            if number > above and is_text and number not in self._tables.file_words:
                return exhibit
        return None

    def keep(self, exhibit_id: ExhibitId, words: str) -> None:
        for number, (_, exhibit) in self._tables.exhibits.items():
            if exhibit.id == exhibit_id:
                self._tables.file_words[number] = words
                return
        raise UnknownRecord(exhibit_id)

    def in_incident(self, incident_id: IncidentId) -> str:
        return file_words_of(self._tables, incident_id)


def file_words_of(tables: Tables, incident_id: IncidentId) -> str:
    """Return the words of the files of an incident."""
    numbers = sorted(n for n, (owner, _) in tables.exhibits.items() if owner == incident_id)
    return "\n".join(tables.file_words[n] for n in numbers if n in tables.file_words)
