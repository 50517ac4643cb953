"""Backing up to a drive that is plugged in: copy what is new, check it, prove it, remove old."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from core.backups.drive import Drilled, DriveReport, DriveWritten
from core.backups.pulse import Pulse
from core.errors import HollyhockError
from ui.backups.backup_page import BackupPage
from ui.backups.drive_worker import DriveView, DriveWorker
from ui.backups.states_model import StatesModel
from ui.backups.words import flaw_words, moment_words
from ui.journal.words import size_words
from ui.pulse_words import pulse_words
from ui.screen import ScreenContext
from ui.shared.buttons import PlainButton, PrimaryButton, QuietButton
from ui.shared.fields import named
from ui.shared.fitted_list import FittedList
from ui.shared.folder_choice import FolderChoice
from ui.shared.private_typing import keep_private
from ui.shared.text import PlainLabel, SectionLabel, field_label
from ui.shared.two_lines import TwoLineDelegate
from ui.translate import tr, tr_n

_FLAWS_SHOWN = 5
_NAME_CHARACTERS = 60


class DrivePage(BackupPage):
    """A drive, what can be done with it, and the copies on it."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Back up to a drive"),
            tr(
                "Copies what is new to a USB stick or disk that you keep somewhere else. It stays"
                " sealed: only this vault's passphrase, or its recovery words, open it."
            ),
            parent,
        )
        self._zone = context.zone
        self._worker = DriveWorker(context.runner, self)
        self.watch = self._worker.watch
        self._view: DriveView | None = None
        self._is_suspect = False
        self.drive = FolderChoice("drive", tr("Drive, or a folder on it"), context.dialogs)
        self.back_up_button = PrimaryButton(tr("Back up now"), "download")
        self.back_up_button.setObjectName("drive-back-up")
        self.check_button = PlainButton(tr("Check all of it"), "file-check")
        self.check_button.setObjectName("drive-check")
        self.drill_button = PlainButton(tr("Restore on trial"), "archive-restore")
        self.drill_button.setObjectName("drive-drill")
        self.stop_button = QuietButton(tr("Stop"), "x")
        self.stop_button.setObjectName("drive-stop")
        self.name = QLineEdit()
        self.name.setObjectName("drive-name")
        keep_private(self.name)
        self.name.setMaxLength(_NAME_CHARACTERS)
        self.name.setPlaceholderText(tr("For example: blue stick"))
        self.name_row = named(tr("What you call this drive (kept here, not on it)"), self.name)
        self.states_model = StatesModel(context.zone, self)
        self.states = FittedList()
        self.old_words = PlainLabel()
        self.old_words.setObjectName("drive-old")
        self.remove_button = PlainButton(tr("Remove the old copies"), "trash-2")
        self.remove_button.setObjectName("drive-remove")
        self.heading = SectionLabel(tr("On this drive"))
        self._lay_out()
        self._connect()
        self._arrange()

    def shown(self) -> None:
        """Put the keyboard where something is missing."""
        has_drive = self.drive.folder != Path()
        (self.back_up_button if has_drive else self.drive.button).setFocus()

    @Slot()
    def _on_chosen(self) -> None:
        self.calm()
        self._view, self._is_suspect = None, False
        self._look()

    def _look(self) -> None:
        self._worker.look(self.drive.folder)
        self._arrange()

    @Slot()
    def _back_up(self) -> None:
        self.calm()
        self._worker.back_up(self.drive.folder, recheck=self._is_suspect)
        self.state.setText(tr("Copying what is new, then reading it back. Leave the drive in."))
        self._arrange()

    @Slot()
    def _check(self) -> None:
        self.calm()
        self._worker.verify(self.drive.folder)
        self.state.setText(tr("Reading all of it…"))
        self._arrange()

    @Slot()
    def _drill(self) -> None:
        self.calm()
        self._worker.drill(self.drive.folder)
        self.state.setText(tr("Restoring on trial, then comparing…"))
        self._arrange()

    @Slot()
    def _remove(self) -> None:
        if self._view is not None:
            self.calm()
            self._worker.prune(self.drive.folder, self._view.plan.goners)
            self.state.setText(tr("Removing old copies…"))
            self._arrange()

    @Slot()
    def _stop(self) -> None:
        self.state.setText(tr("Stopping…"))
        self._worker.cancel()

    @Slot()
    def _name_drive(self) -> None:
        drive = self._view.drive if self._view is not None else None
        name = self.name.text().strip()
        if self._view is not None and drive is not None and drive.name != name:
            named_so = replace(drive, name=name)
            self._view = replace(self._view, drive=named_so)
            self._worker.name(named_so)

    @Slot(object)
    def _on_seen(self, view: DriveView) -> None:
        self._view = view
        self.name.setText(view.drive.name if view.drive is not None else "")
        if not self.result.isVisible():
            self.state.clear()
        self._arrange()
        if self.window().focusWidget() is self.drive.button:
            self.back_up_button.setFocus()

    @Slot(object)
    def _on_written(self, written: DriveWritten) -> None:
        self._is_suspect = False
        self.succeed(
            tr("Copied and read back: {size} were new. You can unplug the drive.").format(
                size=size_words(written.copied_bytes)
            ),
            _what_is_missing(written)
            or tr("Keep it away from this computer, best in another home."),
        )
        self._look()

    @Slot(object)
    def _on_verified(self, report: DriveReport) -> None:
        self._is_suspect = not report.is_whole
        if report.is_whole:
            self.succeed(
                tr("Everything on the drive is as it was written: {size} were read.").format(
                    size=size_words(report.read_bytes)
                ),
                tr("To see that it also restores, use “Restore on trial”."),
            )
        else:
            shown = [flaw_words(each) for each in report.flaws[:_FLAWS_SHOWN]]
            more = len(report.flaws) - len(shown)
            if more:
                shown.append(tr_n("{n} more", "{n} more", more).format(n=more))
            self.calm()
            self.caution.say(
                tr(
                    "{flaws}. All else is whole. Back up now: what is damaged is written anew."
                ).format(flaws=", ".join(shown)),
                tr("Not everything on this drive is as it was written."),
            )
            self.caution.show()
        self._arrange()

    @Slot(object)
    def _on_drilled(self, drilled: Drilled) -> None:
        if drilled.is_proven:
            self.succeed(
                tr("It restores: every note and every file came back the same."),
                tr("That was the copy of {when}. The trial was removed again.").format(
                    when=moment_words(drilled.made_at, self._zone)
                ),
            )
        else:
            self._is_suspect = True
            shown = ", ".join(flaw_words(each) for each in drilled.flaws[:_FLAWS_SHOWN])
            self.calm()
            self.caution.say(
                tr("{flaws}. All else came back. Back up now, then try again.").format(flaws=shown),
                tr("Not everything came back as it is in the vault."),
            )
            self.caution.show()
        self._arrange()

    @Slot(object)
    def _on_told(self, pulse: Pulse) -> None:
        """Say that the drive is slow or does not answer; afterwards what was said before."""
        words = pulse_words(pulse, tr("press “Stop”"), goes_on_later=self._worker.goes_on_later)
        self.caution.say(words)
        self.caution.setVisible(bool(words))

    @Slot(object)
    def _on_failed(self, error: HollyhockError) -> None:
        self.fail(error)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        busy, has_drive = self._worker.is_busy, self.drive.folder != Path()
        view = self._view
        has_states = view is not None and bool(view.states)
        self.drive.setEnabled(not busy)
        self.back_up_button.setEnabled(has_drive and not busy)
        for button in (self.check_button, self.drill_button):
            button.setVisible(has_states)
            button.setEnabled(not busy)
        self.stop_button.setVisible(busy)
        self.states_model.show(view)
        self.states.fit()
        self.name_row.setVisible(view is not None and view.drive is not None)
        self.heading.setVisible(has_states)
        self.states.setVisible(has_states)
        self._arrange_old(view, is_busy=busy)

    def _arrange_old(self, view: DriveView | None, *, is_busy: bool) -> None:
        count = len(view.plan.goners) if view is not None else 0
        for each in (self.old_words, self.remove_button):
            each.setVisible(bool(count))
        self.remove_button.setEnabled(not is_busy)
        if view is not None and count:
            self.old_words.setText(
                tr_n(
                    "{n} older copy can go, marked below. That makes {size} of room; what the"
                    " other copies need stays.",
                    "{n} older copies can go, marked below. That makes {size} of room; what the"
                    " other copies need stays.",
                    count,
                ).format(n=count, size=size_words(view.freed_bytes))
            )

    def _lay_out(self) -> None:
        self.column.addWidget(field_label(tr("Drive, or a folder on it"), self.drive.button))
        self.column.addWidget(self.drive)
        self.end_with(self.back_up_button, self.check_button, self.drill_button, self.stop_button)
        self.states.setObjectName("drive-states")
        self.states.setAccessibleName(tr("Copies on this drive, newest first"))
        self.states.setModel(self.states_model)
        self.states.setItemDelegate(TwoLineDelegate(self.states))
        self.states.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.name_row)
        self.column.addWidget(self.old_words)
        self.column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.states)

    def _connect(self) -> None:
        self.drive.chosen.connect(self._on_chosen)
        self.name.editingFinished.connect(self._name_drive)
        self.back_up_button.clicked.connect(self._back_up)
        self.check_button.clicked.connect(self._check)
        self.drill_button.clicked.connect(self._drill)
        self.remove_button.clicked.connect(self._remove)
        self.stop_button.clicked.connect(self._stop)
        worker = self._worker
        worker.seen.connect(self._on_seen)
        worker.written.connect(self._on_written)
        worker.verified.connect(self._on_verified)
        worker.drilled.connect(self._on_drilled)
        worker.failed.connect(self._on_failed)
        self.watch.told.connect(self._on_told)


def _what_is_missing(written: DriveWritten) -> str:
    count = len(written.unreadable)
    if not count:
        return ""
    return tr_n(
        "{n} file cannot be read in the vault and is not on the drive; all else is.",
        "{n} files cannot be read in the vault and are not on the drive; all else is.",
        count,
    ).format(n=count)
