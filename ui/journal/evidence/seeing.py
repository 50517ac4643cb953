"""What a work thread brings back from looking at a file: pictures ready to paint, safe text."""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from core.incidents.evidence import SealedEvidence
from core.incidents.preview import (
    FileFacts,
    Isolation,
    NoPreview,
    PixelPreview,
    PreviewRequest,
    TextPreview,
    Why,
)
from core.incidents.previews import Previews
from core.progress import Progress
from ui.journal.evidence.words import MAILS, fact_lines
from ui.plain_text import visible

_BLOBS_PX = 10
"""A covered picture is this many pixels wide or high: colours, and nothing of what it shows."""
_COVERED_PX = 320
_LINE_CHARACTERS = 2_000
"""Longer lines are broken where they are shown: laying out one of a million takes seconds."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """One look at a file: a picture, a text, or why there is neither."""

    facts: FileFacts
    isolation: Isolation | None
    why: Why | None = None
    clear: QImage | None = None
    covered: QImage | None = None
    """The same picture, so blurred that nothing of it can be made out."""
    text: str | None = field(default=None, repr=False)
    """With everything in it made visible."""
    is_cut: bool = False
    """The file has more text, or is cut short and this is the part that could be drawn."""


def see(
    previews: Previews, evidence: SealedEvidence, request: PreviewRequest, progress: Progress
) -> Seen:
    """Look at a file. On a work thread. Raises as `Previews.of`."""
    preview = previews.of(evidence, request, progress)
    isolation = previews.isolation()
    progress.report(evidence.size_bytes, evidence.size_bytes)
    match preview:
        case PixelPreview():
            clear = _image(preview)
            return Seen(
                preview.facts, isolation, clear=clear, covered=blurred(clear), is_cut=preview.is_cut
            )
        case TextPreview():
            text = _readable(preview)
            return Seen(preview.facts, isolation, text=text, is_cut=preview.is_cut)
        case NoPreview():
            return Seen(preview.facts, isolation, preview.why)


def glance(
    previews: Previews, evidence: SealedEvidence, request: PreviewRequest, progress: Progress
) -> Seen:
    """Look at a file as `see` does, and keep nothing of its texts: only a picture can be small."""
    seen = see(previews, evidence, request, progress)
    return replace(seen, text=None, facts=replace(seen.facts, said=()))


def blurred(image: QImage) -> QImage:
    """Return a picture of which only a few colours are left; the original pixels are not in it."""
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    blobs = image.scaled(QSize(_BLOBS_PX, _BLOBS_PX), keep, smooth)
    whole = image.size().scaled(QSize(_COVERED_PX, _COVERED_PX), keep)
    return blobs.scaled(whole, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def _image(preview: PixelPreview) -> QImage:
    """Return the pixels on white paper, for what is drawn in ink on nothing."""
    width, height = preview.width, preview.height
    pixels = QImage(preview.rgba, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    paper = QImage(width, height, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, pixels)
    painter.end()
    return paper


def _readable(preview: TextPreview) -> str:
    """Return a text with the fields of a mail above it, as lines that can be laid out."""
    said = preview.facts.said if preview.facts.media_type in MAILS else ()
    head = "".join(
        f"{name}: {visible(each)}\n"
        for name, texts in fact_lines(said)
        for each in texts.split("\n")
    )
    body = visible(preview.text, keep_lines=True)
    whole = f"{head}\n{body}" if head else body
    return "\n".join(
        line[start : start + _LINE_CHARACTERS]
        for line in whole.split("\n")
        for start in range(0, max(len(line), 1), _LINE_CHARACTERS)
    )
