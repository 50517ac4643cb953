"""What a check came to: one calm sentence, or what does not fit and what to do."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.incidents.printed_seal import PrintedSeal, Verdict, judge
from ui.error_messages import Message
from ui.journal.sealing.chain_checker import Findings
from ui.journal.sealing.words import broken_words, fault_lines, verdict_words, whole_words
from ui.shared.caution import CautionBox
from ui.shared.result_box import ResultBox
from ui.shared.text import BodyLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr_n


class FindingsBox(QWidget):
    """`name` is the beginning of the object names within."""

    def __init__(self, name: str, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._zone = zone
        self.good = ResultBox()
        self.good.setObjectName(f"{name}-good")
        self.caution = CautionBox()
        self.caution.setObjectName(f"{name}-caution")
        self.faults = BodyLabel()
        self.faults.setObjectName(f"{name}-faults")
        self.more = SoftLabel()
        self.more.setObjectName(f"{name}-more")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for each in (self.good, self.caution, self.faults, self.more):
            column.addWidget(each)
        self.calm()

    def calm(self) -> None:
        """Say nothing."""
        for each in (self.good, self.caution, self.faults, self.more):
            each.hide()

    def warn(self, message: Message) -> None:
        """Say something that went wrong."""
        self.calm()
        self.caution.say(message.next_step, message.what)
        self.caution.show()

    def show_check(self, findings: Findings) -> None:
        """Say what a check of the whole chain came to."""
        if findings.report.is_whole:
            self._praise(whole_words(findings.report))
            return
        self.warn(broken_words(findings.report))
        self._list(findings)

    def show_verdict(self, seal: PrintedSeal, findings: Findings) -> None:
        """Say what a printed seal tells about the journal."""
        verdict = judge(seal, findings.report)
        if verdict is Verdict.FITS:
            self._praise(verdict_words(seal, verdict))
        else:
            self.warn(verdict_words(seal, verdict))
        if findings.report.faults:
            self._list(findings)

    def _praise(self, message: Message) -> None:
        self.calm()
        self.good.say(message.what, message.next_step)
        self.good.show()

    def _list(self, findings: Findings) -> None:
        lines = (f"•  {line}" for line in fault_lines(findings.named, self._zone))
        self.faults.setText("\n".join(lines))
        self.faults.show()
        left = len(findings.report.faults) - len(findings.named)
        self.more.setText(tr_n("and {n} more", "and {n} more", left).format(n=left))
        self.more.setVisible(left > 0)
