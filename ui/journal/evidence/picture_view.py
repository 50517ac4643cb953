"""One picture, as large as its place or pixel for pixel."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.shared.theme import current_theme


class _Canvas(QWidget):
    """Paints the picture below the buttons, in the middle, no larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._drawn = QPixmap()
        self.natural = QSize()

    def show_image(self, image: QImage, natural: QSize) -> None:
        """Paint this picture as if it had `natural` pixels."""
        self._image, self.natural, self._drawn = image, natural, QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint; a picture is made smaller once for each size of its place."""
        del event
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        natural = self.natural / ratio
        keep = Qt.AspectRatioMode.KeepAspectRatio
        fits = natural.width() <= self.width() and natural.height() <= self.height()
        shown = natural if fits else natural.scaled(self.size(), keep)
        place = QRect(0, 0, max(shown.width(), 1), max(shown.height(), 1))
        place.moveLeft((self.width() - place.width()) // 2)
        wanted = place.size() * ratio
        if self._drawn.size() != wanted:
            exact, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
            scaled = self._image.scaled(wanted, exact, smooth.SmoothTransformation)
            self._drawn = QPixmap.fromImage(scaled)
        painter = QPainter(self)
        painter.drawPixmap(place, self._drawn)
        painter.setPen(current_theme().color("hairline"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()


class PictureView(QScrollArea):
    """Arrow keys move it when it is larger than its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidence-picture")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._canvas = _Canvas()
        self.setWidget(self._canvas)
        self._is_fitted = True
        self.fit()

    @property
    def is_fitted(self) -> bool:
        """Whether all of the picture is seen."""
        return self._is_fitted

    def show_image(self, image: QImage, natural: QSize) -> None:
        """Show a picture as large as `natural`, which may be another number of pixels."""
        self._canvas.show_image(image, natural)
        self._arrange()

    def forget(self) -> None:
        """Let go of the picture."""
        self._canvas.show_image(QImage(), QSize())

    def fit(self) -> None:
        """Make it as large as its place."""
        self._is_fitted = True
        self._arrange()

    def show_all_pixels(self) -> None:
        """Show one pixel of the picture as one of the screen."""
        self._is_fitted = False
        self._arrange()

    def _arrange(self) -> None:
        self.setWidgetResizable(self._is_fitted)
        if not self._is_fitted:
            self._canvas.resize(self._canvas.natural / self.devicePixelRatioF())
