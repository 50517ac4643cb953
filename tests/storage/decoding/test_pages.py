import io
import time

import pypdfium2  # type: ignore[import-untyped]  # it has no type marker
import pytest

from core.incidents.preview import (
    FactName,
    NoPreview,
    PixelPreview,
    Preview,
    PreviewRequest,
    Why,
)
from storage.decoding.pages import page_preview
from tests.storage.decoding.samples import BLUE, RED, drawn, paged_pdf, pdf, stream


def look(data: bytes, page: int = 0, side: int = 100) -> Preview:
    return page_preview(data, PreviewRequest(side, side, page))


def why(data: bytes, page: int = 0) -> Why:
    preview = look(data, page)
    assert isinstance(preview, NoPreview)
    return preview.why


def test_each_page_can_be_seen() -> None:
    data = paged_pdf(drawn(RED), drawn(BLUE))
    for page, colour in enumerate((RED, BLUE)):
        preview = look(data, page)
        assert isinstance(preview, PixelPreview)
        assert (preview.width, preview.height) == (100, 50)
        assert preview.rgba == bytes((*colour, 255)) * 5000
        assert preview.facts.page_count == 2


def test_there_is_no_page_after_the_last() -> None:
    data = paged_pdf(drawn(RED))
    preview = look(data, 1)
    assert why(data, 1) is Why.NO_SUCH_PAGE
    assert preview.facts.page_count == 1


def test_what_a_document_says_of_itself_is_told() -> None:
    info = "/Title(A letter)/Author(N. N.)/CreationDate(D:20260303210500+01'00')"
    facts = look(paged_pdf(drawn(RED), info=info)).facts
    assert facts.of(FactName.TITLE) == ("A letter",)
    assert facts.of(FactName.AUTHOR) == ("N. N.",)
    assert facts.of(FactName.CREATED_AT) == ("D:20260303210500+01'00'",)
    assert facts.of(FactName.SOFTWARE) == ()


@pytest.mark.parametrize(
    ("box", "size"),
    [("0 0 9999999 9999999", (100, 100)), ("0 0 14400 10", (100, 1)), ("0 0 3 3", (24, 24))],
)
def test_a_page_of_any_size_fits(box: str, size: tuple[int, int]) -> None:
    preview = look(paged_pdf(drawn(RED), box=box))
    assert isinstance(preview, PixelPreview)
    assert (preview.width, preview.height) == size


def test_what_was_filled_into_a_form_is_seen() -> None:
    appearance = stream(drawn(RED), b"/Type/XObject/Subtype/Form/BBox[0 0 200 100]")
    look_of_it = b"/Rect[0 0 200 100]/AP<</N 5 0 R>>"
    widget = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(b)/F 4/P 3 0 R%s>>" % look_of_it
    data = pdf(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Annots[4 0 R]>>",
        widget,
        appearance,
    )
    preview = look(data)
    assert isinstance(preview, PixelPreview)
    assert preview.rgba.count(bytes((*RED, 255))) > 4000


def test_no_pages_and_no_document() -> None:
    assert why(pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>")) in {
        Why.NO_SUCH_PAGE,
        Why.DAMAGED,
    }
    assert why(b"%PDF-1.7\nnothing of the kind") is Why.DAMAGED


def test_a_locked_document_says_so() -> None:
    # Encryption that no empty password opens: the standard handler with made-up keys.
    keys = f"/O<{'00' * 32}>/U<{'11' * 32}>"
    encrypt = f"/Encrypt<</Filter/Standard/V 1/R 2{keys}/P -4>>/ID[<00><00>]"
    assert why(paged_pdf(drawn(RED), trailer=encrypt)) is Why.NEEDS_PASSWORD


def test_what_another_program_writes_is_read() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    file = io.BytesIO()
    document.save(file)
    document.close()
    preview = look(file.getvalue(), side=842)
    assert isinstance(preview, PixelPreview)
    assert (preview.width, preview.height) == (595, 842)
    year = time.strftime("%Y")
    assert preview.facts.of(FactName.CREATED_AT)[0].startswith(f"D:{year}")
