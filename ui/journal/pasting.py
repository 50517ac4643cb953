"""What was dropped or pasted onto a note, as evidence."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from core.clock import Clock
from core.incidents.evidence import FileSource, PastedSource
from core.incidents.provenance import Copy, Provenance, Way
from core.moment import Moment
from core.progress import Progress
from ui.journal.pending_file import PendingFile
from ui.translate import tr

_WIDEST_LINE_CHARACTERS = 100_000
"""A text field becomes slow with longer lines; such a text was made by a program anyway."""

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif"}
"""Pictures that can be taken byte for byte as they were copied."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """Something from the clipboard: a file's bytes, or pixels that have to become a file."""

    ending: str
    content: bytes | QImage
    way: Way

    def as_file(self, clock: Clock, zone: str, progress: Progress) -> list[PendingFile]:
        """Return it as a file named after the present time in `zone`. Not on the GUI thread.

        It was taken now, by the person, and it is a copy: that much is known.
        """
        progress.report(0, 0)
        now = clock.now().replace(microsecond=0)
        local = now.astimezone(ZoneInfo(zone))
        content = self.content
        data = content if isinstance(content, bytes) else _png(content)
        source = PastedSource(f"pasted-{local:%Y-%m-%d-%H%M%S}.{self.ending}", data)
        taken = Moment(now, zone, local.fold)
        known = Provenance("", taken, self.way, tr("me"), Copy.COPY)
        return [PendingFile(source, len(data), prefilled=known)]


def holds_evidence(data: QMimeData) -> bool:
    """Tell whether it is for the files: text is for the page, unless no page can show it."""
    if data.hasFormat("text/plain") and not data.hasUrls():
        return _is_for_programs(data.text())
    return bool(files_in(data)) or data.hasImage()


def files_in(data: QMimeData) -> tuple[FileSource, ...]:
    """Return the files of this computer that are named in it, in their order."""
    if not data.hasUrls():
        return ()
    return tuple(FileSource(Path(url.toLocalFile())) for url in data.urls() if url.isLocalFile())


def pasted_in(data: QMimeData) -> Pasted | None:
    """Return the picture in it, undecoded when the program it was copied in offers a file."""
    if data.hasFormat("text/plain"):
        return Pasted("txt", data.text().encode(), Way.COPIED)
    # Browsers give the page's words for it along with a picture; a screenshot comes alone.
    way = Way.COPIED if data.hasHtml() or data.hasUrls() else Way.SCREENSHOT
    for media_type, ending in _ENDINGS.items():
        if data.hasFormat(media_type) and (content := bytes(data.data(media_type).data())):
            return Pasted(ending, content, way)
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Pasted("png", image, way)
    return None


def _is_for_programs(text: str) -> bool:
    """Tell whether a line in it is too long to be written on."""
    if len(text) <= _WIDEST_LINE_CHARACTERS:
        return False
    return max(map(len, text.splitlines()), default=0) > _WIDEST_LINE_CHARACTERS


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
