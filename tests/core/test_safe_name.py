"""Names of originals in a backup."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.safe_name import safe_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("photo.png", "photo.png"),
        ("Drohung vom 3. März.eml", "Drohung vom 3. März.eml"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\Users\\a.txt", "C__Users_a.txt"),
        ("gpj.\u202eexe", "gpj._exe"),
        ("two\nlines\x00.txt", "two_lines_.txt"),
        ("caf\udce9.txt", "caf_.txt"),
        ("ends in dots. . .", "ends in dots"),
        ("", "file"),
        ("...", "file"),
        (".hidden", "hidden"),
    ],
)
def test_a_name_becomes_safe(name: str, expected: str) -> None:
    assert safe_name(name) == expected


@pytest.mark.parametrize("character", ["x", "ü", "證", "😀"])
def test_a_long_name_keeps_its_ending_and_fits(character: str) -> None:
    short = safe_name(character * 5000 + ".jpeg")
    assert short.endswith(f"{character}.jpeg")
    assert 170 < len(short.encode()) <= 180


def test_a_long_ending_is_cut_too() -> None:
    assert len(safe_name("a." + "b" * 5000).encode()) == 180


@given(st.text(st.characters()))
def test_no_name_is_ever_unsafe(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= 180
    assert not set(safe) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for each in safe)
    assert safe not in {".", ".."}
    assert safe == safe.strip(" .")
