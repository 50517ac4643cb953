"""What the tests of looking at files share: files made by code, and who is at work beside us."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent
from core.progress import Unwatched
from core.vault.session import Session
from tests.storage.decoding.samples import picture
from tests.ui.journal.hands import Hands
from ui.journal.evidence.file_page import FilePage
from ui.journal.evidence.file_row import FileRow

STRIPE_PX, SIDE_PX = 8, 160


def stripes(kind: str = "PNG") -> bytes:
    """Black and white, finer than anything that a cover may show."""
    image = Image.new("RGB", (SIDE_PX, SIDE_PX), (255, 255, 255))
    for left in range(0, SIDE_PX, 2 * STRIPE_PX):
        image.paste((0, 0, 0), (left, 0, left + STRIPE_PX, SIDE_PX))
    return picture(kind, image)


def contrast(image: QImage) -> int:
    """How far apart the darkest and the lightest point of the middle row are, 0 to 255."""
    y, inner = image.height() // 2, range(image.width() // 5, image.width() * 4 // 5)
    greys = [image.pixelColor(x, y).lightness() for x in inner]
    return max(greys) - min(greys)


def keep_files(session: Session, *files: tuple[str, bytes]) -> None:
    """Keep one note with these files."""
    journal = session.journal
    sealed = [journal.seal(PastedSource(*file), Unwatched()) for file in files]
    journal.record(IncidentContent("What they sent."), sealed)


def spoil(vault: Path, session: Session, number: int) -> None:
    """Change one byte of an exhibit's sealed file."""
    (exhibit,) = (each for each in session.journal.exhibits() if each.number == number)
    blob = exhibit.evidence.blob_id
    path = vault / "blobs" / blob[:2] / blob
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.chmod(0o600)
    path.write_bytes(data)


def decoding_processes() -> list[int]:
    """The numbers of our decoding processes that have not ended."""
    tasks = Path("/proc/self/task").glob("*/children")
    children = [int(pid) for task in tasks for pid in task.read_text().split()]
    return [
        pid
        for pid in children
        if b"decoding/worker.py" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]


def drawn_picture(page: FilePage) -> QImage:
    """What lies where a picture as large as `stripes` would be."""
    whole = page.picture.viewport().grab().toImage()
    return whole.copy((whole.width() - SIDE_PX) // 2, 0, SIDE_PX, SIDE_PX)


class Looks:
    """Somebody who opens a note and looks at its files."""

    def __init__(self, hands: Hands, *files: tuple[str, bytes]) -> None:
        self.hands = hands
        keep_files(hands.session, *files)
        self.screen = hands.sit_down()
        hands.choose(0)
        hands.wait_for_files(len(files))

    @property
    def page(self) -> FilePage:
        return self.screen.files.file_page

    def row(self, place: int) -> FileRow:
        row = self.hands.files()[place]
        self.screen.editor._scroll.ensureWidgetVisible(row)
        return row

    def look(self, place: int) -> None:
        """Click the small picture, and wait until something has come of it."""
        QTest.mouseClick(self.row(place).thumb, Qt.MouseButton.LeftButton)
        self.wait()

    def wait(self) -> None:
        busy = self.screen.findChild(QLabel, "evidence-page-busy")
        assert busy is not None
        self.hands.qtbot.waitUntil(lambda: not busy.isVisible(), timeout=20_000)

    def press(self, name: str) -> None:
        button = self.page.findChild(QAbstractButton, name)
        assert button is not None
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def sees(self, name: str) -> bool:
        return any(each.isVisible() for each in self.page.findChildren(QWidget, name))

    def reads(self, name: str) -> str:
        """The words of everything visible within what is called so."""
        (found,) = (each for each in self.page.findChildren(QWidget, name) if each.isVisible())
        labels = [found] if isinstance(found, QLabel) else found.findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())

    def seen(self) -> QImage:
        """What is drawn of a picture as large as `stripes`, or what lies in its place."""
        return drawn_picture(self.page)
