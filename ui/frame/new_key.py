"""Puts a vault's new key in use, and says so afterwards."""

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import HollyhockError
from core.vault.session import Session
from ui.frame.sides import Sides
from ui.translate import tr
from ui.unlock.locked_side import LockedSide
from ui.vault_runner import VaultRunner


class NewKey(QObject):
    """`said(str)`: a quiet message. `taken()`: only the new key opens the vault; lock it.
    `refused(HollyhockError)`: the old one is still in use.
    """

    said = Signal(str)
    taken = Signal()
    refused = Signal(object)

    def __init__(self, sides: Sides, runner: VaultRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._sides, self._runner = sides, runner
        sides.new_key_wanted.connect(self.take)

    @Slot()
    def take(self) -> None:
        """Let nothing be written any more, and put the key in use."""
        if self._sides.unlocked is not None:
            self._sides.hand_over()
            self._sides.unlocked.setEnabled(False)
            self.said.emit(tr("Changing the key…"))
            self._runner.query(_take_new_key, self._is_taken, self._is_refused)

    def _is_taken(self, _nothing: None) -> None:
        self.taken.emit()

    def _is_refused(self, error: HollyhockError) -> None:
        if self._sides.unlocked is not None:
            self._sides.unlocked.setEnabled(True)
        self.refused.emit(error)


def say_new_key(side: LockedSide) -> None:
    """Say at the page that unlocks that the new passphrase is wanted now."""
    if not side.unlock_page.is_disguised:
        side.unlock_page.warn(
            tr("The vault has its new key."),
            tr(
                "The new passphrase opens it. Old backups keep the old one: make a new backup soon."
            ),
        )


def _take_new_key(session: Session) -> None:
    session.take_new_key()
