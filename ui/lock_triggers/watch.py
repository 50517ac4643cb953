"""Locks when something happens to the computer or the window, as the person chose."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.preferences import LockTrigger
from ui.lock_triggers.source import TriggerSource


class TriggerWatch(QObject):
    """Listens while a vault is open.

    `happened(LockTrigger)`: something happened that the person wants to lock.
    """

    happened = Signal(object)
    _heard = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._source: TriggerSource | None = None
        self._wanted: frozenset[LockTrigger] = frozenset()
        self._is_open = False
        self._window = window
        window.installEventFilter(self)
        # Queued: it comes from another thread, or in the middle of what a window does.
        self._heard.connect(self._sift, Qt.ConnectionType.QueuedConnection)

    def listen_to(self, source: TriggerSource) -> None:
        """Use this from now on."""
        if self._source is not None:
            self._source.end()
        self._source = source
        if self._is_open:
            self.begin()

    def want(self, triggers: frozenset[LockTrigger]) -> None:
        """Heed these, and no others."""
        self._wanted = triggers
        if self._is_open:
            self.begin()

    def begin(self) -> None:
        """A vault is open: listen from now on."""
        self._is_open = True
        if self._source is not None:
            is_heeded = LockTrigger.SUSPEND in self._wanted
            self._source.begin(self._heard.emit, holds_up_sleep=is_heeded)

    def end(self) -> None:
        """The vault is closed; the computer may sleep."""
        self._is_open = False
        if self._source is not None:
            self._source.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """See the window being made small."""
        if event.type() is QEvent.Type.WindowStateChange and self._window.isMinimized():
            self._heard.emit(LockTrigger.MINIMISED)
        return super().eventFilter(watched, event)

    @Slot(object)
    def _sift(self, trigger: LockTrigger) -> None:
        if self._is_open and trigger in self._wanted:
            self.happened.emit(trigger)
