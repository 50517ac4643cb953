"""After unlocking with recovery words: choose a new passphrase, or do it later."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.changes import Changed
from core.errors import HollyhockError
from core.vault.session import Session, Vaults
from ui.shared.buttons import PlainButton, PrimaryButton
from ui.shared.new_passphrase import NewPassphrase
from ui.translate import tr
from ui.unlock.page import DeskPage
from ui.vault_runner import VaultRunner


def put_passphrase(session: Session, passphrase: str) -> Changed[None]:
    """Change the passphrase, as a command for the runner."""
    session.change_passphrase(passphrase)
    return Changed(None, frozenset())


class NewPassphrasePage(DeskPage):
    """The vault is open already; the recovery words go on opening it.

    `finished()`: a new passphrase was set, or the person does not want one now.
    """

    finished = Signal()

    def __init__(self, vaults: Vaults, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Choose a new passphrase"),
            tr(
                "Your vault is open. If the old passphrase is lost, choose a new one now. The "
                "recovery words keep working. Backups made before keep the old passphrase. If the "
                "vault opened on one computer only, the new passphrase opens it on any."
            ),
            parent,
        )
        self.setObjectName("new-passphrase-page")
        self._runner = runner
        self.form = NewPassphrase(vaults, runner)
        self.set_button = PrimaryButton(tr("Set this passphrase"), "check")
        self.set_button.setObjectName("set-passphrase")
        self.skip_button = PlainButton(tr("Not now"))
        self.skip_button.setObjectName("skip-passphrase")
        self.form.readiness_changed.connect(self.set_button.setEnabled)
        self.form.entered.connect(self._set)
        self.set_button.clicked.connect(self._set)
        self.skip_button.clicked.connect(self._finish)
        self.set_button.setEnabled(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.skip_button)
        buttons.addStretch()
        buttons.addWidget(self.set_button)
        self.column.addWidget(self.form)
        self.column.addWidget(self.caution)
        self.column.addLayout(buttons)

    def shown(self) -> None:
        """Begin with empty fields."""
        self.form.clear()
        self.calm()
        self.form.setFocus()

    @Slot()
    def _set(self) -> None:
        passphrase = self.form.passphrase
        self.setEnabled(False)
        self._runner.command(
            lambda session: put_passphrase(session, passphrase), self._done, self._failed
        )

    def _done(self, _nothing: None) -> None:
        self._finish()

    def _failed(self, error: HollyhockError) -> None:
        self.setEnabled(True)
        self.fail(error)

    @Slot()
    def _finish(self) -> None:
        self.setEnabled(True)
        self.form.clear()
        self.finished.emit()
