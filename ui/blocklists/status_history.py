"""Everything that was done about one identifier, the newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.blocklists.status import StatusEntry
from ui.blocklists.fact_words import step_words
from ui.blocklists.status_words import step_icon
from ui.plain_text import isolated
from ui.shared.icon_label import IconLabel
from ui.shared.text import BodyLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_MOST = 30
"""Nobody reads more; the rest is counted."""


class StatusHistory(QWidget):
    """A line for each step, with what came of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status-history")
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)

    def show_entries(self, entries: Sequence[StatusEntry], home: str) -> None:
        """Show these, which are the oldest first; `home` is the identifier's own service."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        newest = list(reversed(entries))
        self._rows = [_row(each, home) for each in newest[:_MOST]]
        if len(newest) > _MOST:
            self._rows.append(SoftLabel(tr("and {n} earlier ones").format(n=len(newest) - _MOST)))
        for row in self._rows:
            self._column.addWidget(row)
            row.show()
        self.setVisible(bool(entries))


def _row(entry: StatusEntry, home: str) -> QWidget:
    content = entry.content
    what = BodyLabel(step_words(entry, home))
    more = [
        tr("Report: {reference}").format(reference=isolated(content.reference))
        if content.reference
        else "",
        isolated(content.result) if content.result else "",
        tr("For yourself: {note}").format(note=isolated(content.note)) if content.note else "",
    ]
    row = QWidget()
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(what)
    said = " · ".join(filter(None, more))
    if said:
        words.addWidget(SoftLabel(said))
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(GRID)
    line.addWidget(IconLabel(step_icon(content.step), "soft", side=16))
    line.addLayout(words, 1)
    return row
