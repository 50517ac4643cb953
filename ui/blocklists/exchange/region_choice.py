"""Where the numbers of a list are from that are written without a country code."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.vault.session import Session
from ui.blocklists.fact_words import region_word
from ui.blocklists.people_jobs import set_region
from ui.blocklists.region_line import RegionLine
from ui.jobs import Ticket
from ui.plain_text import isolated
from ui.shared.buttons import QuietButton
from ui.shared.text import PlainLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.vault_runner import VaultRunner


class RegionChoice(QWidget):
    """Says which country is used, and asks while none is known. Hidden where none is needed.

    `changed()`: it is another one now, for everything in the vault.
    """

    changed = Signal()

    def __init__(self, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-region")
        self._runner = runner
        self._ticket: Ticket[str] | None = None
        self._region = ""
        self.words = PlainLabel()
        self.words.setObjectName("import-region-words")
        self.change_button = QuietButton(tr("Change the country"), "pencil")
        self.change_button.setObjectName("import-region-change")
        self.line = RegionLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.words)
        column.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.line)
        self.change_button.clicked.connect(self._ask)
        self.line.chosen.connect(self._keep)
        self.hide()

    def begin(self, *, is_needed: bool) -> None:
        """Be about another list."""
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None
        if is_needed:
            self._ticket = self._runner.query(_region, self._show)
        else:
            self.hide()

    def _show(self, region: str) -> None:
        self._region = region
        words = tr(
            "Numbers without a country code are taken to be from {country}, in this list and"
            " everywhere in the vault."
        )
        self.words.setText(words.format(country=isolated(region_word(region))))
        self.words.setVisible(bool(region))
        self.change_button.setVisible(bool(region))
        if region:
            self.line.hide()
        else:
            self.line.ask()
        self.show()

    @Slot()
    def _ask(self) -> None:
        self.change_button.hide()
        self.line.ask(self._region)
        self.line.regions.setFocus()

    @Slot(str)
    def _keep(self, region: str) -> None:
        self._runner.command(partial(set_region, region), self._kept)

    def _kept(self, region: str) -> None:
        self._show(region)
        self.changed.emit()


def _region(session: Session) -> str:
    return session.blocklist.region()
