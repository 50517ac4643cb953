"""How many copies a drive keeps, and when to be reminded."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSpinBox, QWidget

from core.backups.retention import Retention
from core.backups.standing import BackupChoices, Standing
from core.changes import Changed
from core.errors import HollyhockError
from core.vault.session import Session
from ui.backups.backup_page import BackupPage
from ui.screen import ScreenContext
from ui.shared.buttons import PrimaryButton
from ui.shared.private_typing import keep_private
from ui.shared.text import SectionLabel
from ui.shared.theme import GRID
from ui.translate import tr

_ALL = -1
_MOST = 999
_MOST_DAYS = 3650
_NEVER = 0


class KeepingPage(BackupPage):
    """Numbers of days, weeks and months, and of days until a reminder."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Keeping and reminding"),
            tr(
                "Old copies on a drive take room. Here you say which ones stay; what goes is shown"
                " to you first, and only you remove it."
            ),
            parent,
        )
        self._runner = context.runner
        self.daily = _number("keep-daily", tr("Days"), tr(" days"))
        self.daily.setSpecialValueText(tr("all days"))
        self.weekly = _number("keep-weekly", tr("Weeks"), tr(" weeks"))
        self.weekly.setSpecialValueText(tr("all weeks"))
        self.monthly = _number("keep-monthly", tr("Months"), tr(" months"))
        self.monthly.setSpecialValueText(tr("all months"))
        self.remind = _number("keep-remind", tr("Days until a reminder"), tr(" days"))
        self.remind.setRange(_NEVER, _MOST_DAYS)
        self.remind.setSpecialValueText(tr("never"))
        self.keep_button = PrimaryButton(tr("Keep these numbers"), "check")
        self.keep_button.setObjectName("keep-choices")
        self._lay_out()
        self.keep_button.clicked.connect(self._keep)
        self._runner.query(_standing, self._show)

    def shown(self) -> None:
        """Put the keyboard into the first number."""
        self.daily.setFocus()

    def _show(self, standing: Standing) -> None:
        rule = standing.choices.retention
        for field, number in (
            (self.daily, rule.daily),
            (self.weekly, rule.weekly),
            (self.monthly, rule.monthly),
        ):
            field.setValue(_ALL if number is None else number)
        self.remind.setValue(standing.choices.remind_days or _NEVER)

    @Slot()
    def _keep(self) -> None:
        rule = Retention(*map(_limit, (self.daily, self.weekly, self.monthly)))
        choices = BackupChoices(rule, self.remind.value() or None)
        self._runner.command(partial(_choose, choices), self._kept, self._failed)

    def _kept(self, _: BackupChoices) -> None:
        self.succeed(
            tr("Kept."), tr("Nothing was removed. Look at a drive to see what could go now.")
        )

    def _failed(self, error: HollyhockError) -> None:
        self.fail(error)

    def _lay_out(self) -> None:
        self.column.addWidget(SectionLabel(tr("Keep the newest copy of each of the last")))
        for field in (self.daily, self.weekly, self.monthly):
            self.column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(SectionLabel(tr("Remind me when the last copy is older than")))
        self.column.addWidget(self.remind, 0, Qt.AlignmentFlag.AlignLeading)
        self.end_with(self.keep_button)


def _number(name: str, label: str, unit: str) -> QSpinBox:
    field = QSpinBox()
    field.setObjectName(name)
    field.setAccessibleName(label)
    field.setRange(_ALL, _MOST)
    field.setSuffix(unit)
    keep_private(field)
    field.lineEdit().setTextMargins(GRID, 0, GRID, 0)
    return field


def _limit(field: QSpinBox) -> int | None:
    return None if field.value() == _ALL else field.value()


def _standing(session: Session) -> Standing:
    return session.backups.standing()


def _choose(choices: BackupChoices, session: Session) -> Changed[BackupChoices]:
    return session.backups.choose(choices)
