"""Writing a backup file."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from core.backups.backup import BackupContents
from core.errors import HollyhockError, TooManyTries, WrongPassphrase
from ui.backups.backup_page import BackupPage
from ui.backups.maker import BackupMaker
from ui.backups.words import contents_words
from ui.screen import ScreenContext
from ui.shared.buttons import PrimaryButton, QuietButton
from ui.shared.new_passphrase import NewPassphrase
from ui.shared.passphrase_again import PassphraseAgain
from ui.shared.text import SoftLabel
from ui.translate import tr


class WritePage(BackupPage):
    """A passphrase for the file, then where to write it."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Write a backup file"),
            tr(
                "A backup is a sealed copy of everything in here: notes, files, people, ticks."
                " When this computer is lost, taken or broken, a copy in another place is the only"
                " thing that is left."
            ),
            parent,
        )
        self._context = context
        self._maker = BackupMaker(context.runner, self)
        self.passphrase = NewPassphrase(context.vaults, context.runner)
        self.own = PassphraseAgain("backup-own-passphrase")
        self.write_button = PrimaryButton(tr("Write backup file…"), "download")
        self.write_button.setObjectName("backup-write")
        self.stop_button = QuietButton(tr("Stop"), "x")
        self.stop_button.setObjectName("backup-stop")
        self.column.addWidget(self.passphrase)
        self.column.addWidget(
            SoftLabel(
                tr(
                    "Only this passphrase opens the file. It stays with the file for ever: when you"
                    " change the vault's passphrase later, older backups keep theirs."
                )
            )
        )
        self.column.addWidget(self.own)
        self.end_with(self.write_button, self.stop_button)
        self.passphrase.readiness_changed.connect(self._arrange)
        self.own.edited.connect(self._arrange)
        self.own.entered.connect(self._ask_where)
        self.write_button.clicked.connect(self._ask_where)
        self.stop_button.clicked.connect(self._stop)
        self._maker.written.connect(self._on_written)
        self._maker.failed.connect(self._on_failed)
        self._arrange()

    def shown(self) -> None:
        """Put the keyboard into the passphrase."""
        self.passphrase.setFocus()

    @property
    def _is_ready(self) -> bool:
        return self.passphrase.is_ready and bool(self.own.typed) and not self._maker.is_busy

    @Slot()
    def _arrange(self) -> None:
        busy = self._maker.is_busy
        self.write_button.setEnabled(self._is_ready)
        for each in (self.passphrase, self.own):
            each.setEnabled(not busy)
        self.stop_button.setVisible(busy)

    @Slot()
    def _ask_where(self) -> None:
        if not self._is_ready:
            return
        today = datetime.now(ZoneInfo(self._context.zone)).date()
        target = self._context.dialogs.save_file(
            self.window(), tr("Where to write the backup file"), f"copy-{today.isoformat()}.age"
        )
        if target is not None:
            self.calm()
            self.own.caution.hide()
            self._maker.make(target, self.passphrase.passphrase, self.own.typed)
            self.state.setText(tr("Writing, then reading all of it back. You can go on working."))
            self._arrange()

    @Slot()
    def _stop(self) -> None:
        self.state.setText(tr("Stopping…"))
        self._maker.cancel()

    @Slot(object)
    def _on_written(self, contents: BackupContents) -> None:
        self.passphrase.clear()
        self.own.clear()
        self._arrange()
        self.succeed(
            tr("Written and read back: {contents}.").format(contents=contents_words(contents)),
            tr(
                "Take the file to a place outside your home, and keep its passphrase somewhere"
                " else. It opens with this app, or with the programs age and tar."
            ),
        )

    @Slot(object)
    def _on_failed(self, error: HollyhockError) -> None:
        self._arrange()
        if isinstance(error, WrongPassphrase | TooManyTries):
            self.calm()
            self.own.refuse(error)
        else:
            self.fail(error)
