"""Opening a vault with its recovery words."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from core.errors import HollyhockError
from core.vault.credentials import words_from_text
from core.vault.session import Session, Vaults
from ui.shared.buttons import PlainButton, PrimaryButton
from ui.shared.private_typing import private_hints
from ui.shared.text import field_label
from ui.shared.theme import current_theme
from ui.translate import tr
from ui.unlock.page import DeskPage
from ui.vault_runner import VaultRunner

_FIELD_PX = 96


class WordsPage(DeskPage):
    """All words in one field, however they are typed.

    `opened(Session)`: the vault is open; a new passphrase should be set now. `went_back()`.
    """

    opened = Signal(object)
    went_back = Signal()

    def __init__(self, vaults: Vaults, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Open with recovery words"),
            tr(
                "Type the 12 words in their order. Numbers, commas, line breaks and capital "
                "letters make no difference."
            ),
            parent,
        )
        self.setObjectName("words-page")
        self._vaults, self._runner = vaults, runner
        self._folder = Path()
        self.words = QPlainTextEdit()
        self.words.setObjectName("recovery-words")
        self.words.setAccessibleName(tr("Recovery words"))
        self.words.setTabChangesFocus(True)
        self.words.setAcceptDrops(False)
        self.words.setInputMethodHints(private_hints())
        self.words.textChanged.connect(self._arrange)
        self.open_button = PrimaryButton(tr("Unlock"), "lock-open")
        self.open_button.setObjectName("unlock-with-words")
        self.open_button.clicked.connect(self._try)
        self.back_button = PlainButton(tr("Back"), "arrow-left")
        self.back_button.setObjectName("words-back")
        self.back_button.clicked.connect(self._back)
        self._is_opening = False
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addStretch()
        buttons.addWidget(self.open_button)
        self.column.addWidget(field_label(tr("Recovery words"), self.words))
        self.column.addWidget(self.words)
        self.column.addWidget(self.caution)
        self.column.addLayout(buttons)
        self._arrange()

    def show_folder(self, folder: Path) -> None:
        """Be about this vault."""
        self._folder = folder
        self.words.clear()
        self.calm()

    def shown(self) -> None:
        """Put the keyboard into the words."""
        self.words.setFixedHeight(current_theme().px(_FIELD_PX))
        self.words.setFocus()

    @Slot()
    def _try(self) -> None:
        vaults, folder = self._vaults, self._folder
        credential = words_from_text(self.words.toPlainText())
        self._is_opening = True
        self.calm()
        self._arrange()
        self._runner.open(lambda: vaults.unlock(folder, credential), self._opened, self._failed)

    def _opened(self, session: Session) -> None:
        self._is_opening = False
        self.words.clear()
        self.opened.emit(session)

    def _failed(self, error: HollyhockError) -> None:
        self._is_opening = False
        self._arrange()
        self.fail(error)
        self.words.setFocus()

    @Slot()
    def _back(self) -> None:
        self.words.clear()
        self.went_back.emit()

    @Slot()
    def _arrange(self) -> None:
        self.words.setEnabled(not self._is_opening)
        self.back_button.setEnabled(not self._is_opening)
        self.open_button.setEnabled(not self._is_opening and bool(self.words.toPlainText().strip()))
        self.open_button.setText(tr("Opening…") if self._is_opening else tr("Unlock"))
