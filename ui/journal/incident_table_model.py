"""The rows of the journal's list, fetched from the vault as they are needed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from core.ids import IncidentId
from core.incidents.incident import IncidentRow
from core.incidents.incident_type import IncidentType
from core.incidents.matcher import Matcher
from core.incidents.search import IncidentQuery
from ui.journal.find.snippets import Snippets
from ui.journal.incident_rows import IncidentRows
from ui.journal.words import excerpt_words, files_words, type_titles, when_words
from ui.plain_text import isolated
from ui.translate import tr
from ui.vault_runner import VaultRunner

MOST_COUNTED = 10_000
"""Counting a million hits would hold up what is typed next."""


class IncidentTableModel(IncidentRows):
    """The notes a query hits, with the words around the first match of each."""

    most_counted = MOST_COUNTED

    def __init__(
        self,
        runner: VaultRunner,
        types: Sequence[IncidentType],
        zone: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(runner, zone, parent)
        self._titles = type_titles(types)
        self._snippets = Snippets(runner, self)
        self._snippets.arrived.connect(self.show_again)

    def show(self, query: IncidentQuery) -> None:
        """Show what another query hits; the old rows stay until the new ones are there."""
        if query.terms != self._query.terms:
            self._snippets.search(Matcher(query.terms))
        self.ask(query)

    def reload(self) -> None:
        """Read all rows again that are shown, because the vault's data changed."""
        self._snippets.forget()
        super().reload()

    @property
    def matcher(self) -> Matcher:
        """What finds the words that are searched for."""
        return self._snippets.matcher

    def words_of(self, row: IncidentRow) -> str:
        """Return what a note says: its beginning, or what stands around the first match."""
        return excerpt_words(self._snippets.words_for(row))

    def incident_at(self, row: int) -> IncidentId:
        """Return the identity of the incident in a row."""
        return self.row_at(row).id

    def titles_of(self, row: IncidentRow) -> str:
        """Return the titles of an incident's types in one line."""
        return " · ".join(self._titles.get(code, code) for code in row.types)

    def when_of(self, row: IncidentRow) -> str:
        """Return when an incident happened, in words."""
        return when_words(row, self._zone)

    def shown(self, row: IncidentRow, role: int) -> object:
        """Return a sentence for screen readers and copies; the delegate draws the rest."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(row)
        return None

    def _sentence(self, row: IncidentRow) -> str:
        parts = [self.when_of(row), self.titles_of(row), isolated(self.words_of(row))]
        if row.exhibit_count:
            parts.append(files_words(row.exhibit_count))
        if row.is_sealed:
            parts.append(tr("Sealed"))
        if row.tags:
            tags = ", ".join(isolated(tag) for tag in row.tags)
            parts.append(tr("Tags: {tags}").format(tags=tags))
        return tr(". ").join(part for part in parts if part)
