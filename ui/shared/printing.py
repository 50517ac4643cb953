"""Paper: asking for a printer, and painting pages. Never to a file, and nothing of it is kept."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ui.dialogs import add_way_out
from ui.shared.paged_text import Paragraph, paint_pages
from ui.translate import tr

PaintPage = Callable[[QPainter, QRectF], None]
"""Paints within a page that is in the painter's units."""


def has_printer() -> bool:
    """Tell whether there is anything to print on."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_and_print(parent: QWidget, paint: PaintPage) -> bool:
    """Ask for a printer and print a page. False when the person thought better of it."""
    printer = _ask_for_printer(parent)
    if printer is not None:
        print_page(printer, paint)
    return printer is not None


def ask_and_print_pages(parent: QWidget, paragraphs: Sequence[Paragraph]) -> bool:
    """Ask for a printer and print numbered pages. False when the person thought better of it."""
    printer = _ask_for_printer(parent)
    if printer is not None:
        paint_pages(printer, paragraphs)
    return printer is not None


def _ask_for_printer(parent: QWidget) -> QPrinter | None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(tr("Document"))  # the name stays in the printer's own list
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    add_way_out(dialog, parent)
    wanted = bool(dialog.exec())
    dialog.deleteLater()
    return printer if wanted else None


def print_page(printer: QPrinter, paint: PaintPage) -> None:
    """Print a page within the printer's margins."""
    painter = QPainter(printer)
    within = printer.pageLayout().paintRectPixels(printer.resolution())
    # A printer's painter begins at the corner of what can be printed, not of the paper.
    paint(painter, QRectF(0, 0, within.width(), within.height()))
    painter.end()


def paint_text(painter: QPainter, page: QRectF, y: float, points: float, text: str) -> float:
    """Paint wrapped text from `y` down; return where the next thing can begin."""
    painter.setFont(paper_font(painter, points))
    box = QRectF(page.left(), y, page.width(), page.bottom() - y)
    used = painter.boundingRect(box, int(Qt.TextFlag.TextWordWrap), text)
    painter.drawText(used, int(Qt.TextFlag.TextWordWrap), text)
    return used.bottom() + painter.fontMetrics().height()


def paper_font(painter: QPainter, points: float) -> QFont:
    """Return the painter's font in another size."""
    font = QFont(painter.font())
    font.setPointSizeF(points)
    return font
