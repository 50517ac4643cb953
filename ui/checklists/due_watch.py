"""Notices when something is due, also while the window is left open over midnight."""

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.changes import Changed
from core.checklists.checklists import Overview
from core.errors import HollyhockError
from core.vault.session import Session
from ui.jobs import WatchedProgress
from ui.notifications import notify
from ui.translate import tr
from ui.vault_runner import VaultRunner

_LONGEST = timedelta(hours=1)
"""Timers stand still while the computer sleeps; days do not."""


class DueWatch(QObject):
    """`day_over()`: look at the day again. `due(bool)`: whether something is due, when it changed.

    When the person wants it, the desktop shows their words, once a day at most.
    """

    day_over = Signal()
    due = Signal(bool)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._is_due = False
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.day_over)

    def look(self, overview: Overview) -> None:
        """See what is due now, and when to look again."""
        # A second more: a timer may be early by a little.
        left = min(overview.day_left, _LONGEST) + timedelta(seconds=1)
        self.timer.start(int(left.total_seconds() * 1000))
        is_due = bool(overview.agenda.due)
        if is_due != self._is_due:
            self._is_due = is_due
            self.due.emit(is_due)
        choices = overview.choices
        if is_due and choices.reminder and choices.reminded_on != overview.today:
            self._runner.command(_remind, self._show)

    def _show(self, words: str) -> None:
        if words:
            self._runner.aside(Notice(words), self._shown, self._not_shown)

    @Slot(object)
    def _shown(self, _nothing: None) -> None:
        """Nothing more is to be said."""

    @Slot(object)
    def _not_shown(self, _error: HollyhockError) -> None:
        """The mark on the rail says it too; a failure would only disturb."""


class Notice:
    """A job for `VaultRunner.aside`: the desktop is to show these words. Raises NoDesktopNotice."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __call__(self, _progress: WatchedProgress) -> None:
        """Run it."""
        notify(tr("Reminder"), self._words)


def _remind(session: Session) -> Changed[str]:
    return session.checklists.remind()
