"""The notes that name a person, and those that mention what they use, as Qt models."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.blocklists.matching.match import Answer, Match
from core.ids import PersonId
from core.incidents.incident import IncidentRow
from core.incidents.search import Field, Filter, IncidentQuery
from core.vault.session import Session
from ui.blocklists.words import identifier_words
from ui.journal.incident_rows import IncidentRows
from ui.journal.words import excerpt_words, moment_words, when_words, written_words
from ui.plain_text import isolated
from ui.shared.paged_rows import Index
from ui.shared.two_lines import DETAILS_ROLE, ICON_ROLE
from ui.translate import tr

_EXCERPT = 160
_MOST_MATCHES = 200
_NO_PARENT = QModelIndex()


class NotesModel(IncidentRows):
    """The notes that name one person, the newest first."""

    def show(self, person_id: PersonId) -> None:
        """Show the notes of somebody else."""
        self.ask(IncidentQuery(filters=(Filter(Field.FROM, person_id),)))

    def shown(self, row: IncidentRow, role: int) -> object:
        """Return what a row shows: the first words, and when it was."""
        words = excerpt_words(row.excerpt)[:_EXCERPT]
        when = when_words(row, self._zone)
        return {
            int(Qt.ItemDataRole.DisplayRole): words,
            int(Qt.ItemDataRole.AccessibleTextRole): f"{when}. {isolated(words)}",
            int(DETAILS_ROLE): tr("{when} · sealed").format(when=when) if row.is_sealed else when,
            int(ICON_ROLE): "notebook-pen",
        }.get(int(role))


@dataclass(frozen=True, slots=True)
class Mention:
    """A match, with the words for its note."""

    match: Match
    excerpt: str
    when: str


class MentionsModel(QAbstractListModel):
    """Notes that mention what somebody uses and do not name them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mentions: tuple[Mention, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All of them."""
        return self._mentions

    def show(self, mentions: tuple[Mention, ...]) -> None:
        """Show others."""
        self.beginResetModel()
        self._mentions = mentions
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._mentions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows: the first words, when it was, and what is mentioned."""
        if not index.isValid():
            return None
        mention = self._mentions[index.row()]
        what = identifier_words(mention.match.known.identifier.content)
        details = tr("{when} · mentions {what}").format(when=mention.when, what=what)
        return {
            int(Qt.ItemDataRole.DisplayRole): mention.excerpt,
            int(Qt.ItemDataRole.AccessibleTextRole): f"{isolated(mention.excerpt)}, {details}",
            int(DETAILS_ROLE): details,
            int(ICON_ROLE): "notebook-pen",
        }.get(int(role))


def open_mentions(person_id: PersonId, zone: str, session: Session) -> tuple[Mention, ...]:
    """Return the matches of a person that nobody has answered, with the words of their notes."""
    matches = session.matching.of_person(person_id, limit=_MOST_MATCHES)
    return tuple(_mention(each, zone, session) for each in matches if each.answer is Answer.OPEN)


def _mention(match: Match, zone: str, session: Session) -> Mention:
    incident = session.journal.incident(match.incident_id)
    occurred = incident.content.occurred
    when = moment_words(occurred, zone) if occurred else written_words(incident.recorded_at, zone)
    return Mention(match, excerpt_words(incident.content.text[: 3 * _EXCERPT])[:_EXCERPT], when)
