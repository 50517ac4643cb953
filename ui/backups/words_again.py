"""Making the small file again with which recovery words open a backup file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.backups.backups import Backups
from core.backups.ports import Snapshot
from core.errors import HollyhockError
from core.vault.session import Session
from core.vault.ways_in import WayKind
from ui.jobs import WatchedProgress
from ui.shared.buttons import PlainButton
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.vault_runner import VaultRunner


class _Order(NamedTuple):
    file: Path
    passphrase: str


class WordsAgain(QWidget):
    """Seen when a file lacks its small one although the vault has recovery words.

    `wanted()`: the person wants it made; then `make` answers with `made(Path)`, or with
    `failed(HollyhockError)`: nothing was written.
    """

    wanted = Signal()
    made = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._file = Path()
        self._order: _Order | None = None
        self.button = PlainButton(tr("Make the small file again"), "key-round")
        self.button.setObjectName("words-again")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(
            SoftLabel(
                tr(
                    "There is no small file beside this backup, so your recovery words do not open"
                    " it. If this vault made the backup, the small file can be made again: type the"
                    " passphrase of the backup above."
                )
            )
        )
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.button.clicked.connect(self.wanted)
        self.hide()

    def look(self, file: Path) -> None:
        """Find out whether there is something to make."""
        self._file = file
        self.hide()
        self._runner.query(has_words, self._on_has_words)

    def make(self, passphrase: str) -> None:
        """Make it; `passphrase` is that of the backup file."""
        self._order = _Order(self._file, passphrase)
        self._runner.query(_snapshot, self._write, self._fail)

    def _on_has_words(self, has_words: bool) -> None:  # noqa: FBT001  what the query returns
        if has_words:
            job = _look(self._runner.session.backups, self._file)
            self._runner.work(tr("Looking at the backup file"), job, self._on_looked)

    def _on_looked(self, lacking: Path | None) -> None:
        self.setVisible(lacking == self._file)  # another may have been chosen meanwhile

    def _write(self, snapshot: Snapshot) -> None:
        if self._order is not None:
            job = partial(_make, self._runner.session.backups, snapshot, self._order)
            title = tr("Making the small file for the recovery words")
            self._runner.work(title, job, self._on_made, self._fail)

    def _on_made(self, small: Path) -> None:
        self._order = None
        self.hide()
        self.made.emit(small)

    def _fail(self, error: HollyhockError) -> None:
        self._order = None
        self.failed.emit(error)


def has_words(session: Session) -> bool:
    """Tell whether recovery words open the vault."""
    return any(each.kind is WayKind.RECOVERY_WORDS for each in session.access.ways_in())


def _snapshot(session: Session) -> Snapshot:
    return session.backups.snapshot()


def _look(backups: Backups, file: Path) -> Callable[[WatchedProgress], Path | None]:
    return lambda _: None if backups.has_words(file) else file


def _make(backups: Backups, snapshot: Snapshot, order: _Order, _: WatchedProgress) -> Path:
    try:
        return backups.let_words_open(snapshot, order.file, order.passphrase)
    finally:
        snapshot.close()
