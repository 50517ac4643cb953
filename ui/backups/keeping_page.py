"""How many copies a drive keeps, and when to be reminded."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from core.backups.retention import Retention
from core.backups.standing import BackupChoices, Standing
from core.changes import Changed
from core.errors import HollyhockError
from core.vault.session import Session
from ui.backups.backup_page import BackupPage
from ui.screen import ScreenContext
from ui.shared.buttons import PrimaryButton
from ui.shared.text import PlainLabel, SectionLabel
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
        self.daily = _number("keep-daily", tr("Last days"), _ALL, _MOST, tr("all"))
        self.weekly = _number("keep-weekly", tr("Last weeks"), _ALL, _MOST, tr("all"))
        self.monthly = _number("keep-monthly", tr("Last months"), _ALL, _MOST, tr("all"))
        self.remind = _number(
            "keep-remind", tr("Days until a reminder"), _NEVER, _MOST_DAYS, tr("never")
        )
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
        self.column.addWidget(SectionLabel(tr("Of the copies on a drive, keep the newest of")))
        self._add_rows(
            (tr("each of the last … days"), self.daily),
            (tr("each of the last … weeks"), self.weekly),
            (tr("each of the last … months"), self.monthly),
        )
        self.column.addWidget(SectionLabel(tr("Remind me")))
        self._add_rows((tr("when the last copy is older than … days"), self.remind))
        self.end_with(self.keep_button)

    def _add_rows(self, *rows: tuple[str, QSpinBox]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID * 2)
        grid.setColumnStretch(2, 1)
        for number, (text, field) in enumerate(rows):
            label = PlainLabel(text)
            label.setBuddy(field)
            grid.addWidget(field, number, 0, Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(label, number, 1)
        self.column.addLayout(grid)


def _number(name: str, label: str, least: int, most: int, least_means: str) -> QSpinBox:
    field = QSpinBox()
    field.setObjectName(name)
    field.setAccessibleName(label)
    field.setRange(least, most)
    field.setSpecialValueText(least_means)
    return field


def _limit(field: QSpinBox) -> int | None:
    return None if field.value() == _ALL else field.value()


def _standing(session: Session) -> Standing:
    return session.backups.standing()


def _choose(choices: BackupChoices, session: Session) -> Changed[BackupChoices]:
    return session.backups.choose(choices)
