"""Making a backup in its three steps, each on the thread where it belongs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.backups.backup import BackupContents, BackupRecord, FileWritten
from core.backups.backups import Backups
from core.backups.ports import Snapshot
from core.changes import Changed
from core.errors import HollyhockError
from core.vault.session import Session
from ui.jobs import WatchedProgress
from ui.translate import tr
from ui.vault_runner import VaultRunner


@dataclass(frozen=True, slots=True)
class FileOrder:
    """A file that is not there yet, what is to open it, and whether the recovery words are too."""

    target: Path
    passphrase: str = field(repr=False)
    with_words: bool


class BackupMaker(QObject):
    """One backup at a time.

    `written(FileWritten)`: the file is there and was read back; what became of the small one beside
    it is in there. `failed(HollyhockError)`: it is not there; also when it was cancelled.
    """

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._wanted: FileOrder | None = None
        self._progress: WatchedProgress | None = None
        self._stop_wanted = False

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made."""
        return self._wanted is not None

    def make(self, order: FileOrder, typed: str) -> None:
        """Write a backup file of the present state, if `typed` is the vault's own passphrase."""
        self._wanted = order
        self._stop_wanted = False
        self._runner.query(partial(_snapshot, typed), self._write, self._fail)

    def cancel(self) -> None:
        """Stop at the next chance; nothing is left behind."""
        self._stop_wanted = True
        if self._progress is not None:
            self._progress.cancel()

    def _write(self, snapshot: Snapshot) -> None:
        if self._wanted is None:
            return
        job = _write(self._runner.session.backups, snapshot, self._wanted)
        title = tr("Writing the backup file")
        self._progress = self._runner.work(title, job, self._remember, self._fail)
        if self._stop_wanted:
            self._progress.cancel()

    def _remember(self, written: FileWritten) -> None:
        self._end()
        # The file is good even if the vault cannot remember it; then the frame says why.
        self._runner.command(_remember(written.contents))
        self.written.emit(written)

    def _fail(self, error: HollyhockError) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._wanted = self._progress = None


def _snapshot(typed: str, session: Session) -> Snapshot:
    session.confirmation.confirm(typed)
    return session.backups.snapshot()


def _write(
    backups: Backups, snapshot: Snapshot, order: FileOrder
) -> Callable[[WatchedProgress], FileWritten]:
    def job(progress: WatchedProgress) -> FileWritten:
        try:
            return backups.write(
                snapshot, order.target, order.passphrase, progress, with_words=order.with_words
            )
        finally:
            snapshot.close()

    return job


def _remember(contents: BackupContents) -> Callable[[Session], Changed[BackupRecord]]:
    return lambda session: session.backups.remember(contents)
