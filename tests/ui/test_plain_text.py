"""Text that somebody else wrote can neither act nor hide."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from ui.plain_text import isolated, visible, without_isolation
from ui.shared.caution import CautionBox

WRITING_NEEDS = {"\u200c", "\u200d"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31m", "␛[31m"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("photo\u202egpj.exe", "photo⟨U+202E⟩gpj.exe"),
        ("a\nb\tc\r", "a␊b␉c␍"),
        ("\x7f\x00", "␡␀"),
        ("zero\u200bwidth\ufeff", "zero⟨U+200B⟩width⟨U+FEFF⟩"),
        ("\udcff", "⟨U+DCFF⟩"),
        ("\u2028", "⟨U+2028⟩"),
        ("می\u200cخواهم 👩\u200d🚒", "می\u200cخواهم 👩\u200d🚒"),
    ],
)
def test_what_acts_or_hides_is_shown(written: str, shown: str) -> None:
    assert visible(written) == shown


def test_longer_texts_keep_their_lines() -> None:
    assert visible("one\r\ntwo\n\tthree\rfour\x1b", keep_lines=True) == "one\ntwo\n\tthree␍four␛"


@given(st.text(st.characters()))
def test_nothing_is_left_that_acts_and_nothing_is_lost(text: str) -> None:
    shown = visible(text)
    for character in shown:
        assert unicodedata.category(character)[0] != "C" or character in WRITING_NEEDS
    assert visible(shown) == shown
    kept = "".join(each for each in text if each.isprintable())
    remaining = iter(shown)
    assert all(each in remaining for each in kept)


def test_a_value_in_a_sentence_is_isolated_but_not_on_a_terminal() -> None:
    sentence = "In “{}”.".format(isolated("אב\n"))
    assert sentence == "In “\u2068אב␊\u2069”."
    assert without_isolation(sentence) == "In “אב␊”."


def test_a_long_name_in_a_sentence_does_not_widen_the_window(qapp: QApplication) -> None:
    del qapp  # it has to be there
    name = "x" * 255
    box = CautionBox(f"“{isolated(name)}” is not beside it.")
    assert box.minimumSizeHint().width() < 480
    assert without_isolation(isolated(name)) == name
