"""Checking that a backup file opens and is whole."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from core.backups.backup import BackupContents
from core.errors import HollyhockError
from core.vault.session import Vaults
from ui.backups.backup_page import BackupPage
from ui.backups.words import contents_words, moment_words
from ui.backups.words_again import WordsAgain
from ui.jobs import WatchedProgress
from ui.screen import ScreenContext
from ui.shared.backup_source import opening_hint
from ui.shared.buttons import PrimaryButton
from ui.shared.either_secret import with_either
from ui.shared.folder_choice import FolderChoice
from ui.shared.secret_field import SecretField
from ui.shared.text import SoftLabel, field_label
from ui.translate import tr
from ui.words_beside import words_beside


class CheckPage(BackupPage):
    """A file and its passphrase; what it lacks for the recovery words."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Check a backup file"),
            tr(
                "Reads a file from beginning to end and compares everything in it with its own"
                " list. Nothing is written anywhere, and this vault is not touched."
            ),
            parent,
        )
        self._context = context
        self._is_busy = False
        self.file = FolderChoice("check-file", tr("Backup file"), context.dialogs, wants_file=True)
        self.passphrase = SecretField("check-passphrase", tr("Passphrase or recovery words"))
        self.check_button = PrimaryButton(tr("Check this file"), "file-check")
        self.check_button.setObjectName("check-start")
        self.column.addWidget(field_label(tr("Backup file"), self.file.button))
        self.column.addWidget(self.file)
        self.column.addWidget(
            field_label(tr("Passphrase or recovery words"), self.passphrase.field)
        )
        self.column.addWidget(self.passphrase)
        self.column.addWidget(SoftLabel(opening_hint(is_drive=False)))
        self.end_with(self.check_button)
        self.words_again = WordsAgain(context.runner)
        self.column.addWidget(self.words_again)
        self.file.chosen.connect(self._on_chosen)
        self.passphrase.edited.connect(self._arrange)
        self.passphrase.entered.connect(self.check_button.click)
        self.check_button.clicked.connect(self._check)
        self.words_again.wanted.connect(self._make_words)
        self.words_again.made.connect(self._on_words)
        self.words_again.failed.connect(self._bad)
        self._arrange()

    def shown(self) -> None:
        """Put the keyboard where something is missing."""
        (self.passphrase if self.file.folder != Path() else self.file.button).setFocus()

    @Slot()
    def _on_chosen(self) -> None:
        self.calm()
        self._arrange()
        self.words_again.look(self.file.folder)
        self.passphrase.setFocus()

    @Slot()
    def _arrange(self) -> None:
        is_complete = self.file.folder != Path() and bool(self.passphrase.text)
        for button in (self.check_button, self.words_again.button):
            button.setEnabled(is_complete and not self._is_busy)
        self.file.setEnabled(not self._is_busy)

    def _begin(self, words: str) -> None:
        self._is_busy = True
        self.calm()
        self._arrange()
        self.state.setText(words)

    @Slot()
    def _make_words(self) -> None:
        self._begin(tr("Opening the backup, then writing beside it…"))
        self.words_again.make(self.passphrase.text)

    @Slot(object)
    def _on_words(self, small: Path) -> None:
        self._is_busy = False
        self.passphrase.clear()
        self._arrange()
        self.succeed(tr("The small file is there, and was read back."), words_beside(small))
        self.passphrase.setFocus()

    @Slot()
    def _check(self) -> None:
        self._begin(tr("Reading all of it…"))
        job = _verify(self._context.vaults, self.file.folder, self.passphrase.text)
        self._context.runner.work(tr("Checking a backup file"), job, self._good, self._bad)

    def _good(self, contents: BackupContents) -> None:
        self._is_busy = False
        self.passphrase.clear()
        self._arrange()
        when = moment_words(contents.made_at, self._context.zone)
        self.succeed(
            tr("This backup opens and is whole: {contents}.").format(
                contents=contents_words(contents)
            ),
            tr("It was made on {when}.").format(when=when),
        )

    @Slot(object)
    def _bad(self, error: HollyhockError) -> None:
        self._is_busy = False
        self._arrange()
        self.fail(error)
        self.passphrase.setFocus()


def _verify(vaults: Vaults, file: Path, typed: str) -> Callable[[WatchedProgress], BackupContents]:
    return lambda progress: with_either(
        typed, lambda credential: vaults.verify_backup(file, credential, progress)
    )
