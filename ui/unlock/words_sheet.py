"""The recovery words on paper. Only ever sent to a printer, never to a file."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from core.vault.credentials import RecoveryWords
from ui.shared.printing import ask_and_print, paint_text, paper_font, print_page
from ui.translate import tr

_TITLE_PT, _WORD_PT, _TEXT_PT = 18.0, 14.0, 10.5
_COLUMNS = 3


def print_words(parent: QWidget, words: RecoveryWords) -> bool:
    """Ask for a printer and print the sheet. False when the person thought better of it."""
    return ask_and_print(parent, lambda painter, page: paint_sheet(painter, page, words))


def print_sheet(printer: QPrinter, words: RecoveryWords) -> None:
    """Print the sheet within the printer's margins."""
    print_page(printer, lambda painter, page: paint_sheet(painter, page, words))


def paint_sheet(painter: QPainter, page: QRectF, words: RecoveryWords) -> None:
    """Paint the numbered words in black within `page`, which is in the painter's units.

    Nothing on it says what the app is for.
    """
    y = page.top()
    y = paint_text(painter, page, y, _TITLE_PT, tr("Twelve words to keep"))
    note = tr(
        "Together and in this order they open your Hollyhock vault if the passphrase is lost. "
        "Whoever has this sheet can open it too: keep it where only you look."
    )
    y = paint_text(painter, page, y, _TEXT_PT, note)
    painter.setFont(paper_font(painter, _WORD_PT))
    line = painter.fontMetrics().height() * 2.0
    width = page.width() / _COLUMNS
    for place, word in enumerate(words.words):
        row, column = divmod(place, _COLUMNS)
        box = QRectF(page.left() + column * width, y + row * line, width, line)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), f"{place + 1}.  {word}")
