"""What was dropped or pasted onto a note, as evidence."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from core.clock import Clock
from core.incidents.evidence import FileSource, PastedSource
from core.progress import Progress

_WIDEST_LINE_CHARACTERS = 100_000
"""A text field becomes slow with longer lines; such a text was made by a program anyway."""

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif"}
"""Pictures that can be taken byte for byte as they were copied."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """Something from the clipboard: a file's bytes, or pixels that have to become a file."""

    ending: str
    content: bytes | QImage

    def as_source(self, clock: Clock, zone: str, progress: Progress) -> PastedSource:
        """Return it as a file named after the present time in `zone`. Not on the GUI thread."""
        progress.report(0, 0)
        local = clock.now().astimezone(ZoneInfo(zone))
        content = self.content
        data = content if isinstance(content, bytes) else _png(content)
        return PastedSource(f"pasted-{local:%Y-%m-%d-%H%M%S}.{self.ending}", data)


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
        return Pasted("txt", data.text().encode())
    for media_type, ending in _ENDINGS.items():
        if data.hasFormat(media_type) and (content := bytes(data.data(media_type).data())):
            return Pasted(ending, content)
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Pasted("png", image)
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
