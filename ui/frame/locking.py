"""Locking: what was unlocked goes from the window, the clipboard and this process."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.frame.in_any_case import take_all
from ui.frame.new_key import say_new_key
from ui.frame.sides import Sides
from ui.next_process import NextProcess, cover
from ui.own_clipboard import OwnClipboard
from ui.vault_runner import VaultRunner


class Locking(QObject):
    """Closes the vault. What was unlocked is gone from the window before that takes time.

    `clearing()`: whatever else the window shows of the vault has to go now. `ending()`: nothing
    more will be seen of this process; it is about to close the vault and end. `locked()`: this
    process goes on, without a vault.
    """

    clearing = Signal()
    ending = Signal()
    locked = Signal()

    def __init__(
        self, sides: Sides, runner: VaultRunner, clipboard: OwnClipboard, window: QWidget
    ) -> None:
        super().__init__(window)
        self._sides, self._runner, self._clipboard = sides, runner, clipboard
        self._window = window
        self.next_process: NextProcess | None = None
        """Takes over at lock; None: this process goes on when the vault is locked."""

    def lock(self, *, has_new_key: bool = False) -> None:
        """Close the vault, if one is open. `has_new_key`: another passphrase opens it now."""
        if not self._runner.is_unlocked:
            self._sides.hand_over()
        elif self.next_process is None:
            self._go_on_locked(has_new_key=has_new_key)
        else:
            self._make_room(self.next_process, has_new_key=has_new_key)

    def _go_on_locked(self, *, has_new_key: bool) -> None:
        take_all(
            self._sides.hand_over,
            self.clearing.emit,
            self._sides.show_locked,
            self._clipboard.clear,
            self._runner.lock,
            self.locked.emit,
            partial(self._show_unlock, has_new_key=has_new_key),
        )

    def _show_unlock(self, *, has_new_key: bool) -> None:
        side = self._sides.locked
        if side is not None:
            side.show_unlock()
            if has_new_key:
                say_new_key(side)

    def _make_room(self, successor: NextProcess, *, has_new_key: bool) -> None:
        """Close the vault and end. What this process knew is nowhere any more, not in a cycle."""
        take_all(
            self._sides.hand_over,
            partial(successor.follow, self._sides.folder, has_new_key=has_new_key),
            self.clearing.emit,
            partial(cover, self._window, self._sides),
            self.ending.emit,
            self._clipboard.clear,
            self._runner.stop,
            partial(QCoreApplication.exit, 0),
        )
