"""A copy of this vault with another key, for when somebody may know the old one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from core.backups.backups import Backups
from core.backups.ports import Restored, Snapshot
from core.errors import HollyhockError, RestoredInPart, TooManyTries, WrongPassphrase
from core.vault.session import Session
from ui.backups.backup_page import BackupPage
from ui.backups.new_words import NewWords
from ui.error_messages import message_for
from ui.jobs import WatchedProgress
from ui.screen import ScreenContext
from ui.shared.buttons import PrimaryButton
from ui.shared.folder_choice import FolderChoice
from ui.shared.new_passphrase import NewPassphrase
from ui.shared.passphrase_again import PassphraseAgain
from ui.shared.text import field_label
from ui.translate import tr


class RenewPage(BackupPage):
    """A folder, a new passphrase, and the old one once more."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Another key"),
            tr(
                "If somebody may know this vault's passphrase and have a copy of it, a new"
                " passphrase alone does not help: the key behind it stays. This builds a vault with"
                " another key, with everything that is in here. Old backups keep the old one."
            ),
            parent,
        )
        self._runner = context.runner
        self._is_busy = False
        self.folder = FolderChoice("renew-folder", tr("New, empty folder"), context.dialogs)
        self.passphrase = NewPassphrase(context.vaults, context.runner)
        self.own = PassphraseAgain("renew-own-passphrase")
        self.renew_button = PrimaryButton(tr("Build the new vault"), "key-round")
        self.renew_button.setObjectName("renew-start")
        self.words = NewWords()
        self.column.addWidget(field_label(tr("New, empty folder"), self.folder.button))
        for each in (self.folder, self.passphrase, self.own):
            self.column.addWidget(each)
        self.end_with(self.renew_button)
        self.column.addWidget(self.words)
        self.folder.chosen.connect(self._arrange)
        self.passphrase.readiness_changed.connect(self._arrange)
        self.own.edited.connect(self._arrange)
        self.renew_button.clicked.connect(self._renew)
        self._arrange()

    def shown(self) -> None:
        """Put the keyboard to the first thing that is needed."""
        self.folder.button.setFocus()

    @Slot()
    def _arrange(self) -> None:
        is_filled = self.folder.folder != Path() and self.passphrase.is_ready
        self.renew_button.setEnabled(is_filled and bool(self.own.typed) and not self._is_busy)
        for each in (self.folder, self.passphrase, self.own):
            each.setEnabled(not self._is_busy)

    @Slot()
    def _renew(self) -> None:
        self._is_busy = True
        self.calm()
        self.own.caution.hide()
        self.words.forget()
        self._arrange()
        self.state.setText(tr("Building the new vault, then comparing…"))
        self._runner.query(partial(_snapshot, self.own.typed), self._build, self._failed)

    def _build(self, snapshot: Snapshot) -> None:
        wish = self.folder.folder, self.passphrase.passphrase
        job = partial(_build, self._runner.session.backups, snapshot, *wish)
        self._runner.work(tr("Building a vault with another key"), job, self._built, self._failed)

    def _built(self, made: Restored) -> None:
        self._is_busy = False
        self.passphrase.clear()
        self.own.clear()
        self._arrange()
        self.succeed(
            tr("The new vault is ready, with a key of its own."),
            tr(
                "Lock this one and open the other folder. When you have seen that all is there,"
                " delete the old folder, and back the new vault up."
            ),
        )
        if made.lost:
            message = message_for(RestoredInPart(made.lost[0], len(made.lost)))
            self.caution.say(message.next_step, message.what)
            self.caution.show()
        self.words.show_words(made.words)

    def _failed(self, error: HollyhockError) -> None:
        self._is_busy = False
        self._arrange()
        if isinstance(error, WrongPassphrase | TooManyTries):
            self.calm()
            self.own.refuse(error)
        else:
            self.fail(error)


def _snapshot(typed: str, session: Session) -> Snapshot:
    session.confirmation.confirm(typed)
    return session.backups.snapshot()


def _build(
    backups: Backups,
    snapshot: Snapshot,
    folder: Path,
    passphrase: str,
    progress: WatchedProgress,
) -> Restored:
    try:
        return backups.renew(snapshot, folder, passphrase, progress)
    finally:
        snapshot.close()
