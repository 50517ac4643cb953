"""Buttons by what they mean. A button says what it does, never OK or Yes."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.shared.icons import icon
from ui.shared.theme import current_theme

ICON_PX = 20
_AIR_PX = 6
"""The icon is painted in the middle of its place: a wider place is air between it and the text."""


class _TextButton(QPushButton):
    role = ""
    icon_colour = "ink"

    def __init__(
        self, text: str, icon_name: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("role", self.role)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if icon_name:
            self.setIcon(icon(icon_name, self.icon_colour))
        scale_icon(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Let Enter press the button, as people expect; outside dialogs Qt only takes space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Keep the icon as large as the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            scale_icon(self)


class PrimaryButton(_TextButton):
    """The one thing that a page is for."""

    role = "primary"
    icon_colour = "on_accent"

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Add a light line within the focus ring, which is as dark as the button's ground."""
        super().paintEvent(event)
        if self.hasFocus() and self.isEnabled():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(current_theme().color("on_accent"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), 3, 3)
            painter.end()


class PlainButton(_TextButton):
    """Something else that can be done here."""

    role = "plain"


class QuietButton(_TextButton):
    """Something that can be done and is seldom needed: no border until it is touched."""

    role = "quiet"


class StopButton(_TextButton):
    """Something that takes away. Say what, and say how to come back."""

    role = "stop"
    icon_colour = "stop"


class IconButton(QToolButton):
    """A button with only an icon; `label` is its tool tip and what a screen reader says."""

    def __init__(self, icon_name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "icon")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_as(icon_name, label)
        scale_icon(self)

    def show_as(self, icon_name: str, label: str) -> None:
        """Become another button: a reveal button turns into a hide button."""
        self.setIcon(icon(icon_name))
        self.setToolTip(label)
        self.setAccessibleName(label)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Let Enter press the button."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Keep the icon as large as the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            scale_icon(self)


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button if the key is Enter, once however long it is held."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
        return False
    button.click()
    return True


def scale_icon(button: QAbstractButton) -> None:
    """Size a button's icon to the text size in use."""
    side = current_theme().px(ICON_PX)
    beside_text = _AIR_PX if isinstance(button, QPushButton) else 0
    button.setIconSize(QSize(side + beside_text, side))
