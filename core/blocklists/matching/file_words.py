"""The words of mails and texts among the files of a vault, to look for identifiers in them."""

from core.blocklists.matching.ports import FileWordsStore
from core.ids import ExhibitId, IncidentId
from core.incidents.evidence import Exhibit
from core.incidents.preview import FactName, NoPreview, Preview, TextPreview, Why

MAX_CHARACTERS = 30_000
"""Of one file; what stands behind is not looked at."""

_WHO = frozenset(
    {
        FactName.SENDER,
        FactName.REPLY_TO,
        FactName.RECIPIENTS,
        FactName.COPIES_TO,
        FactName.SUBJECT,
        FactName.ATTACHMENT,
    }
)
_NOT_READ = frozenset({Why.STOPPED, Why.NOT_STARTED})


class FileWords:
    """Keeps what was read from files; matching looks at it as at the words of their note.

    Used on the vault thread only.
    """

    def __init__(self, store: FileWordsStore) -> None:
        self._store = store

    def next_unread(self, above: int) -> Exhibit | None:
        """Return the next mail or text whose words nobody has read yet, by number."""
        return self._store.next_unread(above)

    def keep(self, exhibit_id: ExhibitId, preview: Preview) -> bool:
        """Keep the words of a file, and tell whether it has any.

        A file that was not looked at stays unread. Raises UnknownRecord when it was forgotten
        meanwhile.
        """
        words = words_in(preview)
        if words is not None:
            self._store.keep(exhibit_id, words)
        return bool(words)

    def in_incident(self, incident_id: IncidentId) -> str:
        """Return the words of all files of an incident that were read."""
        return self._store.in_incident(incident_id)


def words_in(preview: Preview) -> str | None:
    """Return who and what stands in a mail or text; None: try again another time."""
    if isinstance(preview, NoPreview) and preview.why in _NOT_READ:
        return None
    if not isinstance(preview, TextPreview):
        return ""
    said = (fact.text for fact in preview.facts.said if fact.name in _WHO)
    return "\n".join((*said, preview.text))[:MAX_CHARACTERS]
