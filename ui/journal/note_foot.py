"""The foot of the note's page: how it stands, and what to do with it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from ui.error_messages import Message
from ui.shared.buttons import PlainButton, PrimaryButton, QuietButton
from ui.shared.caution import CautionBox
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_BESIDE_NEEDS_PX = 480


class NoteFoot(QFrame):
    """Its buttons: `keep_chosen()`, `throw_away_chosen()`, `bring_back_chosen()`, and for sealing
    `seal_chosen()`, `amend_chosen()` and `revisions_chosen()`; in the trash `restore_chosen()`.

    `slot` is a place above the buttons for what somebody else brings: how sealing goes on.
    """

    keep_chosen = Signal()
    throw_away_chosen = Signal()
    bring_back_chosen = Signal()
    seal_chosen = Signal()
    amend_chosen = Signal()
    revisions_chosen = Signal()
    restore_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.caution = CautionBox()
        self.caution.setObjectName("journal-caution")
        self.caution.hide()
        self.state = SoftLabel()
        self.state.setObjectName("journal-state")
        self._make_buttons()
        self.slot = QVBoxLayout()
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(GRID)
        row.addWidget(self.state, 1)
        row.addWidget(self.bring_back)
        row.addWidget(self.throw_away)
        row.addWidget(self.revisions)
        row.addWidget(self.seal)
        row.addWidget(self.amend)
        row.addWidget(self.restore)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID, GRID * 3, GRID)
        column.addLayout(self.slot)
        column.addWidget(self.caution)
        column.addLayout(row)
        self.show_mode(amending=False, sealed="")
        self.offer_sealing(offered=False)

    def _make_buttons(self) -> None:
        self.throw_away = QuietButton(tr("Throw away changes"), "undo-2")
        self.bring_back = QuietButton(tr("Bring it back"), "rotate-ccw")
        self.keep = PrimaryButton(tr("Keep note"), "check")
        self.keep.setToolTip(tr("Keep note (Ctrl+Enter)"))
        self.seal = QuietButton(tr("Seal…"), "stamp")
        self.seal.setToolTip(tr("A sealed note is never changed: corrections stand beside it."))
        self.amend = PlainButton(tr("Correct…"), "pencil")
        self.amend.setToolTip(tr("The sealed note stays; the correction stands beside it."))
        self.revisions = QuietButton(tr("Earlier versions"))
        self.restore = PlainButton(tr("Put back to edit"), "rotate-ccw")
        self.restore.setToolTip(tr("What lies in the trash stays as it is until it is put back."))
        for name, button, chosen in (
            ("throw-away", self.throw_away, self.throw_away_chosen),
            ("bring-back", self.bring_back, self.bring_back_chosen),
            ("keep", self.keep, self.keep_chosen),
            ("seal", self.seal, self.seal_chosen),
            ("amend", self.amend, self.amend_chosen),
            ("revisions", self.revisions, self.revisions_chosen),
            ("restore", self.restore, self.restore_chosen),
        ):
            button.setObjectName(f"journal-{name}")
            button.clicked.connect(chosen)
        self.bring_back.hide()
        self.restore.hide()

    def show_mode(self, *, amending: bool, sealed: str) -> None:
        """Be the foot of a note that is written, corrected, or (`sealed` says so) only read."""
        self._resting = sealed
        self.keep.setText(tr("Add correction…") if amending else tr("Keep note"))
        self.keep.setVisible(amending or not sealed)
        self.amend.setVisible(bool(sealed) and not amending)
        self.revisions.setVisible(bool(sealed) and not amending)
        self.state.setText(sealed)

    def show_trashed(self, *, trashed: bool) -> None:
        """In the trash there is one thing to do: put the note back."""
        self.restore.setVisible(trashed)
        if trashed:
            self.keep.hide()
            self.amend.hide()
            self._resting = tr("In the trash")
            self.state.setText(self._resting)

    def offer_sealing(self, *, offered: bool) -> None:
        """Offer to seal the note: only what is kept can be sealed."""
        self.seal.setVisible(offered)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Stand in a column when it is narrow."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= current_theme().px(_BESIDE_NEEDS_PX)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )

    def show_touched(self, *, touched: bool) -> None:
        """Offer to keep only what is not kept yet, and to seal only what is."""
        if touched:
            self.seal.hide()
        self.keep.setEnabled(touched)
        self.throw_away.setVisible(touched)
        self.bring_back.hide()

    def show_keeping(self, *, keeping: bool, touched: bool) -> None:
        """Say that the note is being kept."""
        self.keep.setEnabled(touched and not keeping)
        self.throw_away.setEnabled(not keeping)
        if keeping:
            self.say(tr("Keeping this note…"))

    def say(self, state: str) -> None:
        """Say how the note stands; what went wrong before is no longer so."""
        self.state.setText(state or self._resting)
        self.caution.hide()

    def note_draft(self, state: str) -> None:
        """Say that a draft is kept; a warning stays."""
        self.state.setText(state)

    def offer_back(self, state: str) -> None:
        """Say that something is gone, and how to have it back."""
        self.say(state)
        self.bring_back.show()

    def warn(self, message: Message) -> None:
        """Say what went wrong and what to do; it stays until the next thing is said."""
        self.state.clear()
        self.caution.say(message.next_step, message.what)
        self.caution.show()
