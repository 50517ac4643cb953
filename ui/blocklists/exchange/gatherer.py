"""Fetches what goes into a list, slice by slice, and makes the file, all beside the window."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from core.blocklists.exchange.gathering import (
    ExportChoice,
    Gathering,
    Narrowing,
    services_of,
)
from core.blocklists.exchange.leaving import Export, ExportOptions
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.targets import Target
from core.errors import HollyhockError
from core.vault.session import Session
from ui.jobs import Ticket, WatchedProgress
from ui.translate import tr
from ui.vault_runner import VaultRunner

_Slice = tuple[Gathering, tuple[Listed, ...]]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be made of what was fetched."""

    target: Target
    options: ExportOptions
    narrowing: Narrowing


class Gatherer(QObject):
    """`ready(Export)`: the file for the wishes told last. `written(Path)`: it is on disk.
    `gathered(tuple[ServiceSeen, ...])`: where the accounts of the choice are.
    `failed(HollyhockError)`.

    Asking again drops what was asked before.
    """

    ready = Signal(object)
    gathered = Signal(object)
    written = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._ticket: Ticket[_Slice] | None = None
        self._making: WatchedProgress | None = None
        self._choice: ExportChoice | None = None
        self._listed: list[Listed] = []
        self._wanted: Wishes | None = None

    def ask(self, choice: ExportChoice, wishes: Wishes) -> None:
        """Fetch what belongs to the choice, unless it is there already, and make the file."""
        self._wanted = wishes
        if choice == self._choice:
            if self._ticket is None:
                self._make()
            return
        self.forget()
        self._wanted = wishes
        self._choice = choice
        self._next(Gathering(choice))

    def wait(self) -> None:
        """The wishes are about to change: make no file before they are told."""
        self._wanted = None
        if self._making is not None:
            self._making.cancel()

    @Slot()
    def forget(self) -> None:
        """Let go of everything; what is under way is not told any more."""
        if self._ticket is not None:
            self._ticket.drop()
        if self._making is not None:
            self._making.cancel()
        self._ticket = self._making = self._choice = self._wanted = None
        self._listed = []

    def write(self, export: Export, path: Path) -> None:
        """Write the file where the person chose."""
        job = partial(_write, self._runner.session, export, path)
        self._runner.work(tr("Writing a list"), job, self._tell_written, self._fail)

    def _next(self, gathering: Gathering) -> None:
        self._ticket = self._runner.query(partial(_slice, gathering), self._sliced, self._fail)

    def _sliced(self, done: _Slice) -> None:
        gathering, listed = done
        self._ticket = None
        self._listed += listed
        if gathering.is_done:
            self.gathered.emit(services_of(self._listed))
            self._make()
        else:
            self._next(gathering)

    def _make(self) -> None:
        if self._making is not None:
            self._making.cancel()
        if self._wanted is not None:
            job = _making(self._runner.session, self._wanted, tuple(self._listed))
            self._making = self._runner.aside(job, self._made, self._fail)

    def _made(self, made: tuple[Wishes, Export]) -> None:
        wanted, export = made
        if wanted == self._wanted:
            self._making = None
            self.ready.emit(export)

    def _tell_written(self, path: Path) -> None:
        self.written.emit(path)

    def _fail(self, error: HollyhockError) -> None:
        self.failed.emit(error)


def _slice(gathering: Gathering, session: Session) -> _Slice:
    return gathering, session.lists.gather(gathering)


def _making(
    session: Session, wishes: Wishes, listed: tuple[Listed, ...]
) -> Callable[[WatchedProgress], tuple[Wishes, Export]]:
    def job(progress: WatchedProgress) -> tuple[Wishes, Export]:
        progress.report(0, 0)
        wanted = [each for each in listed if wishes.narrowing.takes(each)]
        return wishes, session.lists.export(wishes.target, wanted, wishes.options)

    return job


def _write(session: Session, export: Export, path: Path, progress: WatchedProgress) -> Path:
    progress.report(0, 0)
    session.lists.write(export, path)
    return path
