"""Restoring a backup file into a new vault beside the one that is open."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from core.backups.ports import Restored
from core.errors import HollyhockError, RestoredInPart
from ui.backups.backup_page import BackupPage
from ui.backups.new_words import NewWords
from ui.backups.restore_form import RestoreForm
from ui.error_messages import message_for
from ui.rest_words import rest_words
from ui.screen import ScreenContext
from ui.shared.backup_source import restore_job
from ui.shared.buttons import PlainButton, PrimaryButton
from ui.shared.folder_choice import FolderChoice
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
        label = tr("New, empty folder")
        self.folder = FolderChoice("restore-folder", label, context.dialogs)
        self.form = RestoreForm(context.vaults, context.runner, context.dialogs, self.folder, label)
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
        self.form.file.button.setFocus()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self.form)
        self.end_with(self.restore_button)
        column.addWidget(self.rest_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.words)

    def _connect(self) -> None:
        self.form.source_chosen.connect(self._on_chosen)
        self.folder.chosen.connect(self._on_chosen)
        self.form.changed.connect(self._arrange)
        self.form.failed.connect(self.fail)
        self.form.entered.connect(self.restore_button.click)
        self.restore_button.clicked.connect(self._restore)
        self.rest_button.clicked.connect(self._restore_rest)

    @Slot()
    def _on_chosen(self) -> None:
        self.calm()
        self.rest_button.hide()
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        is_complete = self.form.is_filled and self.folder.folder != Path()
        self.restore_button.setEnabled(is_complete and not self._is_busy)

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
        source, order = self.form.source, self.form.order()
        job = restore_job(self._context.vaults, source, order, is_damaged=is_damaged)
        self._context.runner.work(tr("Restoring a backup"), job, self._good, self._bad)

    def _good(self, restored: Restored) -> None:
        self._is_busy = False
        self.form.forget()
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
        self.rest_button.setVisible(self.form.source.may_have_rest(error))
