"""Two revisions side by side: the text in two panes, and the other fields that changed."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from core.incidents.differences import Mark, TextDifference, changed_fields, compare_texts
from core.incidents.incident import IncidentContent
from ui.jobs import WatchedProgress
from ui.journal.direction import direction_of
from ui.journal.sealing.difference_pane import DifferencePane
from ui.journal.sealing.field_words import ChangeWords, Names, change_words
from ui.plain_text import isolated
from ui.shared.buttons import QuietButton
from ui.shared.text import BodyLabel, SoftLabel
from ui.shared.theme import GRID, current_theme, theme_keeper
from ui.translate import tr
from ui.vault_runner import VaultRunner

_BOTH_NEED_PX = 460
_SHOWN_OF_A_VALUE = 400


class DifferenceView(QWidget):
    """`compare` shows it; while a long text is being compared, the panes stay as they were."""

    def __init__(self, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("difference")
        self._runner = runner
        self._headings = ("", "")
        self._work: WatchedProgress | None = None
        self._shown: TextDifference | None = None
        self.before, self.after = (
            DifferencePane("difference-before"),
            DifferencePane("difference-after"),
        )
        self.legend = SoftLabel(
            tr("Struck through: no longer there. Underlined: new. All else is the same.")
        )
        self.legend.setObjectName("difference-legend")
        self._covered = True
        self._words: list[ChangeWords] = []
        self.uncover_button = QuietButton(tr("Show their words"), "eye")
        self.uncover_button.setObjectName("difference-uncover")
        self.uncover_button.clicked.connect(self._uncover)
        self.changes = BodyLabel()
        self.changes.setObjectName("difference-fields")
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(GRID * 2)
        self._panes.addWidget(self.before, 1)
        self._panes.addWidget(self.after, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._panes)
        column.addWidget(self.legend)
        column.addWidget(self.changes)
        column.addWidget(self.uncover_button, 0, Qt.AlignmentFlag.AlignLeading)
        keeper = theme_keeper()
        if keeper is not None:
            keeper.changed.connect(self._paint_again)

    def compare(
        self,
        before: IncidentContent,
        after: IncidentContent,
        headings: tuple[str, str],
        names: Names,
    ) -> None:
        """Show what is different; the headings say which revisions these are."""
        self._headings = headings
        self._words = [change_words(each, names) for each in changed_fields(before, after)]
        self._tell_changes(covered=self._covered)
        texts = before.text, after.text
        if self._work is not None:
            self._work.cancel()

        def job(progress: WatchedProgress) -> tuple[WatchedProgress, TextDifference]:
            return progress, compare_texts(*texts)

        self._work = self._runner.work(tr("Comparing"), job, self._show)

    def set_covered(self, *, covered: bool) -> None:
        """Cover the words of the other side until they are asked for, or do not."""
        self._covered = covered
        self._tell_changes(covered=covered)

    @Slot()
    def _uncover(self) -> None:
        self._tell_changes(covered=False)

    def _tell_changes(self, *, covered: bool) -> None:
        lines = [
            _covered_line(each) if covered and each.is_theirs else _line(each)
            for each in self._words
        ]
        self.changes.setText("\n".join(lines))
        self.changes.setVisible(bool(lines))
        self.uncover_button.setVisible(covered and any(each.is_theirs for each in self._words))

    def _show(self, found: tuple[WatchedProgress, TextDifference]) -> None:
        progress, difference = found
        if progress is self._work:
            self._work, self._shown = None, difference
            self._paint_again()

    def _paint_again(self) -> None:
        if self._shown is None:
            return
        self.before.show_pieces(self._headings[0], self._shown.before)
        self.after.show_pieces(self._headings[1], self._shown.after)
        pieces = self._shown.before + self._shown.after
        differs = any(piece.mark is not Mark.SAME for piece in pieces)
        self.legend.setText(
            tr("Struck through: no longer there. Underlined: new. All else is the same.")
            if differs
            else tr("The text is the same in both.")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Side by side where both fit, else one below the other."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.width() < current_theme().px(_BOTH_NEED_PX)
        direction = QBoxLayout.Direction
        self._panes.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)


def _covered_line(words: ChangeWords) -> str:
    return tr("{field}: changed, covered").format(field=words.field)


def _line(words: ChangeWords) -> str:
    is_rtl = direction_of(words.field) == Qt.LayoutDirection.RightToLeft
    arrow = "←" if is_rtl else "→"
    before, after = (isolated(_cut(each)) for each in (words.before, words.after))
    return f"{words.field}: {before} {arrow} {after}"


def _cut(value: str) -> str:
    return value if len(value) <= _SHOWN_OF_A_VALUE else f"{value[:_SHOWN_OF_A_VALUE]}…"
