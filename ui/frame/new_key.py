"""Puts a vault's new key in use, and says so afterwards."""

from PySide6.QtCore import QObject, Signal

from core.errors import HollyhockError
from core.vault.session import Session
from ui.translate import tr
from ui.unlock.locked_side import LockedSide
from ui.vault_runner import VaultRunner


class NewKey(QObject):
    """`taken()`: only the new key opens the vault; lock it. `refused(HollyhockError)`: the old one
    is still in use.
    """

    taken = Signal()
    refused = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner

    def take(self) -> None:
        """Put it in use. Until then nothing may be written any more."""
        self._runner.query(_take_new_key, self._is_taken, self._is_refused)

    def _is_taken(self, _nothing: None) -> None:
        self.taken.emit()

    def _is_refused(self, error: HollyhockError) -> None:
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
