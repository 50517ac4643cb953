"""What opens the vault: everything at once, and how to change it."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.errors import HollyhockError
from core.vault.credentials import RecoveryWords
from core.vault.ways_in import WayIn, WayKind, may_go
from ui.error_messages import message_for
from ui.screen import ScreenContext
from ui.settings import way_words
from ui.settings.deed_panel import DeedPanel
from ui.settings.passphrase_change import PassphraseChange
from ui.settings.way_card import WayCard
from ui.settings.way_jobs import first_of, fresh_words, job_of, put_words, ways_in
from ui.settings.way_words import Deed, deed_words
from ui.shared.buttons import PlainButton
from ui.shared.caution import CautionBox
from ui.shared.reading_page import ReadingPage
from ui.shared.text import PlainLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr


class WaysPage(ReadingPage):
    """Asks again what there is whenever it is shown and after each change.

    `said(str)`: something was done. `words_made(RecoveryWords)`: they open nothing until they are
    on paper and come back to `take_words`. `went_back()`.
    """

    said = Signal(str)
    words_made = Signal(object)
    went_back = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ways-page")
        self._runner = context.runner
        self._ways: tuple[WayIn, ...] = ()
        self._card: WayCard | None = None
        self._goes_on_at: WayCard | None = None
        """Where the keyboard goes once it is known what can be done now."""
        self._deed = Deed.NEW_WORDS
        self.back_button = PlainButton(tr("Back to the settings"), "arrow-left")
        self.back_button.setObjectName("ways-back")
        self.caution = CautionBox()
        self.caution.setObjectName("ways-caution")
        self.passphrase = WayCard("passphrase", "key-round", tr("Passphrase"))
        self.words = WayCard(
            "words", "file-text", tr("Recovery words"), (Deed.NEW_WORDS, Deed.REMOVE_WORDS)
        )
        self.tie = WayCard("tie", "lock", tr("On one computer only"), (Deed.TIE, Deed.UNTIE))
        self.remember = WayCard(
            "remember", "lock-open", tr("Without the passphrase"), (Deed.REMEMBER, Deed.FORGET)
        )
        self.other = WayCard(
            "other",
            "circle-question-mark",
            tr("From a newer version of this app"),
            (Deed.REMOVE_OTHER,),
        )
        self.panel = DeedPanel()
        self.change = PassphraseChange(context.vaults, context.runner)
        self.change_button = PlainButton(tr("Change the passphrase"), "pencil")
        self.change_button.setObjectName("ways-change-passphrase")
        self._lay_out()
        self._connect()
        self.show_ways(())

    def shown(self) -> None:
        """The person came here: begin calmly."""
        self.caution.hide()
        self._close()
        self._close_change()
        self.ask()
        self.back_button.setFocus()

    def ask(self) -> None:
        """Ask what opens the vault."""
        self._runner.query(ways_in, self.show_ways)

    def show_ways(self, ways: tuple[WayIn, ...]) -> None:
        """Show these."""
        self._ways = ways
        kinds = {each.kind for each in ways}
        has_words = WayKind.RECOVERY_WORDS in kinds
        is_tied, is_remembered = WayKind.PASSPHRASE_HERE in kinds, WayKind.REMEMBERED in kinds
        may_lose_words = has_words and may_go(first_of(WayKind.RECOVERY_WORDS, ways), ways)
        self.passphrase.say(way_words.passphrase_state(kinds))
        self.words.say(
            way_words.words_state(kinds),
            Deed.NEW_WORDS,
            *([Deed.REMOVE_WORDS] if may_lose_words else []),
        )
        self.tie.say(way_words.tie_state(kinds), Deed.UNTIE if is_tied else Deed.TIE)
        remember = () if is_tied else (Deed.FORGET if is_remembered else Deed.REMEMBER,)
        self.remember.say(way_words.remember_state(kinds), *remember)
        self.other.say(tr("It opens the vault as well."), Deed.REMOVE_OTHER)
        self.other.setVisible(WayKind.UNKNOWN in kinds)
        self.change.show_tie(is_tied=is_tied)
        card, self._goes_on_at = self._goes_on_at, None
        if card is not None:
            card.take_keyboard()

    @Slot(object)
    def take_words(self, words: RecoveryWords) -> None:
        """Let these words open the vault in place of the old: they are on paper."""
        self._runner.command(partial(put_words, words), self._words_taken, self._words_refused)

    # --- asking -------------------------------------------------------------------------------

    @Slot(object)
    def _want(self, deed: Deed) -> None:
        card = self.sender()
        if not isinstance(card, WayCard):
            return
        self._close()
        self._close_change()
        self.caution.hide()
        self._card, self._deed = card, deed
        card.be_asked_about(self.panel)
        self.panel.ask(deed_words(deed))
        self.bring_into_sight(self.panel)

    @Slot(str)
    def _do(self, typed: str) -> None:
        if self._deed is Deed.NEW_WORDS:
            words_job = partial(fresh_words, typed)
            self._runner.query(words_job, self._words_are_there, self.panel.refuse)
        else:
            job = job_of(self._deed, typed, self._ways)
            self._runner.command(job, self._done, self.panel.refuse)

    @Slot()
    def _stop_waiting(self) -> None:
        self._runner.session.access.stop_waiting()

    def _done(self, _nothing: None) -> None:
        words = deed_words(self._deed)
        self._goes_on_at = self._card
        self._close()
        self.ask()
        self.said.emit(words.done)

    def _words_are_there(self, words: RecoveryWords) -> None:
        self._close()
        self.words_made.emit(words)

    def _words_taken(self, _nothing: None) -> None:
        self.ask()
        self.said.emit(deed_words(Deed.NEW_WORDS).done)

    def _words_refused(self, error: HollyhockError) -> None:
        message = message_for(error)
        self.caution.say(
            f"{message.next_step} {tr('The old words open the vault as before.')}", message.what
        )
        self.caution.show()

    @Slot()
    def _close(self) -> None:
        card, self._card = self._card, None
        had_keyboard = self.panel.isAncestorOf(self.focusWidget() or self)
        self.panel.forget()
        if card is not None:
            card.offer.show()
            if had_keyboard:
                card.take_keyboard()

    @Slot()
    def _open_change(self) -> None:
        self._close()
        self.change.show()
        self.passphrase.offer.hide()
        self.change.present.setFocus()
        self.bring_into_sight(self.change)

    @Slot()
    def _close_change(self) -> None:
        self.change.clear()
        self.change.hide()
        self.passphrase.offer.show()

    @Slot(str)
    def _passphrase_changed(self, words: str) -> None:
        self._close_change()
        self.change_button.setFocus()
        self.ask()
        self.said.emit(words)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.back_button)
        top.addStretch(1)
        self.passphrase.buttons.addWidget(self.change_button)
        self.passphrase.place.addWidget(self.change)
        column = self.column
        column.setSpacing(GRID * 3 // 2)
        column.addLayout(top)
        column.addWidget(TitleLabel(tr("What opens this vault")))
        column.addWidget(
            PlainLabel(
                tr(
                    "Backups keep what opened them on the day they were made. Make a new backup"
                    " after you change something here."
                )
            )
        )
        column.addWidget(self.caution)
        for card in self._cards:
            column.addWidget(card)
        column.addWidget(
            SoftLabel(
                tr(
                    "A vault that was restored from a backup, and this one after it was given"
                    " another key, opens with its passphrase and its words on any computer."
                )
            )
        )

    @property
    def _cards(self) -> tuple[WayCard, ...]:
        return self.passphrase, self.words, self.tie, self.remember, self.other

    def _connect(self) -> None:
        for card in self._cards:
            card.wanted.connect(self._want)
        self.panel.confirmed.connect(self._do)
        self.panel.given_up.connect(self._stop_waiting)
        self.panel.closed.connect(self._close)
        self.change_button.clicked.connect(self._open_change)
        self.change.said.connect(self._passphrase_changed)
        self.change.closed.connect(self._close_change)
        self.change.given_up.connect(self._stop_waiting)
        self.back_button.clicked.connect(self.went_back)
