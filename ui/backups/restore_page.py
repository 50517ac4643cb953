"""Restoring a backup file into a new vault beside the one that is open."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from core.backups.ports import Restored, RestoreOrder
from core.errors import HollyhockError, RestoredInPart
from ui.backups.backup_page import BackupPage
from ui.backups.new_words import NewWords
from ui.backups.restore_choice import RestoreChoice
from ui.error_messages import message_for
from ui.rest_words import rest_words
from ui.screen import ScreenContext
from ui.shared.backup_source import BackupSource, SourceChoice, opening_hint, restore_job
from ui.shared.buttons import PlainButton, PrimaryButton
from ui.shared.folder_choice import FolderChoice
from ui.shared.new_passphrase import NewPassphrase
from ui.shared.secret_field import SecretField
from ui.shared.text import SoftLabel, field_label
from ui.translate import tr


class RestorePage(BackupPage):
    """A file, its passphrase, a folder, and the new vault's passphrase."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Restore into a new folder"),
            tr(
                "Builds a new vault from a backup. The vault that is open now stays exactly as"
                " it is. The new one gets recovery words of its own, shown here once."
            ),
            parent,
        )
        self._context = context
        self._is_busy = False
        self.file = SourceChoice("restore-file", tr("Backup file or drive"), context.dialogs)
        self.passphrase = SecretField("restore-passphrase", tr("Passphrase or recovery words"))
        self.words_hint = SoftLabel()
        self.choice = RestoreChoice("restore-choice", context.vaults, context.runner)
        self.folder = FolderChoice("restore-folder", tr("New, empty folder"), context.dialogs)
        self.same = QCheckBox(tr("Use the same passphrase for the new vault"))
        self.same.setObjectName("restore-same")
        self.same.setChecked(True)
        self.new_hint = SoftLabel(tr("The new vault gets a passphrase of its own:"))
        self.new_passphrase = NewPassphrase(context.vaults, context.runner, tr("New passphrase"))
        self.new_passphrase.hide()
        self.restore_button = PrimaryButton(tr("Restore"), "archive-restore")
        self.restore_button.setObjectName("restore-start")
        self.words = NewWords()
        self.rest_button = PlainButton(tr("Restore what is left of it"), "archive-restore")
        self.rest_button.setObjectName("restore-rest")
        self.rest_button.hide()
        self._lay_out()
        self._connect()
        self._arrange()

    def shown(self) -> None:
        """Put the keyboard to the first thing that is needed."""
        self.file.button.setFocus()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(field_label(tr("Backup file or drive"), self.file.button))
        column.addWidget(self.file)
        column.addWidget(field_label(tr("Passphrase or recovery words"), self.passphrase.field))
        column.addWidget(self.passphrase)
        column.addWidget(self.words_hint)
        column.addWidget(self.choice)
        column.addWidget(field_label(tr("New, empty folder"), self.folder.button))
        column.addWidget(self.folder)
        column.addWidget(self.same)
        column.addWidget(self.new_hint)
        column.addWidget(self.new_passphrase)
        self.end_with(self.restore_button)
        column.addWidget(self.rest_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.words)

    def _connect(self) -> None:
        self.file.chosen.connect(self._on_source)
        self.folder.chosen.connect(self._on_chosen)
        self.passphrase.edited.connect(self._arrange)
        self.choice.changed.connect(self._arrange)
        self.choice.failed.connect(self.fail)
        self.same.toggled.connect(self._arrange)
        self.new_passphrase.readiness_changed.connect(self._arrange)
        self.restore_button.clicked.connect(self._restore)
        self.rest_button.clicked.connect(self._restore_rest)

    @Slot()
    def _on_source(self) -> None:
        self._on_chosen()
        self.passphrase.setFocus()  # typed into the button, a space would open the dialog again

    @Slot()
    def _on_chosen(self) -> None:
        self.calm()
        self.rest_button.hide()
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        is_same = self._is_same
        self.same.setVisible(not self._source.is_opened_by_words)
        for each in (self.new_hint, self.new_passphrase):
            each.setVisible(not is_same)
        self.words_hint.setText(opening_hint(is_drive=self.file.is_drive))
        self.words_hint.setVisible(self.file.path != Path())
        self.choice.setVisible(self.file.path != Path())
        self.choice.be_about(self._source)
        places = Path() not in (self.file.path, self.folder.folder)
        has_passphrase = bool(self.passphrase.text) and (is_same or self.new_passphrase.is_ready)
        is_complete = places and has_passphrase and self.choice.is_ready
        self.restore_button.setEnabled(is_complete and not self._is_busy)

    @property
    def _source(self) -> BackupSource:
        return BackupSource(self.file.path, self.file.is_drive, self.passphrase.text)

    @property
    def _is_same(self) -> bool:
        return self.same.isChecked() and not self._source.is_opened_by_words

    @Slot()
    def _restore(self) -> None:
        self._begin(is_damaged=False)

    @Slot()
    def _restore_rest(self) -> None:
        self._begin(is_damaged=True)

    def _begin(self, *, is_damaged: bool) -> None:
        self._is_busy = True
        self.calm()
        self.rest_button.hide()
        self.words.forget()
        self._arrange()
        self.state.setText(tr("Building the new vault…"))
        source = self._source
        new = source.typed if self._is_same else self.new_passphrase.passphrase
        order = RestoreOrder(
            self.folder.folder, new, self.choice.state, self.choice.only, rest_words
        )
        job = restore_job(self._context.vaults, source, order, is_damaged=is_damaged)
        self._context.runner.work(tr("Restoring a backup"), job, self._good, self._bad)

    def _good(self, restored: Restored) -> None:
        self._is_busy = False
        self.passphrase.clear()
        self.new_passphrase.clear()
        self._arrange()
        self.succeed(
            tr("The new vault is ready."),
            tr("To use it, lock this one and open the other folder in the unlock window."),
        )
        if restored.rest is not None:
            what, _, more = rest_words(restored.rest).partition("\n\n")
            self.caution.say(more, what)
            self.caution.show()
        elif restored.lost:
            message = message_for(RestoredInPart(restored.lost[0], len(restored.lost)))
            self.caution.say(message.next_step, message.what)
            self.caution.show()
        self.words.show_words(restored.words)

    def _bad(self, error: HollyhockError) -> None:
        self._is_busy = False
        self._arrange()
        self.fail(error)
        self.rest_button.setVisible(self._source.may_have_rest(error))
