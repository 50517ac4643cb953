"""The name of a file, whoever made it up, in one line."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.plain_text import isolated, visible


class NameLabel(QLabel):
    """Cut in the middle, so that the ending stays readable."""

    def __init__(self, untrusted_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(0)
        self._whole = ""
        self.show_name(untrusted_name)

    def show_name(self, untrusted_name: str) -> None:
        """Show another name."""
        self._whole = visible(untrusted_name)
        self.setToolTip(isolated(untrusted_name))
        self.setAccessibleName(self._whole)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Cut anew."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Cut anew when the text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._elide()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As narrow as you like: that is what cutting is for."""
        return QSize(0, super().minimumSizeHint().height())

    def _elide(self) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        shown = self.fontMetrics().elidedText(self._whole, middle, max(self.width(), 0))
        self.setText(isolated(shown))
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
