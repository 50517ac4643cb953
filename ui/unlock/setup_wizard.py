"""The first start: five steps to a vault, each of which can go back."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.errors import HollyhockError
from core.vault.session import NewVault, Vaults
from ui.dialogs import FileDialogs
from ui.shared.new_passphrase import NewPassphrase
from ui.translate import tr
from ui.unlock.folder_step import FolderStep
from ui.unlock.new_passphrase_page import put_passphrase
from ui.unlock.step import Step
from ui.unlock.welcome_step import WelcomeStep
from ui.unlock.words_flow import WordsFlow
from ui.vault_runner import VaultRunner

_STEPS = 5


class PassphraseStep(Step):
    """The passphrase of the new vault."""

    def __init__(self, vaults: Vaults, runner: VaultRunner) -> None:
        super().__init__(
            "passphrase-step",
            tr("Choose a passphrase"),
            tr(
                "It seals the vault. Nobody can look it up or reset it, not even we who made"
                " this app. Choose one that you use nowhere else and that people who know you"
                " would not guess."
            ),
        )
        self.form = NewPassphrase(vaults, runner)
        self.form.readiness_changed.connect(self.next_button.setEnabled)
        self.form.entered.connect(self.forward)
        self.next_button.setEnabled(False)
        self.column.addWidget(self.form)
        self.end_with_buttons(tr("Make the vault"))

    def shown(self) -> None:
        """Put the keyboard into the passphrase."""
        self.form.setFocus()

    def be_busy(self, *, is_busy: bool) -> None:
        """Let nothing be changed while the vault is made."""
        self.form.setEnabled(not is_busy)
        self.back_button.setEnabled(not is_busy)
        self.next_button.setEnabled(not is_busy and self.form.is_ready)


class SetupWizard(QWidget):
    """Nothing is lost by going back. The vault is made between the third and the fourth step.

    Gone back from there, it stays: its folder is settled, its passphrase can still be changed.

    `finished()`: the vault is open and its words are on paper. `went_back()`: back from the first.
    """

    finished = Signal()
    went_back = Signal()

    def __init__(
        self, vaults: Vaults, runner: VaultRunner, dialogs: FileDialogs, folder: Path
    ) -> None:
        super().__init__()
        self.setObjectName("setup-wizard")
        self._vaults, self._runner = vaults, runner
        self.welcome = WelcomeStep()
        self.place = FolderStep(vaults, runner, dialogs, folder)
        self.passphrase = PassphraseStep(vaults, runner)
        self.words: WordsFlow | None = None
        self._passphrase_is_new = True
        self._steps = QStackedWidget()
        for number, step in enumerate((self.welcome, self.place, self.passphrase), start=1):
            step.say_place(number, _STEPS)
            self._steps.addWidget(step)
        self.welcome.back.connect(self.went_back)
        self.welcome.forward.connect(self._to_place)
        self.place.back.connect(self.shown)
        self.place.forward.connect(self._to_passphrase)
        self.passphrase.back.connect(self._to_place)
        self.passphrase.forward.connect(self._make)
        self.passphrase.form.first.edited.connect(self._passphrase_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._steps)

    def allow_leaving(self, *, is_allowed: bool) -> None:
        """Say whether there is anything to go back to from the first step."""
        self.welcome.back_button.setVisible(is_allowed)

    @Slot()
    def shown(self) -> None:
        """Begin, or come back to the beginning."""
        self._steps.setCurrentWidget(self.welcome)
        self.welcome.shown()

    def cover(self) -> None:
        """Nobody has touched the app for a while: put the words out of sight."""
        if self.words is not None:
            self.words.cover()

    @Slot()
    def _to_place(self) -> None:
        self._steps.setCurrentWidget(self.place)
        self.place.shown()

    @Slot()
    def _to_passphrase(self) -> None:
        self._steps.setCurrentWidget(self.passphrase)
        self.passphrase.shown()

    @Slot()
    def _passphrase_edited(self) -> None:
        self._passphrase_is_new = True

    @Slot()
    def _make(self) -> None:
        if not self.passphrase.form.is_ready:
            return
        if self.words is not None and not self._passphrase_is_new:
            self._to_words()
            return
        self.passphrase.calm()
        self.passphrase.be_busy(is_busy=True)
        vaults, folder = self._vaults, self.place.folder
        passphrase = self.passphrase.form.passphrase
        if self.words is None:
            self._runner.open(lambda: vaults.create(folder, passphrase), self._made, self._failed)
        else:
            self._runner.command(
                lambda session: put_passphrase(session, passphrase), self._changed, self._failed
            )

    def _made(self, vault: NewVault) -> None:
        self.words = WordsFlow(vault.words, 4, _STEPS)
        self.words.went_back.connect(self._to_passphrase)
        self.words.finished.connect(self._finish)
        self._steps.addWidget(self.words)
        self.place.vault_made()
        # The vault is there: from now on the button no longer makes one.
        self.passphrase.next_button.setText(tr("Continue"))
        self.welcome.back_button.hide()
        self._changed(None)

    def _changed(self, _nothing: None) -> None:
        self._passphrase_is_new = False
        self.passphrase.be_busy(is_busy=False)
        self._to_words()

    def _failed(self, error: HollyhockError) -> None:
        self.passphrase.be_busy(is_busy=False)
        self.passphrase.fail(error)

    def _to_words(self) -> None:
        if self.words is not None:
            self._steps.setCurrentWidget(self.words)
            self.words.shown()

    @Slot()
    def _finish(self) -> None:
        self.passphrase.form.clear()
        self.finished.emit()
