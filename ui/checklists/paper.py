"""A list on paper or as a PDF, in large type, under a name that tells nothing.

Both are painted from plain text alone, never from markup, so that nothing in a list that somebody
handed over can load, run or hide anything.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QLocale
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import QWidget

from core.checklists.template import Item
from ui.checklists.words import caution_words
from ui.plain_text import visible
from ui.shared.paged_text import Paragraph, paint_pages
from ui.shared.printing import ask_and_print_pages
from ui.translate import tr

_HEADING_PT, _TITLE_PT, _TEXT_PT = 22.0, 17.0, 14.0
_BOX, _POINT = "\u2610", "\u2022"  # a box to be ticked with a pen
_LINE_END = "\u2028"  # of a line within a paragraph


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to stand on paper, in the words in which it is to be read.

    `heading` is what somebody sees who glances at it. `reviewed` says how old the text is; empty
    for a list of the person's own. Nothing of what the person did or noted belongs here.
    """

    heading: str
    items: tuple[Item, ...]
    introduction: str = ""
    reviewed: str = ""


def neutral_heading() -> str:
    """Return a heading that tells nothing."""
    return tr("To do")


def print_sheet(parent: QWidget, sheet: Sheet) -> bool:
    """Ask for a printer and print. False when the person thought better of it."""
    return ask_and_print_pages(parent, paragraphs_of(sheet))


def pdf_of(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF, A4 or Letter. It touches no disk and may run on any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    is_us = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if is_us else QPageSize.PageSizeId.A4))
    writer.setTitle(tr("Document"))
    writer.setCreator("")
    paint_pages(writer, paragraphs_of(sheet))
    buffer.close()
    return bytes(buffer.data().data())


def paragraphs_of(sheet: Sheet) -> tuple[Paragraph, ...]:
    """Return what is painted, from top to bottom."""
    heading = Paragraph(_shown(sheet.heading), _HEADING_PT, is_strong=True, after_pt=_TEXT_PT)
    opening = [_text(text) for text in (sheet.introduction, sheet.reviewed) if text]
    return (heading, *opening, *(each for item in sheet.items for each in _item(item)))


def _item(item: Item) -> Iterator[Paragraph]:
    yield Paragraph(
        _shown(item.title),
        _TITLE_PT,
        is_strong=True,
        before_pt=_TITLE_PT * 1.5,
        marker=_BOX,
        keeps=True,
    )
    yield from (_text(text) for text in (item.what, item.why) if text)
    cautions = [caution_words(each).sentence for each in item.cautions]
    yield from _part(tr("Before you do this"), [*cautions, *filter(None, [item.consider])])
    yield from _part(tr("Save first"), item.capture)
    numbers = [tr("{n}.").format(n=number) for number, _step in enumerate(item.steps, 1)]
    yield from _part(tr("How"), item.steps, numbers)
    if not item.reversible:
        yield _text(tr("Once done, this cannot be undone."))
    yield from _part(tr("To read"), item.sources)


def _part(title: str, texts: Iterable[str], markers: Iterable[str] = ()) -> Iterator[Paragraph]:
    """Yield a small title and points under it; nothing when there are none."""
    points = list(texts)
    if points:
        yield Paragraph(title, _TEXT_PT, is_strong=True, before_pt=8, after_pt=3, keeps=True)
    for text, marker in zip(points, list(markers) or [_POINT] * len(points), strict=True):
        yield Paragraph(_shown(text), _TEXT_PT, after_pt=3, marker=marker)


def _text(text: str) -> Paragraph:
    return Paragraph(_shown(text), _TEXT_PT)


def _shown(text: str) -> str:
    return visible(text, keep_lines=True).replace("\n", _LINE_END)
