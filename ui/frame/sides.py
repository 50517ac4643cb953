"""Which of the two sides of the window there is: that of a locked vault, or that of an open one."""

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.preferences import PreferenceStore, Title
from core.vault.session import Vaults
from ui.dialogs import FileDialogs
from ui.disguise.guise import Guise, guise_of
from ui.unlock.locked_side import LockedSide
from ui.vault_runner import VaultRunner

if TYPE_CHECKING:
    from ui.frame.unlocked_side import UnlockedSide
    from ui.screen import Screen


class Sides(QStackedWidget):
    """Has one of them at a time; the other is made when it is wanted. At first it has neither.

    `changed()`: the other one is there now, or it tells more than before, or less.
    `entered()`: as the locked side's. `said(str)`, `made(Screen)`, `new_key_wanted()`: as the
    unlocked side's.
    """

    changed = Signal()
    entered = Signal()
    said = Signal(str)
    made = Signal(object)
    new_key_wanted = Signal()

    def __init__(
        self,
        vaults: Vaults,
        runner: VaultRunner,
        dialogs: FileDialogs,
        store: PreferenceStore,
        folder: Path,
    ) -> None:
        super().__init__()
        self._vaults, self._runner = vaults, runner
        self._dialogs, self._store = dialogs, store
        self._guise = guise_of(Title.HOLLYHOCK)
        self.folder = folder
        """That of the vault which the locked side is about, or was."""
        self.locked: LockedSide | None = None
        self.unlocked: UnlockedSide | None = None

    @property
    def seen(self) -> "LockedSide | UnlockedSide | None":
        """The one that is there."""
        return self.unlocked or self.locked

    @property
    def is_disguised(self) -> bool:
        """Whether nothing that is shown tells what it is."""
        return self.locked is not None and self.locked.is_disguised

    def wear(self, guise: Guise) -> None:
        """Look like this while no vault is open."""
        self._guise = guise
        if self.locked is not None:
            self.locked.wear(guise)

    def show_locked(self) -> LockedSide:
        """Have the locked side, and destroy the other with all that it showed."""
        side = LockedSide(self._vaults, self._runner, self._dialogs, self.folder)
        side.entered.connect(self.entered)
        side.folder_changed.connect(self._remember_folder)
        side.dress_changed.connect(self.changed)
        side.wear(self._guise)
        old, self.unlocked, self.locked = self.unlocked, None, side
        self._turn_to(side)
        if old is not None:
            self.removeWidget(old)
            shiboken6.delete(old)
            del old
            # Decrypted text in reference cycles is not to wait until Python happens to look.
            gc.collect()
        return side

    def show_unlocked(self, screens: "Sequence[type[Screen]]", zone: str) -> "UnlockedSide":
        """Have the unlocked side, in the place of the other. `zone`: the computer's time zone."""
        from ui.frame.unlocked_side import UnlockedSide  # noqa: PLC0415  the window is there sooner without
        from ui.screen import ScreenContext  # noqa: PLC0415  the window is there sooner without

        context = ScreenContext(self._vaults, self._runner, self._dialogs, self._store, zone)
        side = UnlockedSide(screens, context)
        side.said.connect(self.said)
        side.made.connect(self.made)
        side.new_key_wanted.connect(self.new_key_wanted)
        old, self.locked, self.unlocked = self.locked, None, side
        self._turn_to(side)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
        side.begin()
        return side

    @Slot()
    def hand_over(self) -> None:
        """The vault is about to close: screens hand over what is not kept yet."""
        if self.unlocked is not None:
            self.unlocked.leave()

    @Slot()
    def capture(self) -> None:
        """Write something down in the open vault, if one is open; so with what follows."""
        if self.unlocked is not None:
            self.unlocked.capture()

    @Slot()
    def start_new(self) -> None:
        """Begin a new one of what the screen keeps that is seen."""
        if self.unlocked is not None:
            self.unlocked.start_new()

    @Slot()
    def search(self) -> None:
        """Search on the screen that is seen."""
        if self.unlocked is not None:
            self.unlocked.search()

    @Slot(int)
    def go(self, number: int) -> None:
        """Show a screen by its place on the rail, counted from 0."""
        if self.unlocked is not None:
            self.unlocked.go(number)

    def _turn_to(self, side: QWidget) -> None:
        self.addWidget(side)
        self.setCurrentWidget(side)
        self.changed.emit()

    @Slot(object)
    def _remember_folder(self, folder: Path) -> None:
        self.folder = folder
