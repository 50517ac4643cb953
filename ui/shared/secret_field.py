"""A field for a passphrase, with a way to look at it."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.shared.buttons import IconButton
from ui.shared.keyboard_hint import KeyboardHint
from ui.shared.private_typing import private_hints
from ui.shared.theme import GRID
from ui.translate import tr

SHOWN_MS = 30_000
"""Long enough to compare six words with a sheet; somebody may come in."""


class SecretField(QWidget):
    """Hidden text; nothing of it is learned by keyboards or kept by undo.

    What is shown hides by itself. It can be pasted into: people who keep passphrases in a safe
    place choose better ones.

    `edited()`: the text is different now. `entered()`: Return was pressed.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setObjectName(name)
        self.field.setAccessibleName(label)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAcceptDrops(False)
        self.field.setInputMethodHints(private_hints() | Qt.InputMethodHint.ImhNoAutoUppercase)
        self.field.textChanged.connect(self._edited)
        self.field.returnPressed.connect(self.entered)
        self.reveal_button = IconButton("eye", tr("Show what is typed"))
        self.reveal_button.setObjectName(f"{name}-reveal")
        self.reveal_button.clicked.connect(self._turn)
        self.hint = KeyboardHint(self.field)
        self._hide_again = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._hide_again.timeout.connect(self._hide)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        row.addWidget(self.field, 1)
        row.addWidget(self.reveal_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.setFocusProxy(self.field)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.field.text()

    @text.setter
    def text(self, text: str) -> None:
        self.field.setText(text)

    def clear(self) -> None:
        """Forget what was typed, and hide the next."""
        self.field.clear()
        self.reveal(shown=False)

    def reveal(self, *, shown: bool) -> None:
        """Show what is typed for a while, or hide it."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        if shown:
            self._hide_again.start()
            self.reveal_button.show_as("eye-off", tr("Hide what is typed"))
        else:
            self._hide_again.stop()
            self.reveal_button.show_as("eye", tr("Show what is typed"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Hide again while it cannot be used."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self.reveal(shown=False)

    @Slot()
    def _edited(self) -> None:
        if self._hide_again.isActive():
            self._hide_again.start()
        self.edited.emit()

    @Slot()
    def _hide(self) -> None:
        self.reveal(shown=False)

    @Slot()
    def _turn(self) -> None:
        self.reveal(shown=self.field.echoMode() == QLineEdit.EchoMode.Password)
