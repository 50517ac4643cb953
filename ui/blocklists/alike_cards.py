"""What the names on a page look like: found beside everything else, shown a few at a time."""

import time
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.blocklists.lookalikes.alike import STRENGTH, Alike
from core.blocklists.person import IdentifierContent
from core.ids import PersonId
from core.pace import Pace
from core.vault.session import Session
from ui.blocklists.alike_card import AlikeCard
from ui.jobs import Ticket
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr_n
from ui.vault_runner import VaultRunner

Found = tuple[tuple[IdentifierContent, Alike], ...]
_SHOWN = 3
_AT_ONCE = 16
_MOST = 500
"""Of one person: the newest. Whoever has more was brought in with a list."""


class _Slice(NamedTuple):
    """How many were looked at (none while names to compare with are still read), and what of it."""

    looked_at: int
    found: Found
    seconds: float


class AlikeCards(QWidget):
    """`chosen(AlikeDeed, IdentifierContent, Alike)`: what is to be done about two names."""

    chosen = Signal(object, object, object)

    def __init__(self, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("alike-cards")
        self._runner = runner
        self._ticket: Ticket[_Slice] | None = None
        self._pace = Pace(1, _AT_ONCE)
        self._waiting: list[IdentifierContent] = []
        self._besides: PersonId | None = None
        self._found: list[tuple[IdentifierContent, Alike]] = []
        self._shown: Found = ()
        self._cards: list[QWidget] = []
        self._more = SoftLabel()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(self._more)
        self.hide()

    def look_at(self, contents: Sequence[IdentifierContent], besides: PersonId | None) -> None:
        """Compare these with everything known but what belongs to `besides`."""
        if besides != self._besides:
            self._show(())
        if self._ticket is not None:
            self._ticket.drop()
        self._besides = besides
        self._waiting, self._found = list(contents[-_MOST:]), []
        self._go_on()

    def _go_on(self) -> None:
        now = tuple(self._waiting[-self._pace.count :])
        self._ticket = self._runner.query(partial(_look, now, self._besides), self._take)

    def _take(self, done: _Slice) -> None:
        self._ticket = None
        self._pace.took(done.seconds)
        if done.looked_at:
            del self._waiting[-done.looked_at :]
        self._found.extend(done.found)
        if self._waiting:
            self._go_on()
            return
        self._show(tuple(sorted(self._found, key=_rank)))

    def _show(self, found: Found) -> None:
        if found == self._shown:
            return
        self._shown = found
        had_keyboard = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [self._card(*each) for each in found[:_SHOWN]]
        for place, card in enumerate(self._cards):
            self._column.insertWidget(place, card)
            card.show()
        more = len(found) - _SHOWN
        self._more.setVisible(more > 0)
        self._more.setText(
            tr_n("and {n} more that looks alike", "and {n} more that look alike", more).format(
                n=more
            )
        )
        self.setVisible(bool(found))
        if had_keyboard and self._cards:
            self._cards[0].setFocus()

    def _card(self, content: IdentifierContent, alike: Alike) -> AlikeCard:
        card = AlikeCard(content, alike)
        card.chosen.connect(self.chosen)
        return card


def _look(
    contents: tuple[IdentifierContent, ...], besides: PersonId | None, session: Session
) -> _Slice:
    begun = time.monotonic()
    if not session.look_alikes.get_ready():
        return _Slice(0, (), time.monotonic() - begun)
    found = tuple(
        (content, alike)
        for content in contents
        for alike in session.look_alikes.of(content, besides)
    )
    return _Slice(len(contents), found, time.monotonic() - begun)


def _rank(found: tuple[IdentifierContent, Alike]) -> tuple[bool, int, int]:
    _, alike = found
    return not alike.is_impersonation, STRENGTH[alike.likeness], alike.distance
