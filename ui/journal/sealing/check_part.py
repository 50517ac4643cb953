"""Checking everything that is sealed, with progress and a way to stop."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from core.errors import HollyhockError
from ui.error_messages import message_for
from ui.journal.sealing.chain_checker import ChainChecker, Findings
from ui.journal.sealing.findings_box import FindingsBox
from ui.screen import ScreenContext
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class CheckPart(QWidget):
    """A check of everything sealed, with progress and a way to stop it."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.checker = ChainChecker(context.runner, self)
        self.start_button = PlainButton(tr("Check all sealed notes"), "file-check")
        self.start_button.setObjectName("seal-check-start")
        self.cancel_button = QuietButton(tr("Cancel"), "x")
        self.cancel_button.setObjectName("seal-check-cancel")
        self.bar = QProgressBar()
        self.bar.setObjectName("seal-check-bar")
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.setTextVisible(False)
        self.state = SoftLabel()
        self.state.setObjectName("seal-check-state")
        self.box = FindingsBox("seal-check", context.zone)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.start_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        for each in (self.bar, self.state, self.box):
            column.addWidget(each)
        self.start_button.clicked.connect(self._start)
        self.cancel_button.clicked.connect(self._cancel)
        self.checker.progressed.connect(self._progress)
        self.checker.ended.connect(self._ended)
        self.checker.failed.connect(self._failed)
        self._arrange()

    @Slot()
    def _start(self) -> None:
        self.box.calm()
        self.bar.setRange(0, 0)
        self.state.setText(tr("Comparing every sealed note…"))
        self.checker.start()
        self._arrange()
        self.cancel_button.setFocus()

    @Slot()
    def _cancel(self) -> None:
        self.checker.cancel()
        self._arrange()
        self.state.setText(tr("Stopped, as you asked. Nothing was changed."))
        self.start_button.setFocus()

    @Slot(int, int)
    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.state.setText(tr("{done} of {total} entries").format(done=done, total=total))

    @Slot(object)
    def _ended(self, findings: Findings) -> None:
        self._arrange()
        self.state.clear()
        self.box.show_check(findings)

    @Slot(object)
    def _failed(self, error: HollyhockError) -> None:
        self._arrange()
        self.state.clear()
        self.box.warn(message_for(error))

    def _arrange(self) -> None:
        self.start_button.setEnabled(not self.checker.is_busy)
        self.cancel_button.setVisible(self.checker.is_busy)
        self.bar.setVisible(self.checker.is_busy)
        self.state.setVisible(True)
