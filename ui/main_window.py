"""The one window: the locked or the unlocked side, quiet messages, long work, and the foot."""

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from core.errors import HollyhockError
from core.preferences import Preferences, PreferenceStore
from core.succession import Beginning
from core.vault.ports import Notice
from core.vault.session import Session, Vaults
from ui.captures import CaptureKeeper, captures_here
from ui.dialogs import FileDialogs
from ui.disguise.guise import guise_of
from ui.disguise.wearing import wear
from ui.error_messages import message_for
from ui.frame.foot import Foot
from ui.frame.helping import Helping
from ui.frame.keys import WindowKeys
from ui.frame.new_key import NewKey, say_new_key
from ui.frame.work_strip import WorkStrip
from ui.idle_lock import IdleLock
from ui.jobs import WatchedProgress
from ui.lock_triggers.source import source_here
from ui.lock_triggers.watch import TriggerWatch
from ui.next_process import NextProcess, cover
from ui.own_clipboard import OwnClipboard
from ui.quick_exit import QuickExit
from ui.shared.message_bar import MessageBar
from ui.shared.theme import ThemeKeeper
from ui.translate import tr
from ui.unlock.locked_side import LockedSide
from ui.vault_runner import VaultRunner

if TYPE_CHECKING:
    from ui.frame.unlocked_side import UnlockedSide
    from ui.screen import Screen

_ANYHOW = Beginning()
_SIZE_PX = (1100, 720)
_SMALLEST_PX = (420, 360)


