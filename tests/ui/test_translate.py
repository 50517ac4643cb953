"""Texts come out in the language of the catalogue, or in English where it has none."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui import translate
from ui.translate import tr, tr_n, use_language


def _catalogue(texts: dict[bytes, bytes]) -> bytes:
    """Write a GNU .mo file: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html."""
    pairs = sorted(texts.items())
    head, table = 28, 8 * len(pairs)
    offset, tables, strings = head + 2 * table, b"", b""
    for column in (0, 1):
        for pair in pairs:
            tables += struct.pack("<2I", len(pair[column]), offset + len(strings))
            strings += pair[column] + b"\0"
    return (
        struct.pack("<7I", 0x950412DE, 0, len(pairs), head, head + table, 0, 0) + tables + strings
    )


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    header = (
        b"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
    )
    folder.joinpath("hollyhock.mo").write_bytes(
        _catalogue(
            {
                b"": header,
                b"Lock": "Schließen".encode(),
                b"{n} file\0{n} files": b"{n} Datei\0{n} Dateien",
            }
        )
    )
    monkeypatch.setattr(translate, "_CATALOGUES", tmp_path)
    use_language("de")
    yield
    use_language("en")


@pytest.mark.usefixtures("german")
def test_texts_of_the_catalogue_are_used() -> None:
    assert tr("Lock") == "Schließen"
    assert tr("Unlock") == "Unlock"
    assert [tr_n("{n} file", "{n} files", n).format(n=n) for n in (1, 2)] == [
        "1 Datei",
        "2 Dateien",
    ]


@pytest.mark.usefixtures("german")
def test_no_text_stays_no_text() -> None:
    assert tr("") == ""


def test_without_a_catalogue_it_is_english() -> None:
    use_language("tlh")
    assert tr("Lock") == "Lock"
    assert tr_n("{n} file", "{n} files", 0).format(n=0) == "0 files"
