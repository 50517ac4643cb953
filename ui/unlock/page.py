"""A page of the time before a vault is open: one calm column in the middle."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from core.errors import HollyhockError
from ui.error_messages import message_for
from ui.shared.caution import CautionBox
from ui.shared.text import PlainLabel, TitleLabel
from ui.shared.theme import GRID, current_theme

_MARGIN = GRID * 4


class DeskPage(QScrollArea):
    """Add to `column`. `fail` shows an error in the page, where the caution box stands."""

    column_px = 480
    """Width of the column at 100 %; it grows with the text."""

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
        self._ground = _Ground(self._content)
        self._fit()
        self.setWidget(self._ground)

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
        self._ground.fit(current_theme().px(self.column_px) + 2 * _MARGIN)


class _Ground(QWidget):
    """Holds the column in the middle, a little above where the eye rests; at the top when full.

    Layouts guess the height of wrapped text before they know its width. This asks afterwards.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "scrolled")
        content.setParent(self)
        self._content = content
        self._column_width = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fit(self, column_width: int) -> None:
        self._column_width = column_width
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(self._column_width, self.heightForWidth(self._column_width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(self._content.minimumSizeHint().width(), 0)

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        return self._content.heightForWidth(min(width, self._column_width))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        width = min(self.width(), self._column_width)
        height = self.heightForWidth(self.width())
        top = max(self.height() - height, 0) * 2 // 5
        self._content.setGeometry((self.width() - width) // 2, top, width, height)


def field_label(text: str, field: QWidget) -> QLabel:
    """Return the label above a field; its access key leads to the field."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "strong")
    label.setWordWrap(True)
    label.setBuddy(field)
    return label
