"""Padmé: what it may cost, and that it hides enough."""

from hypothesis import given
from hypothesis import strategies as st

from storage.padding import padded_length

LENGTHS = st.integers(0, 2**50)


@given(LENGTHS)
def test_padding_costs_at_most_twelve_percent(length: int) -> None:
    assert length <= padded_length(length) <= length * 1.12


@given(LENGTHS, LENGTHS)
def test_longer_never_becomes_shorter(one: int, other: int) -> None:
    shorter, longer = sorted((one, other))
    assert padded_length(shorter) <= padded_length(longer)


@given(LENGTHS)
def test_a_padded_length_stays_as_it_is(length: int) -> None:
    assert padded_length(padded_length(length)) == padded_length(length)


def test_lengths_of_the_paper() -> None:
    # Section 4: 9 has exponent 3 and a mantissa of 2 bits, so its last bit must be 0.
    assert padded_length(9) == 10
    assert padded_length(10) == 10


def test_files_of_a_gibibyte_share_few_lengths() -> None:
    around = range(2**30, 2**31, 2**20)
    assert len({padded_length(length) for length in around}) <= 33
