"""Reads bytes as text when nobody says how."""

import codecs

from core.incidents.preview import MAX_TEXT_BYTES, Fact, FactName, FileFacts, TextPreview

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_IN_TEXT = frozenset(b"\t\n\v\f\r\x1b")
_NOT_BINARY = bytes(_IN_TEXT) + bytes(code for code in range(32, 256) if code != 0x7F)
_READ_BYTES = 4 * MAX_TEXT_BYTES
"""Enough for MAX_TEXT_BYTES of text in every charset above."""

TEXT_CHARSETS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1")


def looks_like_text(head: bytes, *, stray_controls_in: int = 0) -> bool:
    """Tell whether the beginning of a file is text: marked as such, or without binary controls.

    With `stray_controls_in`, one control in so many bytes is let pass.
    """
    controls = len(head.translate(None, _NOT_BINARY))
    return any(head.startswith(mark) for mark, _ in _MARKS) or (
        controls * stray_controls_in <= len(head) if stray_controls_in else not controls
    )


def decode_text(data: bytes) -> tuple[str, str]:
    """Return the text, and the charset it was read as. Never fails: Latin-1 reads everything.

    `data` may be cut in the middle of a character.
    """
    marked = [charset for mark, charset in _MARKS if data.startswith(mark)]
    if marked:
        return codecs.getincrementaldecoder(marked[0])("replace").decode(data), marked[0]
    for charset in ("utf-8", "cp1252"):
        try:
            return codecs.getincrementaldecoder(charset)().decode(data), charset
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def text_preview(data: bytes, media_type: str | None, *, is_whole: bool) -> TextPreview:
    """Show a file as text. `is_whole`: `data` is all of it."""
    text, charset = decode_text(data[:_READ_BYTES])
    facts = FileFacts(media_type, said=(Fact(FactName.CHARSET, charset),))
    return shortened(facts, text, is_whole=is_whole and len(data) <= _READ_BYTES)


def shortened(facts: FileFacts, text: str, *, is_whole: bool) -> TextPreview:
    """Return as much of a text as a preview may hold."""
    encoded = text[:MAX_TEXT_BYTES].encode("utf-8", "replace")
    shown = encoded[:MAX_TEXT_BYTES].decode("utf-8", "ignore")
    return TextPreview(facts, shown, is_cut=not is_whole or len(shown) < len(text))
