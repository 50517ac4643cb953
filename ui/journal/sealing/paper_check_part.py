"""Checking a printed seal."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from core.errors import HollyhockError
from core.incidents.printed_seal import PrintedSeal, Slip, read_seal
from ui.error_messages import message_for
from ui.journal.sealing.chain_checker import ChainChecker, Findings
from ui.journal.sealing.findings_box import FindingsBox
from ui.journal.sealing.words import slip_words
from ui.screen import ScreenContext
from ui.shared.buttons import PlainButton
from ui.shared.private_typing import private_hints
from ui.shared.text import PlainLabel, SoftLabel, field_label
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_TYPED_PX = 120


class PaperCheckPart(QWidget):
    """A printed seal typed off or pasted from a scan, and held against the journal."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seal: PrintedSeal | None = None
        self.checker = ChainChecker(context.runner, self)
        self.typed = QPlainTextEdit()
        self.typed.setObjectName("seal-typed")
        self.typed.setAccessibleName(tr("The lines of the printed seal"))
        self.typed.setPlaceholderText("SEAL1 …")
        self.typed.setTabChangesFocus(True)
        self.typed.setInputMethodHints(private_hints())
        self.check_button = PlainButton(tr("Check this paper"), "file-check")
        self.check_button.setObjectName("seal-paper-check")
        self.state = SoftLabel()
        self.box = FindingsBox("seal-verdict", context.zone)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.check_button)
        row.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(
            PlainLabel(
                tr(
                    "Do you have such a sheet? Type its lines here, or paste what a scanner reads"
                    " from the square code. Spaces and line breaks make no difference."
                )
            )
        )
        column.addWidget(field_label(tr("The lines of the printed seal"), self.typed))
        column.addWidget(self.typed)
        column.addLayout(row)
        column.addWidget(self.box)
        self.typed.textChanged.connect(self._typed)
        self.check_button.clicked.connect(self._check)
        self.checker.progressed.connect(self._progress)
        self.checker.ended.connect(self._ended)
        self.checker.failed.connect(self._failed)
        self._typed()

    @Slot()
    def _typed(self) -> None:
        self.typed.setFixedHeight(current_theme().px(_TYPED_PX))
        self.checker.cancel()
        self.state.clear()
        self.box.calm()
        self.check_button.setEnabled(bool(self.typed.toPlainText().strip()))

    @Slot()
    def _check(self) -> None:
        read = read_seal(self.typed.toPlainText())
        if isinstance(read, Slip):
            self.box.warn(slip_words(read))
            self.typed.setFocus()
            return
        self._seal = read
        self.box.calm()
        self.check_button.setEnabled(False)
        self.checker.start(read.head)

    @Slot(int, int)
    def _progress(self, done: int, total: int) -> None:
        self.state.setText(tr("{done} of {total} entries").format(done=done, total=total))

    @Slot(object)
    def _ended(self, findings: Findings) -> None:
        self.state.clear()
        self.check_button.setEnabled(True)
        if self._seal is not None:
            self.box.show_verdict(self._seal, findings)

    @Slot(object)
    def _failed(self, error: HollyhockError) -> None:
        self.state.clear()
        self.check_button.setEnabled(True)
        self.box.warn(message_for(error))
