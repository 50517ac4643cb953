"""Writing a backup file."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.backups.backup import FileWritten
from core.errors import HollyhockError, TooManyTries, WrongPassphrase
from ui.backups.backup_page import BackupPage
from ui.backups.maker import BackupMaker, FileOrder
from ui.backups.words import contents_words
from ui.backups.words_again import has_words
from ui.screen import ScreenContext
from ui.shared.buttons import PrimaryButton, QuietButton
from ui.shared.new_passphrase import NewPassphrase
from ui.shared.passphrase_again import PassphraseAgain
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.words_beside import no_words_to_open, words_beside, words_missing


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
        self.passphrase = NewPassphrase(
            context.vaults, context.runner, tr("Passphrase of the file")
        )
        self.own = PassphraseAgain("backup-own-passphrase")
        self.write_button = PrimaryButton(tr("Write backup file…"), "download")
        self.write_button.setObjectName("backup-write")
        self.stop_button = QuietButton(tr("Stop"), "x")
        self.stop_button.setObjectName("backup-stop")
        self.with_words = QCheckBox(tr("My recovery words open it too"))
        self.with_words.setObjectName("backup-with-words")
        self.with_words.setChecked(True)
        self.about_words = SoftLabel()
        self.about_words.setObjectName("backup-about-words")
        self._has_words = True
        self._lay_out()
        self.passphrase.readiness_changed.connect(self._arrange)
        self.own.edited.connect(self._arrange)
        self.own.entered.connect(self._ask_where)
        self.write_button.clicked.connect(self._ask_where)
        self.stop_button.clicked.connect(self._stop)
        self._maker.written.connect(self._on_written)
        self._maker.failed.connect(self._on_failed)
        self.with_words.toggled.connect(self._arrange)
        self._arrange()

    def shown(self) -> None:
        """Put the keyboard into the passphrase, and ask whether there are recovery words."""
        self.passphrase.setFocus()
        self._context.runner.query(has_words, self._on_has_words)

    def _lay_out(self) -> None:
        self.column.addWidget(self.passphrase)
        self.column.addWidget(
            SoftLabel(
                tr(
                    "This passphrase stays with the file for ever: when you change the vault's"
                    " passphrase later, older backups keep theirs."
                )
            )
        )
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(self.with_words)
        words.addWidget(self.about_words)
        self.column.addLayout(words)
        self.column.addWidget(self.own)
        self.end_with(self.write_button, self.stop_button)

    def _on_has_words(self, has_words: bool) -> None:  # noqa: FBT001  what the query returns
        self._has_words = has_words
        self._arrange()

    @property
    def _is_ready(self) -> bool:
        return self.passphrase.is_ready and bool(self.own.typed) and not self._maker.is_busy

    @Slot()
    def _arrange(self) -> None:
        busy = self._maker.is_busy
        self.write_button.setEnabled(self._is_ready)
        for each in (self.passphrase, self.with_words, self.own):
            each.setEnabled(not busy)
        self.with_words.setVisible(self._has_words)
        self.about_words.setText(self._words_hint())
        self.stop_button.setVisible(busy)

    def _words_hint(self) -> str:
        if not self._has_words:
            return no_words_to_open()
        if not self.with_words.isChecked():
            return tr("Then only the passphrase above opens the file.")
        return tr(
            "This makes a small second file beside the backup. Keep the two together: without the"
            " small one, only the passphrase opens the backup."
        )

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
            with_words = self._has_words and self.with_words.isChecked()
            order = FileOrder(target, self.passphrase.passphrase, with_words)
            self._maker.make(order, self.own.typed)
            self.state.setText(tr("Writing, then reading all of it back. You can go on working."))
            self._arrange()

    @Slot()
    def _stop(self) -> None:
        self.state.setText(tr("Stopping…"))
        self._maker.cancel()

    @Slot(object)
    def _on_written(self, written: FileWritten) -> None:
        self.passphrase.clear()
        self.own.clear()
        self._arrange()
        contents = contents_words(written.contents)
        self.succeed(
            tr("Written and read back: {contents}.").format(contents=contents), _next_step(written)
        )
        if written.words_problem is not None:
            message = words_missing(written.words_problem)
            self.caution.say(message.next_step, message.what)
            self.caution.show()

    @Slot(object)
    def _on_failed(self, error: HollyhockError) -> None:
        self._arrange()
        if isinstance(error, WrongPassphrase | TooManyTries):
            self.calm()
            self.own.refuse(error)
        else:
            self.fail(error)


def _next_step(written: FileWritten) -> str:
    place = tr(
        "Take the file to a place outside your home, and keep its passphrase somewhere else. It"
        " opens with this app, or with the programs age and tar."
    )
    if written.words_file is None:
        return place
    return f"{place} {words_beside(written.words_file)}"