class MainWindow(QWidget):
    """Holds the parts together, and says what unlocking and locking mean for what is seen.

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
        self._dialogs, self._folder, self._screens = dialogs, folder, screens
        self._preferences = Preferences()
        self.begins_new = False
        """Whether the first unlock leads to a new note."""
        self.next_process: NextProcess | None = None
        """Takes over at lock; None: this process goes on when the vault is locked."""
        self.runner = VaultRunner(self)
        self.idle_lock = IdleLock(self)
        self.triggers = TriggerWatch(self)
        self.clipboard = OwnClipboard(self)
        self.captures = CaptureKeeper(captures_here(), self)
        self.quick_exit = QuickExit(self.runner.stop, self)
        self.locked_side: LockedSide | None = None
        self.unlocked_side: UnlockedSide | None = None
        self.message_bar, self.work_strip = MessageBar(), WorkStrip()
        self.foot = Foot(self.quick_exit.guard(self))
        self.keys = WindowKeys(self)
        self._content = QStackedWidget()
        self._helping = Helping(self._content, self._side, self)
        self._new_key = NewKey(self.runner, self)
        self._lay_out()
        self._connect()
        self._show_locked()

    def start(self, preferences: Preferences, beginning: Beginning = _ANYHOW) -> None:
        """Look as preferred, and find out what to begin with, unless that is known."""
        self._use(preferences)
        self._theme.dress(self)
        self.idle_lock.watch(self._theme.application)
        self.quick_exit.watch(self._theme.application)
        self.captures.watch(self._theme.application)
        if self.locked_side is not None and beginning.folder is not None:
            self.locked_side.open_folder(self._folder)
            if beginning.has_new_key:
                say_new_key(self.locked_side)
        elif self.locked_side is not None:
            self.locked_side.start(self._folder)

    @Slot()
    def get_ready(self) -> None:
        """Load what an open vault needs, while the person types: unlocking does not wait for it."""
        self.runner.prepare(self._vaults.get_ready, self._is_ready)
        self.triggers.listen_to(source_here())
        self._screens()

    def _is_ready(self, _nothing: None) -> None:
        if self.locked_side is not None:
            self.locked_side.unlock_page.look_closer()

    @Slot()
    def lock(self) -> None:
        """Close the vault. What was unlocked is gone from the window before that takes time."""
        self._lock(has_new_key=False)

    def _lock(self, *, has_new_key: bool) -> None:
        if self.unlocked_side is not None:
            self.unlocked_side.leave()
        if not self.runner.is_unlocked:
            return
        if self.next_process is not None:
            self.next_process.follow(self._folder, has_new_key=has_new_key)
            self._make_room()
            return
        try:
            self._show_locked()
            self.clipboard.clear()
        finally:
            self.runner.lock()  # whatever became of the window
        self.triggers.end()
        if self.locked_side is not None:
            self.locked_side.show_unlock()
            if has_new_key:
                say_new_key(self.locked_side)

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

    # --- the two sides ------------------------------------------------------------------------

    def _show_locked(self) -> None:
        self.message_bar.clear()
        side = LockedSide(self._vaults, self.runner, self._dialogs, self._folder)
        side.entered.connect(self._enter)
        side.folder_changed.connect(self._remember_folder)
        side.dress_changed.connect(self._arrange_foot)
        side.wear(guise_of(self._preferences.title))
        self.locked_side = side
        self._content.addWidget(side)
        self._content.setCurrentWidget(side)
        self.foot.lock_button.hide()
        self._arrange_foot()
        old, self.unlocked_side = self.unlocked_side, None
        if old is not None:
            self._content.removeWidget(old)
            shiboken6.delete(old)
            del old
            # Decrypted text in reference cycles is not to wait until Python happens to look.
            gc.collect()

    def _make_room(self) -> None:
        """Close the vault and end. What this process knew is nowhere any more, not in a cycle."""
        self.message_bar.clear()
        self.work_strip.hide()
        cover(self, self._content)
        self.ending.emit()
        try:
            self.clipboard.clear()
        finally:
            self.runner.stop()
            QCoreApplication.exit(0)

    @Slot()
    def _enter(self) -> None:
        """A vault is open: ask for what screens need before there are any."""
        self.runner.query(_first_facts, self._show_unlocked)

    def _show_unlocked(self, facts: tuple[str, frozenset[Notice]]) -> None:
        from ui.frame.cut_short import CutShort  # noqa: PLC0415  the window is there sooner without
        from ui.frame.unlocked_side import UnlockedSide  # noqa: PLC0415  the window is there sooner without
        from ui.screen import ScreenContext  # noqa: PLC0415  the window is there sooner without

        zone, notices = facts
        context = ScreenContext(self._vaults, self.runner, self._dialogs, self._store, zone)
        side = UnlockedSide(self._screens(), context)
        side.said.connect(self.message_bar.say)
        side.made.connect(self._show_preferences_on)
        side.new_key_wanted.connect(self._take_new_key)
        self.keys.note_wanted.connect(side.capture)
        self.keys.new_wanted.connect(side.start_new)
        self.keys.search_wanted.connect(side.search)
        self.keys.place_wanted.connect(side.go)
        self.unlocked_side = side
        self._content.addWidget(side)
        self._content.setCurrentWidget(side)
        self.foot.lock_button.show()
        old, self.locked_side = self.locked_side, None
        self._arrange_foot()
        if old is not None:
            self._content.removeWidget(old)
            old.deleteLater()
        side.begin()
        self.triggers.begin()
        if self.next_process is not None:
            self.next_process.get_ready_soon()
        if self.begins_new:
            self.begins_new = False
            side.capture()
        if Notice.HEADER_COPY_MENDED in notices:
            self.message_bar.say(
                tr("One of the two copies of the vault's key file was damaged and is mended.")
            )
        else:
            cut_short = CutShort(self.runner, side)
            cut_short.found.connect(self.message_bar.warn)
            cut_short.look()

    def _side(self) -> "LockedSide | UnlockedSide | None":
        return self.unlocked_side or self.locked_side

    @Slot(object)
    def _remember_folder(self, folder: Path) -> None:
        self._folder = folder

    @Slot()
    def _take_new_key(self) -> None:
        """Let nothing be written any more, put the new key in use, and lock."""
        if self.unlocked_side is not None:
            self.unlocked_side.leave()
            self.unlocked_side.setEnabled(False)
            self.message_bar.say(tr("Changing the key…"))
            self._new_key.take()

    @Slot()
    def _has_new_key(self) -> None:
        self._lock(has_new_key=True)

    @Slot(object)
    def _has_old_key(self, error: HollyhockError) -> None:
        if self.unlocked_side is not None:
            self.unlocked_side.setEnabled(True)
        self._say_failure(error)

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
        guise = wear(self, preferences.title)
        if self.locked_side is not None:
            self.locked_side.wear(guise)
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

    # --- keys and messages --------------------------------------------------------------------

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
        side = self.locked_side
        self.foot.be_plain(is_plain=side is not None and side.is_disguised)

    @Slot()
    def _leave_help(self) -> None:
        """Go on in the vault; while it is locked there is nothing to go to."""
        if self.unlocked_side is not None:
            self._helping.close()

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
        column.addWidget(self._content, 1)
        for each in (self.message_bar, self.work_strip, self.foot):
            column.addWidget(each)

    def _connect(self) -> None:
        self.runner.failed.connect(self._say_failure)
        self._new_key.taken.connect(self._has_new_key)
        self._new_key.refused.connect(self._has_old_key)
        self.runner.work_started.connect(self.work_strip.begin)
        self.runner.work_ended.connect(self.work_strip.end)
        # Queued: it may be found out within an event of a widget that is about to be deleted.
        self.idle_lock.idle.connect(self._nobody_is_there, Qt.ConnectionType.QueuedConnection)
        self.triggers.happened.connect(self._nobody_is_there)
        keys = self.keys
        for wanted in (keys.note_wanted, keys.new_wanted, keys.search_wanted, keys.place_wanted):
            wanted.connect(self._leave_help)
        keys.lock_wanted.connect(self.lock)
        keys.help_wanted.connect(self._helping.help)
        keys.keys_wanted.connect(self._helping.show_keys)
        self.foot.lock_wanted.connect(self.lock)
        self.foot.help_wanted.connect(self._helping.help)
        self.quick_exit.gone.connect(self._open_in_front)
        self.quick_exit.leaving.connect(self.ending)
        self.quick_exit.leaving.connect(self._hand_over)
        self.quick_exit.leaving.connect(self.clipboard.clear)
        self.quick_exit.left.connect(QApplication.quit)

    @Slot()
    def _open_in_front(self) -> None:
        if self.next_process is not None and self._preferences.front:
            self.next_process.open_in_front(Path(self._preferences.front))

    @Slot()
    def _hand_over(self) -> None:
        self._vaults.stop_waiting()
        if self.unlocked_side is not None:
            self.unlocked_side.leave()


def _first_facts(session: Session) -> tuple[str, frozenset[Notice]]:
    """On the vault thread: reading the time zone reads the disk."""
    return session.clock.zone(), session.notices


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    return None
