"""Why there is nothing to be seen of a file."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.incidents.preview import Why
from ui.journal.evidence.words import why_words
from ui.shared.caution import CautionBox
from ui.shared.text import PlainLabel, SoftLabel
from ui.shared.theme import GRID

_HARMLESS = frozenset({Why.EMPTY, Why.UNKNOWN_TYPE, Why.NEEDS_PASSWORD, Why.NO_SUCH_PAGE})


class Reason(QWidget):
    """Plain words where all is well with the file, a caution where something is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidence-page-reason")
        self._what, self._next = PlainLabel(), SoftLabel()
        self._caution = CautionBox()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for each in (self._what, self._next, self._caution):
            column.addWidget(each)

    def say_why(self, why: Why) -> None:
        """Say why there is no preview."""
        what, next_step = why_words(why)
        if why in _HARMLESS:
            self._show(what, next_step, is_calm=True)
        else:
            self.warn(what, next_step)

    def warn(self, what: str, next_step: str) -> None:
        """Say what is wrong, and what can be done."""
        self._show(what, next_step, is_calm=False)

    def _show(self, what: str, next_step: str, *, is_calm: bool) -> None:
        self._what.setText(what)
        self._next.setText(next_step)
        self._caution.say(next_step, what)
        self._what.setVisible(is_calm)
        self._next.setVisible(is_calm and bool(next_step))
        self._caution.setVisible(not is_calm)
        self.setAccessibleName(f"{what} {next_step}".strip())
