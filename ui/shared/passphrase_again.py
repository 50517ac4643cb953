"""Asking for the passphrase again, at a vault that is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import HollyhockError
from ui.error_messages import message_for
from ui.shared.caution import CautionBox
from ui.shared.secret_field import SecretField
from ui.shared.text import SoftLabel, field_label
from ui.shared.theme import GRID
from ui.translate import tr


class PassphraseAgain(QWidget):
    """A field, why it is there, and what came of it. `Session.confirmation` judges what is typed.

    `edited()`: something else is typed now. `entered()`: Return was pressed.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.secret = SecretField(name, tr("Passphrase of this vault"))
        self.caution = CautionBox()
        self.caution.setObjectName(f"{name}-caution")
        self.caution.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(field_label(tr("Passphrase of this vault"), self.secret.field))
        column.addWidget(self.secret)
        column.addWidget(self.caution)
        self._why = SoftLabel()
        self.explain(words_do=True)
        column.addWidget(self._why)
        self.setFocusProxy(self.secret)
        self.secret.edited.connect(self.edited)
        self.secret.entered.connect(self.entered)

    @property
    def typed(self) -> str:
        """What is typed."""
        return self.secret.text

    def explain(self, *, words_do: bool) -> None:
        """Say why it is asked for, and whether the recovery words do as well."""
        why = tr("Asked again in case somebody else sits at your open vault.")
        words = tr("The recovery words do as well.")
        self._why.setText(f"{why} {words}" if words_do else why)

    def clear(self) -> None:
        """Forget what was typed, and what was said about it."""
        self.secret.clear()
        self.caution.hide()

    def refuse(self, error: HollyhockError) -> None:
        """Say why it did not go on, and let it be typed again."""
        message = message_for(error)
        self.caution.say(message.next_step, message.what)
        self.caution.show()
        self.secret.field.selectAll()
        self.secret.setFocus()
