"""Another key for this vault, for when somebody may know the old one."""

from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from core.backups.backups import Backups
from core.backups.ports import Restored, Snapshot
from core.errors import HollyhockError, TooManyTries, WrongPassphrase
from core.vault.session import Session
from ui.backups.backup_page import BackupPage
from ui.backups.new_words import NewWords
from ui.jobs import WatchedProgress
from ui.plain_text import isolated
from ui.screen import ScreenContext
from ui.shared.buttons import PrimaryButton, QuietButton
from ui.shared.new_passphrase import NewPassphrase
from ui.shared.passphrase_again import PassphraseAgain
from ui.shared.text import SoftLabel
from ui.translate import tr, tr_n


class _Step(Enum):
    FILLING = auto()
    BUILDING = auto()
    WRITING_DOWN = auto()
    """The words are on the screen; nothing is changed yet."""
    DECIDING = auto()


class RenewPage(BackupPage):
    """A new passphrase and the old one once more; then the new words; then one last button.

    `wanted()`: the vault is to have the new key now, which locks it.
    """

    wanted = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Another key"),
            tr(
                "If somebody may know this vault's passphrase and have a copy of it, a new"
                " passphrase alone does not help: the key behind it stays. This gives the vault"
                " another key. It stays where it is, with everything that is in it."
            ),
            parent,
        )
        self._runner = context.runner
        self._step = _Step.FILLING
        self._progress: WatchedProgress | None = None
        self._stop_wanted = False
        self.passphrase = NewPassphrase(context.vaults, context.runner, tr("New passphrase"))
        self.old_words = SoftLabel(
            tr(
                "Copies and backups that were made before keep the old key and the old passphrase:"
                " nothing can change them any more. If a computer's key store has a part in opening"
                " the vault, set that up anew afterwards. For a while this takes as much room on"
                " the disk again as the vault does."
            )
        )
        self.own = PassphraseAgain("renew-own-passphrase")
        self.renew_button = PrimaryButton(tr("Make another key"), "key-round")
        self.renew_button.setObjectName("renew-start")
        self.take_button = PrimaryButton(tr("Use the new key, and lock"), "lock")
        self.take_button.setObjectName("renew-take")
        self.stop_button = QuietButton(tr("Leave it as it is"), "x")
        self.stop_button.setObjectName("renew-stop")
        self.words = NewWords()
        self._lay_out()
        self._connect()
        self._go(_Step.FILLING)

    def shown(self) -> None:
        """Put the keyboard to the first thing that is needed."""
        if self._step is _Step.FILLING:
            self.passphrase.setFocus()

    def _lay_out(self) -> None:
        for each in (self.passphrase, self.old_words, self.own):
            self.column.addWidget(each)
        self.end_with(self.renew_button, self.take_button, self.stop_button)
        self.column.addWidget(self.words)

    def _connect(self) -> None:
        self.passphrase.readiness_changed.connect(self._arrange)
        self.own.edited.connect(self._arrange)
        self.own.entered.connect(self.renew_button.click)
        self.renew_button.clicked.connect(self._renew)
        self.words.written_down.connect(self._decide)
        self.take_button.clicked.connect(self._take)
        self.stop_button.clicked.connect(self._stop)

    def _go(self, step: _Step) -> None:
        self._step = step
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        step = self._step
        is_filling = step is _Step.FILLING
        is_filled = self.passphrase.is_ready and bool(self.own.typed)
        self.renew_button.setEnabled(is_filling and is_filled)
        for field in (self.passphrase, self.own):
            field.setEnabled(is_filling)
        for each in (self.passphrase, self.old_words, self.own, self.renew_button):
            each.setVisible(step in {_Step.FILLING, _Step.BUILDING})
        self.take_button.setVisible(step is _Step.DECIDING)
        self.stop_button.setVisible(not is_filling)

    @Slot()
    def _renew(self) -> None:
        self.calm()
        self.own.caution.hide()
        self._stop_wanted = False
        self._go(_Step.BUILDING)
        self.state.setText(tr("Making another key and sealing everything with it…"))
        self._runner.query(partial(_snapshot, self.own.typed), self._build, self._failed)

    def _build(self, snapshot: Snapshot) -> None:
        job = partial(_build, self._runner.session.backups, snapshot, self.passphrase.passphrase)
        title = tr("Sealing everything with another key")
        self._progress = self._runner.work(title, job, self._built, self._failed)
        if self._stop_wanted:
            self._progress.cancel()

    def _built(self, made: Restored) -> None:
        self._progress = None
        self.passphrase.clear()
        self.own.clear()
        self.calm()
        self._go(_Step.WRITING_DOWN)
        self.state.setText(tr("Nothing is changed yet: first take the new words down."))
        if made.lost:
            self._tell_lost(made.lost)
        self.words.show_words(made.words)

    @Slot()
    def _decide(self) -> None:
        self.state.setText(tr("The vault locks. The new passphrase opens it again."))
        self._go(_Step.DECIDING)
        self.take_button.setFocus()

    @Slot()
    def _take(self) -> None:
        # Should it be refused, all is as before the first step.
        self.calm()
        self._go(_Step.FILLING)
        self.wanted.emit()

    @Slot()
    def _stop(self) -> None:
        if self._step is _Step.BUILDING:
            self._stop_wanted = True
            self.state.setText(tr("Stopping…"))
            if self._progress is not None:
                self._progress.cancel()
            return
        self.words.forget()
        self._runner.query(_give_up, self._gave_up)

    def _gave_up(self, _: None) -> None:
        self._go(_Step.FILLING)
        self.calm()
        self.state.setText(tr("The vault has its key as before; the new words open nothing."))

    def _failed(self, error: HollyhockError) -> None:
        self._progress = None
        self._go(_Step.FILLING)
        if isinstance(error, WrongPassphrase | TooManyTries):
            self.calm()
            self.own.refuse(error)
        else:
            self.fail(error)

    def _tell_lost(self, lost: tuple[str, ...]) -> None:
        self.caution.say(
            tr(
                "A backup may still hold it: restore that first, if you can. If you go on, what is"
                " left of the damaged file here is gone."
            ),
            tr_n(
                "“{name}” can no longer be read in this vault, so it would not come along.",
                "{n} files can no longer be read in this vault, “{name}” among them. They would"
                " not come along.",
                len(lost),
            ).format(n=len(lost), name=isolated(lost[0])),
        )
        self.caution.show()


def _snapshot(typed: str, session: Session) -> Snapshot:
    session.confirmation.confirm(typed)
    return session.backups.snapshot()


def _build(
    backups: Backups, snapshot: Snapshot, passphrase: str, progress: WatchedProgress
) -> Restored:
    try:
        return backups.renew(snapshot, passphrase, progress)
    finally:
        snapshot.close()


def _give_up(session: Session) -> None:
    session.give_up_new_key()
