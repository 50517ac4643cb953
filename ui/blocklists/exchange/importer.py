"""Brings chosen rows into the vault, part by part, and takes them out again when asked to."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.taking_in import Part, TakenIn, Whose, plan_of
from core.changes import Changed
from core.errors import Cancelled, HollyhockError
from core.vault.session import Session
from ui.jobs import WatchedProgress
from ui.translate import tr
from ui.vault_runner import VaultRunner

_MOST_IN_A_PART = 200


class Importer(QObject):
    """Shows in the strip of long work, and can be cancelled there: then all of it is taken out.

    `ended(TakenIn)`: everything is in. `stopped()`: it was cancelled, nothing of it is left.
    `failed(HollyhockError)`: the rest was not taken in; what was is taken out again.
    """

    ended = Signal(object)
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._progress: WatchedProgress | None = None
        self._parts: list[Part] = []
        self._taken = TakenIn()
        self._error: HollyhockError | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an import is under way."""
        return self._progress is not None

    def begin(self, chosen: Sequence[tuple[Listed, Whose]]) -> None:
        """Take these in."""
        self._progress = WatchedProgress(tr("Bringing in a list"))
        self._taken, self._error = TakenIn(), None
        self._runner.work_started.emit(self._progress)
        self._runner.query(partial(_parts, tuple(chosen)), self._on_planned, self._fail)

    def _on_planned(self, parts: list[Part]) -> None:
        self._parts = parts[::-1]
        if self._progress is not None:
            self._progress.total = sum(part.size for part in parts)
        self._next()

    def _next(self) -> None:
        progress = self._progress
        if progress is None:
            return
        if progress.is_cancelled:
            self._fail(Cancelled())
        elif self._parts:
            part = self._parts.pop()
            progress.done += part.size
            self._runner.command(partial(_take_in, part), self._on_taken, self._fail)
        else:
            self._end()
            self.ended.emit(self._taken)

    def _on_taken(self, taken: TakenIn) -> None:
        self._taken = self._taken.with_more(taken)
        self._next()

    def _fail(self, error: HollyhockError) -> None:
        """Take out what is in, then tell."""
        self._error = error
        self._runner.command(partial(take_out, self._taken), self._on_taken_out, self._give_up)

    def _on_taken_out(self, _nothing: None) -> None:
        self._end()
        if isinstance(self._error, Cancelled) or self._error is None:
            self.stopped.emit()
        else:
            self.failed.emit(self._error)

    def _give_up(self, error: HollyhockError) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        if self._progress is not None:
            self._runner.work_ended.emit(self._progress)
        self._progress, self._parts = None, []


def take_out(taken: TakenIn, session: Session) -> Changed[None]:
    """Take out again what came in. Raises UnknownRecord."""
    return session.lists.take_out(taken)


def _parts(chosen: tuple[tuple[Listed, Whose], ...], session: Session) -> list[Part]:
    return plan_of(chosen, session.lists.people_by_name()).parts(_MOST_IN_A_PART)


def _take_in(part: Part, session: Session) -> Changed[TakenIn]:
    return session.lists.take_in(part)
