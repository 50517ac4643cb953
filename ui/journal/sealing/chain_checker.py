"""Goes along the chain of sealed notes in slices, so that the vault is never held up for long."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import DatabaseDamaged, HollyhockError, UnknownRecord
from core.incidents.chain import ChainFault, ChainHead
from core.incidents.incident import EXCERPT_CHARACTERS
from core.incidents.sealing import ChainReport, ChainWalk
from core.moment import Moment
from core.vault.session import Session
from ui.jobs import Ticket
from ui.vault_runner import VaultRunner

_SLICE_SECONDS = 0.02
_FIRST_SLICE, _LONGEST_SLICE = 8, 500
_NAMED_FAULTS = 20


@dataclass(frozen=True, slots=True)
class NamedFault:
    """A flaw, and by what the person knows the note: empty and None when it cannot be read."""

    fault: ChainFault
    excerpt: str = ""
    occurred: Moment | None = None
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found, with the first flaws named."""

    report: ChainReport
    named: tuple[NamedFault, ...]


@dataclass(frozen=True, slots=True)
class _Slice:
    walk: ChainWalk
    findings: Findings | None
    seconds: float


class ChainChecker(QObject):
    """`progressed(int, int)`: so many of so many entries. `ended(Findings)`. `failed(error)`."""

    progressed = Signal(int, int)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._ticket: Ticket[_Slice] | None = None
        self._entries = _FIRST_SLICE

    @property
    def is_busy(self) -> bool:
        """Whether a check is under way."""
        return self._ticket is not None

    def start(self, printed: ChainHead | None = None) -> None:
        """Check everything from the beginning; look for a printed seal on the way."""
        self.cancel()
        self._entries = _FIRST_SLICE
        entries = self._entries
        self._next(lambda session: _slice(session, session.sealing.walk(printed), entries))

    @Slot()
    def cancel(self) -> None:
        """Stop; nothing is said any more."""
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None

    def _next(self, job: Callable[[Session], _Slice]) -> None:
        self._ticket = self._runner.query(job, self._sliced, self._fail)

    def _sliced(self, done: _Slice) -> None:
        self._ticket = None
        if done.findings is not None:
            self.ended.emit(done.findings)
            return
        walk = done.walk
        pace = self._entries * _SLICE_SECONDS / max(done.seconds, 1e-4)
        # Notes differ in length by a million times: grow carefully, shrink at once.
        entries = self._entries = int(min(max(pace, 1), 2 * self._entries, _LONGEST_SLICE))
        how_far = walk.done, walk.total
        self._next(lambda session: _slice(session, walk, entries))
        self.progressed.emit(*how_far)

    def _fail(self, error: HollyhockError) -> None:
        self._ticket = None
        self.failed.emit(error)


def _slice(session: Session, walk: ChainWalk, entries: int) -> _Slice:
    begun = time.monotonic()
    report = walk.step(entries)
    findings = None
    if report is not None:
        named = tuple(_named(each, session) for each in report.faults[:_NAMED_FAULTS])
        findings = Findings(report, named)
    return _Slice(walk, findings, time.monotonic() - begun)


def _named(fault: ChainFault, session: Session) -> NamedFault:
    if fault.incident_id is None:
        return NamedFault(fault)
    try:
        incident = session.journal.incident(fault.incident_id)
    except (UnknownRecord, DatabaseDamaged):
        return NamedFault(fault)
    text = incident.content.text[:EXCERPT_CHARACTERS]
    return NamedFault(fault, text, incident.content.occurred, incident.recorded_at)
