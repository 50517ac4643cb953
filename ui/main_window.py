"""The one window: the locked or the unlocked side, quiet messages, long work, and the foot."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.errors import HollyhockError
from core.preferences import Preferences, PreferenceStore
from core.succession import Beginning
from core.vault.session import Vaults
from ui.captures import CaptureKeeper, captures_here
from ui.dialogs import FileDialogs
from ui.disguise.wearing import wear
from ui.error_messages import message_for
from ui.frame.entering import Entering
from ui.frame.foot import Foot
from ui.frame.helping import Helping
from ui.frame.keys import WindowKeys
from ui.frame.locking import Locking
from ui.frame.new_key import NewKey, say_new_key
from ui.frame.sides import Sides
from ui.frame.work_strip import WorkStrip
from ui.idle_lock import IdleLock
from ui.jobs import WatchedProgress
from ui.lock_triggers.source import source_here
from ui.lock_triggers.watch import TriggerWatch
from ui.own_clipboard import OwnClipboard
from ui.quick_exit import QuickExit
from ui.shared.message_bar import MessageBar
from ui.shared.theme import ThemeKeeper
from ui.translate import tr
from ui.vault_runner import VaultRunner

if TYPE_CHECKING:
    from ui.frame.unlocked_side import UnlockedSide
    from ui.screen import Screen
    from ui.unlock.locked_side import LockedSide

_ANYHOW = Beginning()
_SIZE_PX = (1100, 720)
_SMALLEST_PX = (420, 360)


class MainWindow(QWidget):
    """Holds the parts together, and tells them of each other.

    Screens exist only while a vault is open; `screens` names them, and is asked at each unlock.
    `start` looks for a vault at `folder`.

    `ending()`: nothing more will be seen of this process; it is about to close the vault and end.
    """

    ending = Signal()

    def __init__(
        self,
        vaults: Vaults,
        preferences: PreferenceStore,
        theme: ThemeKeeper,
        dialogs: FileDialogs,
        folder: Path,
        screens: Callable[[], "Sequence[type[Screen]]"],
    ) -> None:
        super().__init__()
        self._vaults, self._store, self._theme = vaults, preferences, theme
        self._preferences = Preferences()
        self.runner = VaultRunner(self)
        self.idle_lock = IdleLock(self)
        self.triggers = TriggerWatch(self)
        self.clipboard = OwnClipboard(self)
        self.captures = CaptureKeeper(captures_here(), self)
        self.quick_exit = QuickExit(self.runner.stop, self)
        self.sides = Sides(vaults, self.runner, dialogs, preferences, folder)
        self.entering = Entering(self.sides, self.runner, screens, self)
        self.locking = Locking(self.sides, self.runner, self.clipboard, self)
        self.message_bar, self.work_strip = MessageBar(), WorkStrip()
        self.foot = Foot(self.quick_exit.guard(self))
        self.keys = WindowKeys(self)
        self._helping = Helping(self.sides, self)
        self._new_key = NewKey(self.sides, self.runner, self)
        self._lay_out()
        self._connect_parts()
        self._connect_keys()
        self.sides.show_locked()

    @property
    def locked_side(self) -> "LockedSide | None":
        """What is seen while no vault is open."""
        return self.sides.locked

    @property
    def unlocked_side(self) -> "UnlockedSide | None":
        """What is seen while a vault is open."""
        return self.sides.unlocked

    def start(self, preferences: Preferences, beginning: Beginning = _ANYHOW) -> None:
        """Look as preferred, and find out what to begin with, unless that is known."""
        self._use(preferences)
        self._theme.dress(self)
        self.idle_lock.watch(self._theme.application)
        self.quick_exit.watch(self._theme.application)
        self.captures.watch(self._theme.application)
        if self.locked_side is not None and beginning.folder is not None:
            self.locked_side.open_folder(self.sides.folder)
            if beginning.has_new_key:
                say_new_key(self.locked_side)
        elif self.locked_side is not None:
            self.locked_side.start(self.sides.folder)

    @Slot()
    def get_ready(self) -> None:
        """Load what an open vault needs, while the person types: unlocking does not wait for it."""
        self.runner.prepare(self._vaults.get_ready, self._is_ready)
        self.triggers.listen_to(source_here())
        self.entering.get_ready()

    def _is_ready(self, _nothing: None) -> None:
        if self.locked_side is not None:
            self.locked_side.unlock_page.look_closer()

    @Slot()
    def lock(self) -> None:
        """Close the vault, if one is open."""
        self.locking.lock()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Closing the window is leaving."""
        event.accept()
        self.quick_exit.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Take a folder while no vault is open."""
        if self.unlocked_side is None and not self.runner.is_unlocked and _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Be about the vault in that folder."""
        folder = _dropped(event)
        if folder is not None and self.locked_side is not None and not self.runner.is_unlocked:
            self.locked_side.open_folder(folder)
            event.acceptProposedAction()

    # --- preferences --------------------------------------------------------------------------

    @Slot(object)
    def _show_preferences_on(self, screen: "Screen") -> None:
        from ui.screen import ChangesPreferences  # noqa: PLC0415  the window is there sooner without

        screen.show_preferences(self._preferences)
        if isinstance(screen, ChangesPreferences):
            screen.preferences_changed.connect(self._change_preferences)

    @Slot(object)
    def _change_preferences(self, preferences: Preferences) -> None:
        self._use(preferences)
        store = self._store

        def job(_progress: WatchedProgress) -> None:
            store.save(preferences)

        self.runner.work(tr("Keeping the settings"), job)

    def _use(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._theme.apply(preferences)
        self.sides.wear(wear(self, preferences.title))
        self._arrange_foot()
        self.captures.use(is_shown=preferences.show_in_captures)
        self.idle_lock.set_minutes(preferences.lock_after_minutes)
        self.triggers.want(preferences.lock_when)
        self.quick_exit.use_key(preferences.leave_key)
        self._helping.use_key(preferences.leave_key)
        if self.unlocked_side is not None:
            self.unlocked_side.fit()
            for screen in self.unlocked_side.screens:
                screen.show_preferences(preferences)

    # --- what happened ------------------------------------------------------------------------

    @Slot()
    def _entered(self) -> None:
        self.triggers.begin()
        if self.locking.next_process is not None:
            self.locking.next_process.get_ready_soon()

    @Slot()
    def _has_new_key(self) -> None:
        self.locking.lock(has_new_key=True)

    @Slot()
    def _nobody_is_there(self) -> None:
        if self.locked_side is None or not self.locked_side.nobody_is_there():
            self.lock()

    @Slot(object)
    def _say_failure(self, error: HollyhockError) -> None:
        message = message_for(error)
        self.message_bar.warn(message.what, message.next_step)

    @Slot()
    def _arrange_foot(self) -> None:
        self.foot.lock_button.setVisible(self.unlocked_side is not None)
        self.foot.be_plain(is_plain=self.sides.is_disguised)

    # --- putting together ---------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setObjectName("main-window")
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST_PX)
        self.resize(*_SIZE_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sides, 1)
        for each in (self.message_bar, self.work_strip, self.foot):
            column.addWidget(each)

    def _connect_parts(self) -> None:
        self.runner.failed.connect(self._say_failure)
        self.sides.changed.connect(self._arrange_foot)
        self.sides.said.connect(self.message_bar.say)
        self.sides.made.connect(self._show_preferences_on)
        self.entering.entered.connect(self._entered)
        self.entering.said.connect(self.message_bar.say)
        self.entering.warned.connect(self.message_bar.warn)
        self.locking.clearing.connect(self.message_bar.clear)
        self.locking.clearing.connect(self.work_strip.hide)
        self.locking.locked.connect(self.triggers.end)
        self.locking.ending.connect(self.ending)
        self._new_key.said.connect(self.message_bar.say)
        self._new_key.taken.connect(self._has_new_key)
        self._new_key.refused.connect(self._say_failure)
        self.runner.work_started.connect(self.work_strip.begin)
        self.runner.work_ended.connect(self.work_strip.end)
        # Queued: it may be found out within an event of a widget that is about to be deleted.
        self.idle_lock.idle.connect(self._nobody_is_there, Qt.ConnectionType.QueuedConnection)
        self.triggers.happened.connect(self._nobody_is_there)
        self.foot.lock_wanted.connect(self.lock)
        self.foot.help_wanted.connect(self._helping.help)
        self.quick_exit.gone.connect(self._open_in_front)
        self.quick_exit.leaving.connect(self.ending)
        self.quick_exit.leaving.connect(self._hand_over)
        self.quick_exit.leaving.connect(self.clipboard.clear)
        self.quick_exit.left.connect(QApplication.quit)

    def _connect_keys(self) -> None:
        keys, sides = self.keys, self.sides
        for wanted, slot in (
            (keys.note_wanted, sides.capture),
            (keys.new_wanted, sides.start_new),
            (keys.search_wanted, sides.search),
            (keys.place_wanted, sides.go),
        ):
            wanted.connect(self._helping.leave)
            wanted.connect(slot)
        keys.lock_wanted.connect(self.lock)
        keys.help_wanted.connect(self._helping.help)
        keys.keys_wanted.connect(self._helping.show_keys)

    @Slot()
    def _open_in_front(self) -> None:
        if self.locking.next_process is not None and self._preferences.front:
            self.locking.next_process.open_in_front(Path(self._preferences.front))

    @Slot()
    def _hand_over(self) -> None:
        self._vaults.stop_waiting()
        self.sides.hand_over()


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    return None
