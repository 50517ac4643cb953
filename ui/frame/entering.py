"""Entering: from a vault that was just opened to its screens, and what is said on the way."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core.vault.ports import Notice
from core.vault.session import Session
from ui.frame.sides import Sides
from ui.translate import tr
from ui.vault_runner import VaultRunner

if TYPE_CHECKING:
    from ui.screen import Screen

_Facts = tuple[str, frozenset[Notice]]


class Entering(QObject):
    """`screens` names the screens, and is asked at each unlock.

    `entered()`: the screens are there. `said(str)`: a quiet message. `warned(str, str)`: what
    happened, and what to do.
    """

    entered = Signal()
    said = Signal(str)
    warned = Signal(str, str)

    def __init__(
        self,
        sides: Sides,
        runner: VaultRunner,
        screens: Callable[[], "Sequence[type[Screen]]"],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._sides, self._runner, self._screens = sides, runner, screens
        self.begins_new = False
        """Whether the next unlock leads to a new note."""
        sides.entered.connect(self._enter)

    def get_ready(self) -> None:
        """Load what the screens need."""
        self._screens()

    @Slot()
    def _enter(self) -> None:
        """A vault is open: ask for what screens need before there are any."""
        self._runner.query(_first_facts, self._show)

    def _show(self, facts: _Facts) -> None:
        from ui.frame.cut_short import CutShort  # noqa: PLC0415  the window is there sooner without

        zone, notices = facts
        side = self._sides.show_unlocked(self._screens(), zone)
        self.entered.emit()
        if self.begins_new:
            self.begins_new = False
            side.capture()
        if Notice.HEADER_COPY_MENDED in notices:
            self.said.emit(
                tr("One of the two copies of the vault's key file was damaged and is mended.")
            )
        else:
            cut_short = CutShort(self._runner, side)
            cut_short.found.connect(self.warned)
            cut_short.look()


def _first_facts(session: Session) -> _Facts:
    """On the vault thread: reading the time zone reads the disk."""
    return session.clock.zone(), session.notices
