"""A page of the time before a vault is open: one calm column in the middle."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.errors import HollyhockError
from ui.error_messages import message_for
from ui.shared.caution import CautionBox
from ui.shared.text import PlainLabel, TitleLabel
from ui.shared.theme import GRID, current_theme

_COLUMN_PX = 480
_MARGIN = GRID * 4


class DeskPage(QScrollArea):
    """Add to `column`. `fail` shows an error in the page, where the caution box stands."""

    def __init__(self, title: str, introduction: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(_MARGIN, GRID * 3, _MARGIN, GRID * 3)
        self.column.setSpacing(GRID * 3 // 2)
        self.title = TitleLabel(title)
        self.column.addWidget(self.title)
        if introduction:
            self.column.addWidget(PlainLabel(introduction))
        self.caution = CautionBox()
        self.caution.setObjectName("page-caution")
        self.caution.hide()
        ground = QWidget()
        ground.setProperty("role", "scrolled")
        # A little above the middle, where the eye rests; at the top when it does not fit.
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setRowStretch(0, 2)
        grid.setRowStretch(2, 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1000)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self._content, 1, 1)
        self.setWidget(ground)
        self._fit()

    def shown(self) -> None:
        """The person came here: put the keyboard in place."""

    def fail(self, error: HollyhockError) -> None:
        """Say what went wrong and what to do."""
        message = message_for(error)
        self.warn(message.what, message.next_step)

    def warn(self, what: str, next_step: str) -> None:
        """Say something that the person has to know before they go on."""
        self.caution.say(next_step, what)
        self.caution.show()
        self.ensureWidgetVisible(self.caution)

    def calm(self) -> None:
        """Take the words of an earlier try away."""
        self.caution.hide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self._content.setMaximumWidth(current_theme().px(_COLUMN_PX) + 2 * _MARGIN)


def field_label(text: str, field: QWidget) -> QLabel:
    """Return the label above a field; its access key leads to the field."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "strong")
    label.setWordWrap(True)
    label.setBuddy(field)
    return label
