"""Choosing a passphrase: twice, with its strength, or let the app suggest one."""

from itertools import pairwise

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.vault.passphrase import PassphraseRating, rate_passphrase
from core.vault.session import Vaults
from ui.jobs import WatchedProgress
from ui.shared.buttons import QuietButton
from ui.shared.secret_field import SecretField
from ui.shared.strength_bar import StrengthBar
from ui.shared.text import PlainLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.vault_runner import VaultRunner

_PAUSE_MS = 120


class NewPassphrase(QWidget):
    """Two fields that have to agree.

    Rating takes up to 30 ms, so it happens beside the GUI thread, after a pause in typing.
    `readiness_changed(bool)`: whether the passphrase can be used now. `entered()`: Return was
    pressed in the second field and it can be used.
    """

    readiness_changed = Signal(bool)
    entered = Signal()

    def __init__(
        self, vaults: Vaults, runner: VaultRunner, title: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._vaults, self._runner = vaults, runner
        self._title = title or tr("Passphrase")
        self._rated: tuple[int, PassphraseRating] | None = None
        self._version = 0
        self.first = SecretField("new-passphrase", tr("New passphrase"))
        self.second = SecretField("new-passphrase-again", tr("The same passphrase again"))
        self.bar = StrengthBar()
        self.agreement = SoftLabel()
        self.agreement.setObjectName("passphrase-agreement")
        self.suggest_button = QuietButton(tr("Suggest one"), "rotate-ccw")
        self.suggest_button.setObjectName("suggest-passphrase")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._pause.timeout.connect(self._rate)
        self.first.edited.connect(self._first_edited)
        self.second.edited.connect(self._tell)
        self.first.entered.connect(self.second.setFocus)
        self.second.entered.connect(self._enter)
        self.suggest_button.clicked.connect(self._suggest)
        self.setFocusProxy(self.first)
        # Not between the fields: a space typed too early would press it and replace what is there.
        first = (self.suggest_button, self.first.field, self.first.reveal_button)
        for one, next_one in pairwise((*first, self.second.field, self.second.reveal_button)):
            self.setTabOrder(one, next_one)
        self._tell()

    @property
    def passphrase(self) -> str:
        """What was chosen; check `is_ready` first."""
        return self.first.text

    @property
    def is_ready(self) -> bool:
        """Whether both agree and the strength was found to be enough."""
        rated = self._rated is not None and self._rated[0] == self._version
        return (
            rated
            and self._rated is not None
            and self._rated[1].is_accepted
            and self.first.text == self.second.text
        )

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(_label(self._title, self.first), 1)
        head.addWidget(self.suggest_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self.first)
        column.addSpacing(GRID // 2)
        column.addWidget(self.bar)
        column.addSpacing(GRID)
        column.addWidget(_label(tr("The same again"), self.second))
        column.addWidget(self.second)
        column.addWidget(self.agreement)

    @Slot()
    def _first_edited(self) -> None:
        self._version += 1
        if self.first.text:
            self._pause.start()
        else:
            self._pause.stop()
            self.bar.show_rating(None)
        self._tell()

    @Slot()
    def _rate(self) -> None:
        text, version = self.first.text, self._version

        def job(_progress: WatchedProgress) -> tuple[int, PassphraseRating]:
            return version, rate_passphrase(text)

        self._runner.work(tr("Looking at the passphrase"), job, self._show_rating)

    def _show_rating(self, rated: tuple[int, PassphraseRating]) -> None:
        if rated[0] == self._version:
            self._rated = rated
            self.bar.show_rating(rated[1] if self.first.text else None)
            self._tell()

    @Slot()
    def _suggest(self) -> None:
        vaults = self._vaults

        def job(_progress: WatchedProgress) -> str:
            return vaults.suggest_passphrase()

        self._runner.work(tr("Finding words"), job, self._take)

    def _take(self, suggestion: str) -> None:
        for each in (self.first, self.second):
            each.text = suggestion
            each.reveal(shown=True)
        self.first.setFocus()

    @Slot()
    def _enter(self) -> None:
        if self.is_ready:
            self.entered.emit()

    @Slot()
    def _tell(self) -> None:
        differ = bool(self.second.text) and self.first.text != self.second.text
        same = bool(self.second.text) and not differ
        self.agreement.setText(
            tr("The two are not the same yet.") if differ else tr("Both are the same.") * same
        )
        self.readiness_changed.emit(self.is_ready)


def _label(text: str, field: SecretField) -> QLabel:
    label = PlainLabel(text)
    label.setProperty("role", "strong")
    label.setBuddy(field.field)
    return label
