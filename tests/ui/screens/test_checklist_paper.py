"""Lists on paper and as PDFs: whole, readable, and telling nothing by their name.

PDFium reads what Qt wrote.
"""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from PIL import Image
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.checklists.list_file import parse_template
from core.checklists.template import Caution, Item
from core.preferences import Appearance, Preferences
from main import RESOURCES
from ui.checklists.paper import Sheet, neutral_heading, paragraphs_of, pdf_of, print_sheet
from ui.shared.paged_text import paint_pages
from ui.shared.theme import ThemeKeeper

LISTS = sorted((RESOURCES / "checklists").glob("*.toml"))
ITEM = Item("a", "Breathe", "Breathe in.", "It helps.", ("Sit.", "Wait."))
SMALL_TITLES = ("Before you do this", "Save first", "How", "To read", "☐")


def _sheet(path: Path) -> Sheet:
    template = parse_template(path.read_text("utf-8"))
    return Sheet(neutral_heading(), template.items, template.introduction, "Looked over in May.")


def _pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def _text(pdf: bytes) -> str:
    """Return the text of all pages without spaces and page numbers."""
    pages = (re.sub(r"\d+ / \d+\s*$", "", page) for page in _pages(pdf))
    return re.sub(r"\s+", "", "".join(pages))


def _first_page(pdf: bytes) -> Image.Image:
    image: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=1, grayscale=True).to_pil()
    return image


@pytest.fixture
def rtl(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(params=["en_US", "de_DE"])
def region(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_text_of_a_list_is_in_its_pdf(path: Path) -> None:
    sheet = _sheet(path)
    pdf = pdf_of(sheet)
    found = _text(pdf)
    wanted = [sheet.heading, sheet.introduction, sheet.reviewed]
    for item in sheet.items:
        wanted += [item.title, item.what, item.why, item.consider]
        wanted += [*item.steps, *item.capture, *item.sources]
    assert [text for text in wanted if re.sub(r"\s+", "", text) not in found] == []
    for page in _pages(pdf):
        last = re.sub(r"\d+ / \d+\s*$", "", page).strip().splitlines()[-1]
        assert not last.startswith(SMALL_TITLES), "a title is parted from its text"


@pytest.mark.usefixtures("look")
def test_steps_are_numbered_and_cautions_are_said() -> None:
    item = Item("a", "Go", steps=("Sit.",), cautions=(Caution.ASK_FOR_HELP,), reversible=False)
    found = _text(pdf_of(Sheet("To do", (item,))))
    assert "1.Sit." in found
    assert "Askthepolice,alawyeroranadvocatebeforeyoudothis." in found
    assert "cannotbeundone" in found


@pytest.mark.usefixtures("look")
def test_a_pdf_says_nothing_of_itself() -> None:
    pdf = pdf_of(_sheet(LISTS[0]))
    about = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert about["Title"] == "Document"
    assert about["Producer"].startswith("Qt")
    assert not any(about[name] for name in ("Author", "Creator", "Subject", "Keywords"))
    assert b"hollyhock" not in pdf.lower().replace(b"\0", b"")
    assert str(Path.home()).encode() not in pdf


@pytest.mark.usefixtures("look")
def test_markup_and_hidden_characters_are_shown() -> None:
    title = "<b>Wait</b><img src='file:///x.png'>"
    found = _text(pdf_of(Sheet(title, (Item("a", title, why="gpj\u202egp.exe\nSecond."),))))
    assert found.count("<b>Wait</b><imgsrc='file:///x.png'>") == 2
    assert "⟨U+202E⟩" in found
    assert "Second." in found


def test_it_is_black_on_white_in_every_look(look: ThemeKeeper) -> None:
    look.apply(Preferences(appearance=Appearance.DARK))
    page = _first_page(pdf_of(Sheet("To do", (ITEM,))))
    assert page.getpixel((0, 0)) == 255
    assert min(page.tobytes()) < 60


@pytest.mark.usefixtures("look", "rtl")
def test_it_is_written_from_right_to_left_where_people_read_so() -> None:
    page = _first_page(pdf_of(Sheet("To do", (ITEM,))))
    ink = page.point(lambda grey: 255 - grey).crop((0, 0, page.width, 110)).getbbox()
    assert ink is not None
    assert ink[0] > page.width / 2


@pytest.mark.usefixtures("look")
def test_the_paper_is_the_regions(region: str) -> None:
    size = pypdfium2.PdfDocument(pdf_of(Sheet("To do", (ITEM,))))[0].get_size()
    assert tuple(map(round, size)) == {"en_US": (612, 792), "de_DE": (595, 842)}[region]


@pytest.mark.usefixtures("look")
def test_another_thread_can_make_it() -> None:
    sheet = _sheet(LISTS[0])
    with ThreadPoolExecutor(1) as executor:
        assert _text(executor.submit(pdf_of, sheet).result()) == _text(pdf_of(sheet))


@pytest.mark.usefixtures("look")
def test_a_printer_gets_the_same_pages(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "pages.pdf"))
    sheet = _sheet(LISTS[0])
    paint_pages(printer, paragraphs_of(sheet))
    printed = (tmp_path / "pages.pdf").read_bytes()
    assert _text(printed) == _text(pdf_of(sheet))


@pytest.mark.usefixtures("look")
def test_the_print_dialog_can_be_left_without_printing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def leave_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        dialog.reject()

    QTimer.singleShot(100, leave_it)
    assert not print_sheet(window, Sheet("To do", (ITEM,)))


@pytest.mark.usefixtures("look")
def test_what_cannot_stay_together_goes_on_over_the_page() -> None:
    titles = tuple(Item(str(n), f"Title {n}.", steps=()) for n in range(60))
    pdf = pdf_of(Sheet("To do", titles))
    assert len(_pages(pdf)) > 2
    assert all(f"Title{n}." in _text(pdf) for n in range(60))
