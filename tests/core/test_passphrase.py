"""The floor under passphrases, and words that come back however they were typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import PassphraseTooWeak
from core.vault.credentials import Passphrase, RecoveryWords, words_from_text
from core.vault.passphrase import (
    MAX_CHARACTERS,
    MIN_CHARACTERS,
    Strength,
    check_passphrase,
    rate_passphrase,
)


@pytest.mark.parametrize(
    "passphrase",
    ["", "password", "12345678", "qwertyuiop", "kT9#x", "a" * 40, "kT9#xQ" * 200],
)
def test_what_is_guessed_quickly_or_too_short_or_long_is_refused(passphrase: str) -> None:
    assert not rate_passphrase(passphrase).is_accepted
    with pytest.raises(PassphraseTooWeak) as caught:
        check_passphrase(passphrase)
    assert caught.value.minimum_characters == MIN_CHARACTERS


def test_several_words_are_accepted() -> None:
    check_passphrase("three otters under the bridge")
    rating = rate_passphrase("three otters under the bridge")
    assert rating.strength is Strength.STRONG
    longest = ("three otters under the bridge " * 40)[:MAX_CHARACTERS]
    assert rate_passphrase(longest).is_accepted
    assert rate_passphrase("").strength is Strength.VERY_WEAK


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_anything_can_be_rated(passphrase: str) -> None:
    if rate_passphrase(passphrase).is_accepted:
        assert MIN_CHARACTERS <= len(passphrase) <= MAX_CHARACTERS


@pytest.mark.parametrize(
    "typed",
    [
        "amber birch cedar",
        " Amber\nBIRCH,  cedar. ",
        "1. amber 2. birch 3. cedar",
        "amber-birch–cedar",
    ],
)
def test_recovery_words_are_read_however_they_were_typed(typed: str) -> None:
    assert words_from_text(typed) == RecoveryWords(("amber", "birch", "cedar"))


def test_no_words_are_no_words() -> None:
    assert words_from_text(" 1. 2. \n").words == ()


def test_credentials_do_not_show_themselves() -> None:
    shown = f"{Passphrase('three otters')!r} {RecoveryWords(('amber', 'birch'))!r}"
    assert "otters" not in shown
    assert "amber" not in shown
