"""How strong a passphrase is, in words and as filled fields; never by colour alone."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.vault.passphrase import PassphraseRating, Strength
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_FIELDS = len(Strength)
_BAR_PX = 6


class StrengthBar(QWidget):
    """Five fields and a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = _Fields()
        self.words = SoftLabel()
        self.words.setObjectName("strength-words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._fields)
        column.addWidget(self.words)
        self.show_rating(None)

    def show_rating(self, rating: PassphraseRating | None) -> None:
        """Show a rating; None while there is nothing to rate."""
        self._fields.fill(0 if rating is None else rating.strength + 1)
        self.words.setText(_words(rating))


def _words(rating: PassphraseRating | None) -> str:
    if rating is None:
        return tr("Several words that do not belong together are strong and easy to keep in mind.")
    if not rating.is_accepted and rating.strength >= Strength.FAIR:
        return tr("Too short: use at least 8 characters.")
    return {
        Strength.VERY_WEAK: tr("Very weak: it would be guessed at once. Please choose another."),
        Strength.WEAK: tr("Weak: it would be guessed soon. Please add a word or two."),
        Strength.FAIR: tr("Fair: it holds for a while. One more word makes it much stronger."),
        Strength.GOOD: tr("Good: one computer would need years to guess it."),
        Strength.STRONG: tr("Strong: very hard to guess, even with many computers."),
    }[rating.strength]


class _Fields(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, count: int) -> None:
        self._filled = count
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(120, _BAR_PX + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        del event
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - (_FIELDS - 1) * 4) / _FIELDS
        for place in range(_FIELDS):
            box = QRectF(place * (width + 4) + 0.5, 0.5, width - 1, _BAR_PX)
            painter.setPen(theme.color("accent" if place < self._filled else "line"))
            painter.setBrush(theme.color("accent" if place < self._filled else "paper"))
            painter.drawRoundedRect(box, 2, 2)
        painter.end()
