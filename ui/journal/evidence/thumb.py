"""A small picture of a file, which is also the button to look at it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from core.incidents.evidence import SealedEvidence
from ui.journal.evidence.seeing import Seen
from ui.journal.evidence.words import MAILS, is_picture, is_written
from ui.plain_text import isolated
from ui.shared.icons import icon
from ui.shared.theme import current_theme
from ui.translate import tr

THUMB_PIXELS = 160
"""Asked of the decoder: enough for a small picture at twice the text size on a fine screen."""
_SIDE_PX, _ICON_PX, _RADIUS = 52, 20, 6


class Thumb(QAbstractButton):
    """`wanted(SealedEvidence)`: it is seen for the first time and has nothing to show yet."""

    wanted = Signal(object)

    def __init__(
        self, name: str, evidence: SealedEvidence | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("evidence-look")
        self.evidence = evidence
        self._asked = False
        self._pixmap: QPixmap | None = None
        media_type = evidence.media_type if evidence else None
        self._icon = icon_of(media_type)
        self.setEnabled(evidence is not None)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        label = tr("Look at {name}").format(name=isolated(name))
        self.setAccessibleName(label)
        self.setToolTip(label)

    @property
    def has_picture(self) -> bool:
        """Whether there is more to see than an icon."""
        return self._pixmap is not None

    def show_seen(self, seen: Seen | None, *, covered: bool) -> None:
        """Show what was found; None: it could not be read."""
        self._asked = True
        if seen is None:
            self._icon = "triangle-alert"
        else:
            self._icon = icon_of(seen.facts.media_type)
            image = seen.covered if covered else seen.clear
            self._pixmap = QPixmap.fromImage(image) if image is not None else None
        self.update()

    def ask_again(self) -> None:
        """Nobody looked in time: ask when it is seen again."""
        self._asked = False

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Square, growing with the text."""
        side = current_theme().px(_SIDE_PX)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter looks, as Space does. With Ctrl it keeps the note."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the picture, or an icon; being painted is what makes one wanted."""
        del event
        if self.evidence is not None and not self._asked:
            self._asked = True
            self.wanted.emit(self.evidence)
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(frame, _RADIUS, _RADIUS)
        painter.fillPath(shape, theme.color("hover" if self.underMouse() else "panel"))
        if self._pixmap is not None:
            painter.setClipPath(shape)
            painter.drawPixmap(frame, self._pixmap, _middle_square(self._pixmap))
            painter.setClipping(False)
        else:
            side = theme.px(_ICON_PX)
            place = QRectF(0, 0, side, side)
            place.moveCenter(frame.center())
            colour = "care" if self._icon == "triangle-alert" else "soft"
            icon(self._icon, colour).paint(painter, place.toRect())
        pen = painter.pen()
        pen.setColor(theme.color("focus" if self.hasFocus() else "line"))
        pen.setWidth(2 if self.hasFocus() else 1)
        painter.setPen(pen)
        painter.drawPath(shape)
        painter.end()


def icon_of(media_type: str | None) -> str:
    """Return the icon for a kind of file."""
    if is_picture(media_type):
        return "image"
    if media_type in MAILS:
        return "mail"
    return "file-text" if is_written(media_type) or media_type == "application/pdf" else "file"


def _middle_square(pixmap: QPixmap) -> QRectF:
    side = min(pixmap.width(), pixmap.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(QRectF(pixmap.rect()).center())
    return square
