"""Pages of PDF documents to pixels."""

import pypdfium2  # type: ignore[import-untyped]  # it has no type marker
from pypdfium2 import raw

from core.incidents.preview import (
    Fact,
    FactName,
    FileFacts,
    NoPreview,
    PixelPreview,
    Preview,
    PreviewRequest,
    Why,
)

_MEDIA_TYPE = "application/pdf"
_MAX_SCALE = 8.0
"""Pixels for a point of 1/72 inch: a page as small as a stamp is not blown up without end."""
_SAID = (
    (FactName.TITLE, "Title"),
    (FactName.AUTHOR, "Author"),
    (FactName.SOFTWARE, "Producer"),
    (FactName.CREATED_AT, "CreationDate"),
)


def page_preview(data: bytes, request: PreviewRequest) -> Preview:
    """Return one page, drawn on white. Scripts in the document are not run: there is no engine."""
    facts = FileFacts(_MEDIA_TYPE)
    try:
        document = pypdfium2.PdfDocument(data)
        document.init_forms()
        facts = _facts(document)
        if request.page >= (facts.page_count or 0):
            return NoPreview(Why.NO_SUCH_PAGE, facts)
        return _pixels(document[request.page], facts, request)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        return NoPreview(Why.NEEDS_PASSWORD if locked else Why.DAMAGED, facts)


def _facts(document: pypdfium2.PdfDocument) -> FileFacts:
    said = ((name, document.get_metadata_value(key)) for name, key in _SAID)
    return FileFacts(
        _MEDIA_TYPE,
        page_count=len(document) or None,
        said=tuple(Fact(name, text) for name, text in said if text),
    )


def _pixels(page: pypdfium2.PdfPage, facts: FileFacts, request: PreviewRequest) -> PixelPreview:
    width, height = page.get_size()
    scale = min(request.max_width / width, request.max_height / height, _MAX_SCALE)
    image = page.render(scale=scale).to_pil()
    image.thumbnail((request.max_width, request.max_height))  # sides are rounded up
    rgba = image.convert("RGBA")
    return PixelPreview(facts, rgba.width, rgba.height, rgba.tobytes())
