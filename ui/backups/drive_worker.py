"""Work on a backup drive: each step on the thread where it belongs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from core.backups.backup import BackupRecord
from core.backups.backups import Backups
from core.backups.drive import Drilled, DriveReport, DriveState, DriveWritten
from core.backups.ports import Snapshot
from core.backups.retention import Pruning
from core.backups.standing import BackupChoices, BackupProof, KnownDrive
from core.changes import Changed
from core.errors import HollyhockError
from core.vault.session import Session
from ui.backups.drive_watch import DriveWatch
from ui.jobs import WatchedProgress
from ui.translate import tr
from ui.vault_runner import VaultRunner


@dataclass(frozen=True, slots=True)
class DriveView:
    """What is on a drive, and what of it could go."""

    plan: Pruning
    freed_bytes: int
    drive: KnownDrive | None
    """None while this vault has never been backed up to it."""

    @property
    def states(self) -> tuple[DriveState, ...]:
        """All of them, newest first."""
        both = (*self.plan.kept, *self.plan.goners)
        return tuple(sorted(both, key=lambda state: state.made_at, reverse=True))


class WriteOrder(NamedTuple):
    """Where to, and whether to read what is there instead of trusting it."""

    place: Path
    recheck: bool


class DriveWorker(QObject):
    """One job at a time; `watch` tells how the drive answers meanwhile.

    `seen(DriveView)`; `written(DriveWritten)`: flushed, read back, the drive may be unplugged;
    `verified(DriveReport)`; `drilled(Drilled)`; `failed(HollyhockError)`: cancelled, too.
    """

    seen = Signal(object)
    written = Signal(object)
    verified = Signal(object)
    drilled = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.watch = DriveWatch(self)
        self._place = Path()
        self._recheck = False
        self._progress: WatchedProgress | None = None
        self._stop_wanted = False
        self.is_busy = False
        self.goes_on_later = False
        """Whether the job under way, once stopped, would go on the next time where it was."""

    def look(self, place: Path) -> None:
        """Tell what is on the drive."""
        self._begin(place)
        self._runner.query(_what_is_known, self._look, self._fail)

    def back_up(self, place: Path, *, recheck: bool) -> None:
        """Write the present state; `recheck` when what is there is not to be trusted."""
        self._begin(place)
        self.goes_on_later = True
        self._recheck = recheck
        self._runner.query(_snapshot, self._write, self._fail)

    def verify(self, place: Path) -> None:
        """Read all that is on the drive."""
        self._begin(place)
        self._work(tr("Checking the drive"), partial(_verify, place), self._verified)

    def prune(self, place: Path, goners: Sequence[DriveState]) -> None:
        """Remove these states, then look again."""
        self._begin(place)
        self._work(tr("Removing old copies"), partial(_prune, place, goners), self._pruned)

    def drill(self, place: Path) -> None:
        """Restore the newest copy on trial, and compare it."""
        self._begin(place)
        self._work(tr("Restoring on trial"), partial(_drill, place), self._drilled)

    def name(self, drive: KnownDrive) -> None:
        """Keep the person's name for a drive, in the vault."""
        self._runner.command(partial(_name, drive))

    def cancel(self) -> None:
        """Stop at the next chance."""
        self._stop_wanted = True
        if self._progress is not None:
            self._progress.cancel()

    def _begin(self, place: Path) -> None:
        self._place, self.is_busy, self._stop_wanted = place, True, False
        self.goes_on_later = False

    def _work(
        self,
        title: str,
        job: Callable[[Backups, WatchedProgress], object],
        done: Callable[..., None],
    ) -> None:
        backups = self._runner.session.backups
        self._progress = self._runner.work(title, partial(job, backups), done, self._fail)
        self.watch.begin(self._progress)
        if self._stop_wanted:
            self._progress.cancel()

    def _look(self, known: "_Known") -> None:
        job = partial(_look, self._place, known)
        self._work(tr("Looking at the drive"), job, self._seen)

    def _write(self, snapshot: Snapshot) -> None:
        job = partial(_write, WriteOrder(self._place, self._recheck), snapshot)
        self._work(tr("Backing up to the drive"), job, self._written)

    def _seen(self, view: DriveView) -> None:
        self._end()
        self.seen.emit(view)

    def _written(self, written: DriveWritten) -> None:
        self._end()
        # The copy is good even if the vault cannot remember it; then the frame says why.
        self._runner.command(partial(_remember, written))
        self.written.emit(written)

    def _verified(self, report: DriveReport) -> None:
        self._end()
        self.verified.emit(report)

    def _drilled(self, drilled: Drilled) -> None:
        self._end()
        if drilled.is_proven:
            self._runner.command(partial(_remember_proof, drilled))
        self.drilled.emit(drilled)

    def _pruned(self, _: None) -> None:
        self.look(self._place)

    def _fail(self, error: HollyhockError) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._progress, self.is_busy = None, False
        self.watch.end()


class _Known(NamedTuple):
    """What the vault knows of drives."""

    choices: BackupChoices
    drives: tuple[KnownDrive, ...]


def _what_is_known(session: Session) -> _Known:
    return _Known(session.backups.standing().choices, session.backups.drives())


def _name(drive: KnownDrive, session: Session) -> Changed[KnownDrive]:
    return session.backups.name_drive(drive)


def _snapshot(session: Session) -> Snapshot:
    return session.backups.snapshot()


def _remember(written: DriveWritten, session: Session) -> Changed[BackupRecord]:
    return session.backups.remember_on_drive(written)


def _look(place: Path, known: _Known, backups: Backups, _: WatchedProgress) -> DriveView:
    drive = backups.open_drive(place)
    plan = backups.plan_pruning(drive.states(), known.choices)
    drive_id = drive.drive_id()
    this = next((each for each in known.drives if each.id == drive_id), None)
    return DriveView(plan, drive.freed_bytes(plan.goners), this)


def _write(
    order: WriteOrder, snapshot: Snapshot, backups: Backups, progress: WatchedProgress
) -> DriveWritten:
    try:
        drive = backups.open_drive(order.place)
        return drive.write(snapshot, progress, recheck=order.recheck)
    finally:
        snapshot.close()


def _verify(place: Path, backups: Backups, progress: WatchedProgress) -> DriveReport:
    return backups.open_drive(place).verify(progress)


def _drill(place: Path, backups: Backups, progress: WatchedProgress) -> Drilled:
    return backups.drill_drive(place, progress)


def _remember_proof(drilled: Drilled, session: Session) -> Changed[BackupProof]:
    return session.backups.remember_proof(drilled)


def _prune(
    place: Path, goners: Sequence[DriveState], backups: Backups, progress: WatchedProgress
) -> None:
    backups.open_drive(place).prune(goners, progress)
