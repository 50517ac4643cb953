"""Things done to what the vault keeps, the last of which can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from core.changes import Changed
from core.vault.session import Session
from ui.translate import tr
from ui.vault_runner import VaultRunner

Command = Callable[[Session], Changed[Any]]


@dataclass(frozen=True, slots=True)
class Deed:
    """A sentence on what was done, and how to take it back; None: it stays done."""

    said: str
    undo: Command | None = None


class Deeds(QObject):
    """Does it on the vault thread, then tells.

    `done(str)`: a sentence on what was done, and it stays done. `undoable(str)`: the same, and
    `undo` takes it back.
    """

    done = Signal(str)
    undoable = Signal(str)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._last: Deed | None = None

    @Slot()
    def undo(self) -> None:
        """Take back what was done last."""
        last, self._last = self._last, None
        if last is not None and last.undo is not None:
            self.perform(partial(_take_back, last.undo))

    def perform(self, job: Callable[[Session], Changed[Deed]]) -> None:
        """Do it, and offer to take it back when the deed says how."""
        self._runner.command(job, self._tell)

    def forget(self) -> None:
        """What was done last cannot be taken back any more."""
        self._last = None

    def _tell(self, deed: Deed) -> None:
        self._last = deed if deed.undo is not None else None
        (self.done if deed.undo is None else self.undoable).emit(deed.said)


def _take_back(undo: Command, session: Session) -> Changed[Deed]:
    return Changed(Deed(tr("Undone.")), undo(session).kinds)
