"""Looking at this computer, on the person's wish: what is there, is it usual, what to think of."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.traces.finding import Finding, Look, Sight
from core.traces.traces import Traces
from core.vault.session import Session
from ui.jobs import WatchedProgress
from ui.shared.buttons import PrimaryButton, QuietButton
from ui.shared.caution import CautionBox
from ui.shared.fold import Fold
from ui.shared.printing import ask_and_print_pages, has_printer
from ui.shared.reading_page import ReadingPage
from ui.shared.text import BodyLabel, PlainLabel, SectionLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.traces.subject_words import subject_words
from ui.traces.telling import as_paragraphs, as_text
from ui.traces.words import details, summary
from ui.translate import tr
from ui.vault_runner import VaultRunner


class TracesPage(ReadingPage):
    """Nothing is looked at before the button is pressed, and nothing of it is kept.

    `closed()`: the person goes back. `said(str)`: a quiet message.
    """

    closed = Signal()
    said = Signal(str)

    def __init__(self, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("traces-page")
        self._runner = runner
        self._findings: tuple[Finding, ...] = ()
        self.look_button = PrimaryButton(tr("Look now"), "text-search")
        self.look_button.setObjectName("traces-look")
        self.look_button.clicked.connect(self._look)
        self._place, self._foot = QVBoxLayout(), self._make_foot()
        self._place.setSpacing(0)
        self._lay_out()

    def shown(self) -> None:
        """Put the keyboard on the button."""
        self.look_button.setFocus()

    @Slot()
    def _look(self) -> None:
        self.look_button.setEnabled(False)
        job = partial(_look_with, self._runner.session.traces)
        self._runner.work(tr("Looking at this computer"), job, self._looked, self._stopped)

    def _looked(self, look: Look) -> None:
        self._runner.query(partial(_told, look), self._show, self._stopped)

    def _stopped(self, _error: object) -> None:
        self.look_button.setEnabled(True)

    def _show(self, findings: tuple[Finding, ...]) -> None:
        """Show what was seen first; nothing is unfolded, so that all of it is in sight at once."""
        self._findings = tuple(sorted(findings, key=_is_unseen))
        while (item := self._place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for title, is_unseen in ((tr("Seen here"), False), (tr("Not seen"), True)):
            group = [each for each in self._findings if _is_unseen(each) is is_unseen]
            self._place.addSpacing(GRID if group else 0)
            for part in (SectionLabel(title), *map(_fold, group)) if group else ():
                self._place.addWidget(part)
        self._foot.show()
        self.look_button.setEnabled(True)
        self.look_button.setText(tr("Look again"))
        self.look_button.setFocus()
        self.said.emit(tr("The look is done. Each line opens and says more."))

    @Slot()
    def _print(self) -> None:
        if has_printer():
            ask_and_print_pages(self, as_paragraphs(self._findings))
        else:
            self.said.emit(tr("This computer has no printer."))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._findings))
        self.said.emit(tr("The text is on the clipboard, for half a minute at most."))

    def _lay_out(self) -> None:
        back = QuietButton(tr("Back"), "arrow-left")
        back.setObjectName("traces-back")
        back.clicked.connect(self.closed)
        column = self.column
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(TitleLabel(tr("What may tell on you here")))
        column.addWidget(PlainLabel(_introduction()))
        column.addSpacing(GRID)
        column.addWidget(CautionBox(_caution(), tr("Before you change anything")))
        column.addSpacing(GRID)
        column.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(GRID)
        column.addLayout(self._place)
        column.addWidget(self._foot)

    def _make_foot(self) -> QWidget:
        foot, row = QWidget(), QHBoxLayout()
        for text, icon_name, name, slot in (
            (tr("Print"), "printer", "traces-print", self._print),
            (tr("Copy the text"), "copy", "traces-copy", self._copy),
        ):
            button = QuietButton(text, icon_name)
            button.setObjectName(name)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addLayout(row)
        column.addWidget(
            SoftLabel(
                tr(
                    "Paper and copied text are not sealed, and say that you looked. Keep them where"
                    " nobody else looks. When the vault locks, what is on this page is gone."
                )
            )
        )
        foot.hide()
        return foot


def _fold(finding: Finding) -> Fold:
    words = subject_words(finding.subject)
    fold = Fold(f"traces-{finding.subject.name.lower()}", words.title, "")
    fold.header.say(summary(finding))
    for line in details(finding):
        fold.fields.addWidget(BodyLabel(line))
    for title, text in (
        (tr("What is usual"), words.normal),
        (tr("Before you change anything"), words.before),
    ):
        part = QVBoxLayout()
        part.setSpacing(0)
        part.addWidget(SoftLabel(title))
        part.addWidget(BodyLabel(text))
        fold.fields.addLayout(part)
    return fold


def _introduction() -> str:
    return tr(
        "This looks at the computer that you are using now, and only looks: it changes nothing,"
        " sends nothing and keeps nothing. It knows some signs, many of them by name. What it does"
        " not see may be there all the same, and most of what it does see is harmless."
    )


def _caution() -> str:
    return tr(
        "Somebody who watches may notice when a program stops, a file goes or rights change. Think"
        " first of what they could do then, and talk to somebody who knows such situations. If you"
        " believe that this computer is watched, do that on a device they never had in hand."
    )


def _is_unseen(finding: Finding) -> bool:
    return finding.sight is not Sight.SEEN


def _look_with(traces: Traces, progress: WatchedProgress) -> Look:
    return traces.look(progress)


def _told(look: Look, session: Session) -> tuple[Finding, ...]:
    return session.traces.told(look)
