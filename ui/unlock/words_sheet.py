"""The recovery words on paper. Only ever sent to a printer, never to a file."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from core.vault.credentials import RecoveryWords
from ui.translate import tr

_TITLE_PT, _WORD_PT, _TEXT_PT = 18.0, 14.0, 10.5
_COLUMNS = 3


def has_printer() -> bool:
    """Tell whether there is anything to print on."""
    return bool(QPrinterInfo.availablePrinterNames())


def print_words(parent: QWidget, words: RecoveryWords) -> bool:
    """Ask for a printer and print the sheet. False when the person thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(tr("Document"))  # the name stays in the printer's own list
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    wanted = bool(dialog.exec())
    dialog.deleteLater()
    if wanted:
        print_sheet(printer, words)
    return wanted


def print_sheet(printer: QPrinter, words: RecoveryWords) -> None:
    """Print the sheet within the printer's margins."""
    painter = QPainter(printer)
    within = printer.pageLayout().paintRectPixels(printer.resolution())
    # A printer's painter begins at the corner of what can be printed, not of the paper.
    paint_sheet(painter, QRectF(0, 0, within.width(), within.height()), words)
    painter.end()


def paint_sheet(painter: QPainter, page: QRectF, words: RecoveryWords) -> None:
    """Paint the numbered words in black within `page`, which is in the painter's units.

    Nothing on it says what the app is for.
    """
    y = page.top()
    y = _text(painter, page, y, _TITLE_PT, tr("Twelve words to keep"))
    note = tr(
        "Together and in this order they open your Hollyhock vault if the passphrase is lost. "
        "Whoever has this sheet can open it too: keep it where only you look."
    )
    y = _text(painter, page, y, _TEXT_PT, note)
    painter.setFont(_font(painter, _WORD_PT))
    line = painter.fontMetrics().height() * 2.0
    width = page.width() / _COLUMNS
    for place, word in enumerate(words.words):
        row, column = divmod(place, _COLUMNS)
        box = QRectF(page.left() + column * width, y + row * line, width, line)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), f"{place + 1}.  {word}")


def _text(painter: QPainter, page: QRectF, y: float, points: float, text: str) -> float:
    """Paint wrapped text from `y` down; return where the next thing can begin."""
    painter.setFont(_font(painter, points))
    box = QRectF(page.left(), y, page.width(), page.bottom() - y)
    used = painter.boundingRect(box, int(Qt.TextFlag.TextWordWrap), text)
    painter.drawText(used, int(Qt.TextFlag.TextWordWrap), text)
    return used.bottom() + painter.fontMetrics().height()


def _font(painter: QPainter, points: float) -> QFont:
    font = QFont(painter.font())
    font.setPointSizeF(points)
    return font
