"""Brings chosen rows into the vault, slice by slice, and takes them out again when asked to."""

import time
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.plan import Plan, Planning, Whose
from core.blocklists.exchange.taking_in import TakenIn, TakingIn, TakingOut
from core.changes import Changed, Kind
from core.errors import Cancelled, HollyhockError
from core.pace import Pace
from core.vault.session import Session
from ui.jobs import WatchedProgress
from ui.translate import tr
from ui.vault_runner import VaultRunner

_FIRST_SLICE, _LARGEST_SLICE = 50, 2_000
_SLICE_SECONDS = 0.07
"""Longer than others: each ends with writing to disk, which takes its time for few as for many."""
_PEOPLE = frozenset({Kind.PEOPLE})


class Importer(QObject):
    """Shows in the strip of long work, and can be cancelled there: then all of it is taken out.

    `ended(TakenIn)`: everything is in. `stopped()`: it was cancelled, nothing of it is left.
    `taken_out()`: what came in before is out again. `failed(HollyhockError)`: the rest was not
    taken in; what was is taken out again; or (after `take_out`) the rest is still in.
    Everybody else hears of it once, at the end: nothing is read again for each slice.
    """

    ended = Signal(object)
    stopped = Signal()
    taken_out = Signal()
    failed = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._progress: WatchedProgress | None = None
        self._pace = Pace(_FIRST_SLICE, _LARGEST_SLICE, _SLICE_SECONDS)
        self._planning: Planning | None = None
        self._in: TakingIn | None = None
        self._out: TakingOut | None = None
        self._why_out: HollyhockError | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an import is under way."""
        return self._progress is not None

    def begin(self, chosen: Iterator[tuple[Listed, Whose | None]], otherwise: Whose | None) -> None:
        """Take these in: `chosen`, gone through on the vault thread; None gives to `otherwise`."""
        self._start(tr("Bringing in a list"))
        self._runner.query(partial(_begin_plan, chosen, otherwise), self._plan_on, self._give_up)

    def take_out(self, taken: TakenIn) -> None:
        """Take out what came in."""
        self._start(tr("Taking a list out again"))
        self._begin_out(taken, None)

    def _start(self, title: str) -> None:
        self._progress = WatchedProgress(title)
        self._pace.begin()
        self._planning, self._in, self._out, self._why_out = None, None, None, None
        self._runner.work_started.emit(self._progress)

    def _plan_on(self, planning: Planning) -> None:
        self._planning = planning
        self._next_of_plan()

    def _next_of_plan(self) -> None:
        progress, planning = self._progress, self._planning
        if progress is None or planning is None:
            return
        if progress.is_cancelled:
            self._begin_out(TakenIn(), Cancelled())
        elif planning.is_done:
            self._pace.begin()
            self._in = TakingIn(planning.plan)
            self._next_in()
        else:
            job = partial(_step_plan, planning, self._pace.count)
            self._runner.query(job, self._on_step_planned, self._give_up)

    def _on_step_planned(self, seconds: float) -> None:
        self._pace.took(seconds)
        self._next_of_plan()

    def _next_in(self) -> None:
        progress, taking = self._progress, self._in
        if progress is None or taking is None:
            return
        progress.done, progress.total = taking.done, taking.total
        if progress.is_cancelled:
            self._begin_out(taking.taken, Cancelled())
        elif taking.is_done:
            self._tell()
        else:
            job = partial(_step_in, taking, self._pace.count)
            self._runner.query(job, self._on_taken, self._fail_in)

    def _on_taken(self, seconds: float) -> None:
        self._pace.took(seconds)
        self._next_in()

    def _fail_in(self, error: HollyhockError) -> None:
        """Take out what is in, then tell."""
        if self._in is not None:
            self._begin_out(self._in.taken, error)

    def _begin_out(self, taken: TakenIn, why: HollyhockError | None) -> None:
        self._pace.begin()
        self._out, self._why_out = TakingOut(taken), why
        self._next_out()

    def _next_out(self) -> None:
        progress, taking = self._progress, self._out
        if progress is None or taking is None:
            return
        progress.done, progress.total = taking.done, taking.total
        if taking.is_done:
            self._tell()
        else:
            job = partial(_step_out, taking, self._pace.count)
            self._runner.query(job, self._on_taken_out, self._fail_out)

    def _on_taken_out(self, seconds: float) -> None:
        self._pace.took(seconds)
        self._next_out()

    def _fail_out(self, error: HollyhockError) -> None:
        self._why_out = error
        self._tell()

    def _tell(self) -> None:
        """Let everybody read again, then say how it ended."""
        self._runner.command(_nothing_more, self._on_told)

    def _on_told(self, _nothing: None) -> None:
        taking, out, why = self._in, self._out, self._why_out
        self._end()
        if out is None and taking is not None:
            self.ended.emit(taking.taken)
        elif isinstance(why, Cancelled):
            self.stopped.emit()
        elif why is not None:
            self.failed.emit(why)
        else:
            self.taken_out.emit()

    def _give_up(self, error: HollyhockError) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        if self._progress is not None:
            self._runner.work_ended.emit(self._progress)
        self._progress, self._planning, self._in, self._out = None, None, None, None


def _begin_plan(
    chosen: Iterator[tuple[Listed, Whose | None]], otherwise: Whose | None, session: Session
) -> Planning:
    return Planning(Plan(session.lists.people_by_name()), chosen, otherwise)


def _step_plan(planning: Planning, most: int, session: Session) -> float:
    del session
    begun = time.monotonic()
    planning.step(most)
    return time.monotonic() - begun


def _step_in(taking: TakingIn, most: int, session: Session) -> float:
    begun = time.monotonic()
    session.lists.take_in(taking, most)
    return time.monotonic() - begun


def _step_out(taking: TakingOut, most: int, session: Session) -> float:
    begun = time.monotonic()
    session.lists.take_out(taking, most)
    return time.monotonic() - begun


def _nothing_more(session: Session) -> Changed[None]:
    del session
    return Changed(None, _PEOPLE)
