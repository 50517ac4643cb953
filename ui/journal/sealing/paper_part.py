"""A seal of today on paper."""

from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import HollyhockError
from core.incidents.printed_seal import PrintedSeal
from core.vault.session import Session
from ui.error_messages import Message, message_for
from ui.jobs import Ticket
from ui.journal.sealing.findings_box import FindingsBox
from ui.journal.sealing.seal_sheet import SealPreview, print_seal
from ui.screen import ScreenContext
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.printing import has_printer
from ui.shared.theme import GRID
from ui.translate import tr


class PaperPart(QWidget):
    """Today's seal: looked at first, then printed."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._zone = context.runner, context.zone
        self._seal: PrintedSeal | None = None
        self._ticket: Ticket[PrintedSeal] | None = None
        self.make_button = PlainButton(tr("Make a seal of today"), "stamp")
        self.make_button.setObjectName("seal-make")
        self.preview = SealPreview()
        self.print_button = PlainButton(tr("Print this sheet"), "printer")
        self.print_button.setObjectName("seal-print")
        self.put_away_button = QuietButton(tr("Put it away"), "x")
        self.put_away_button.setObjectName("seal-put-away")
        self.box = FindingsBox("seal-paper", context.zone)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for each in (self.make_button, self.print_button, self.put_away_button):
            row.addWidget(each)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.box)
        column.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignLeading)
        self.make_button.clicked.connect(self._make)
        self.print_button.clicked.connect(self._print)
        self.put_away_button.clicked.connect(self.put_away)
        self.put_away()

    @Slot()
    def put_away(self) -> None:
        """Show no sheet."""
        self._seal = None
        self.box.calm()
        self._arrange()

    @Slot()
    def _make(self) -> None:
        self.box.calm()
        self._ticket = self._runner.query(partial(_seal_now, self._zone), self._made, self._failed)

    def _made(self, seal: PrintedSeal) -> None:
        if not seal.head.count:
            self.box.warn(
                Message(
                    tr("Nothing is sealed yet."),
                    tr("Seal a note first, from its own page; then a seal can be printed."),
                )
            )
            return
        self._seal = seal
        self.preview.show_seal(seal)
        self._arrange()
        self.print_button.setFocus()

    def _failed(self, error: HollyhockError) -> None:
        self.box.warn(message_for(error))

    @Slot()
    def _print(self) -> None:
        self.box.calm()
        if self._seal is None:
            return
        if has_printer():
            print_seal(self.window(), self._seal)
        else:
            self.box.warn(
                Message(
                    tr("This computer has no printer set up."),
                    tr("Write the lines with the numbers down by hand, and have that signed."),
                )
            )

    def _arrange(self) -> None:
        is_there = self._seal is not None
        self.make_button.setVisible(not is_there)
        for each in (self.preview, self.print_button, self.put_away_button):
            each.setVisible(is_there)


def _seal_now(zone: str, session: Session) -> PrintedSeal:
    today: date = session.clock.now().astimezone(ZoneInfo(zone)).date()
    return PrintedSeal(session.sealing.head(), today)
