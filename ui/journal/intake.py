"""How files get onto a note: chosen in a dialog, dropped, or pasted."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QObject, Signal

from core.errors import HollyhockError
from core.incidents.evidence import FileSource
from ui.journal.pasting import files_in, pasted_in
from ui.journal.pending_file import PendingFile, Sealed, look_at, seal_all
from ui.translate import tr
from ui.vault_runner import VaultRunner


class Intake(QObject):
    """Looks at what is added and seals it at once, away from the GUI thread.

    `taken(list[PendingFile])`: it can be listed. `settled()`: what was listed is sealed, or says
    why it is not. `failed(HollyhockError)`: it could not be taken.
    """

    taken = Signal(list)
    settled = Signal()
    failed = Signal(object)

    def __init__(self, runner: VaultRunner, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._zone = runner, zone
        self._under_way = 0

    @property
    def is_busy(self) -> bool:
        """Whether something is still being looked at or sealed."""
        return self._under_way > 0

    def take(self, data: QMimeData) -> None:
        """Take files or a picture that were dropped or pasted."""
        files = files_in(data)
        if files:
            self.take_files(files)
            return
        pasted = pasted_in(data)
        if pasted is not None:
            self._under_way += 1
            job = partial(pasted.as_file, self._runner.session.clock, self._zone)
            self._runner.work(tr("Adding what you pasted"), job, self._looked, self._give_up)

    def take_files(self, sources: Sequence[FileSource]) -> None:
        """Take files of this computer."""
        self._under_way += 1
        self._runner.work(
            tr("Looking at the files"), partial(look_at, sources), self._looked, self._give_up
        )

    def _looked(self, pending: list[PendingFile]) -> None:
        readable = [each for each in pending if each.problem is None]
        job = partial(seal_all, self._runner.session.journal, readable)
        self._runner.work(tr("Putting files into the vault"), job, self._sealed, self._stopped)
        self.taken.emit(pending)

    def _sealed(self, sealed: Sealed) -> None:
        self._under_way -= 1
        sealed.settle()
        self.settled.emit()

    def _stopped(self, _error: HollyhockError) -> None:
        """What was not sealed stays listed: keeping the note tries again."""
        self._under_way -= 1
        self.settled.emit()

    def _give_up(self, error: HollyhockError) -> None:
        self._under_way -= 1
        self.failed.emit(error)
