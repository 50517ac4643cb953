"""The seal on paper: printed, typed back, judged."""

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ids import IncidentId
from core.incidents.chain import ChainFault, ChainHead, Flaw
from core.incidents.printed_seal import (
    PrintedSeal,
    Slip,
    Verdict,
    judge,
    read_seal,
    seal_lines,
    seal_text,
)
from core.incidents.sealing import ChainReport

SEALS = st.builds(
    PrintedSeal,
    st.builds(
        ChainHead,
        st.integers(0, 10**12 - 1),
        st.text("0123456789abcdef", min_size=64, max_size=64),
    ),
    st.dates(),
)
SEAL = PrintedSeal(ChainHead(120, "9f86d081884c7d65" * 4), date(2026, 3, 3))


@given(SEALS)
def test_what_is_printed_can_be_read_back(seal: PrintedSeal) -> None:
    assert read_seal(seal_text(seal)) == seal
    assert read_seal("\n".join(seal_lines(seal))) == seal


@given(SEALS, st.data())
def test_spaces_breaks_dashes_and_letters_that_look_alike_make_no_difference(
    seal: PrintedSeal, data: st.DataObject
) -> None:
    typed = "".join(
        each + data.draw(st.sampled_from(["", "", " ", "\n", "–", "\u00a0", "\t"]))
        for each in seal_text(seal)
    )
    head, rest = typed[: typed.index("1") + 1], typed[typed.index("1") + 1 :]
    rest = rest.replace("0", data.draw(st.sampled_from("0oO")))
    rest = rest.replace("1", data.draw(st.sampled_from("1lI")))
    assert read_seal(head.lower() + rest.lower()) == seal


@given(SEALS, st.data())
def test_a_slip_is_never_taken_for_another_seal(seal: PrintedSeal, data: st.DataObject) -> None:
    text = seal_text(seal).replace(" ", "")
    place = data.draw(st.integers(len("SEAL1"), len(text) - 1))
    other = data.draw(
        st.sampled_from([each for each in "0123456789ABCDEFX" if each != text[place]])
    )
    if text[place] == "-":
        return
    assert read_seal(text[:place] + other + text[place + 1 :]) is Slip.CHECK
    assert read_seal(text[:place] + other + text[place:]) is Slip.CHECK
    assert isinstance(read_seal(text[:place] + text[place + 1 :]), Slip)


@given(st.text())
def test_anything_else_typed_is_no_seal(typed: str) -> None:
    assert isinstance(read_seal(typed), Slip)
    assert isinstance(read_seal(f"SEAL1 {typed}"), Slip)


def test_a_beginning_is_told_from_something_else() -> None:
    assert read_seal("") is Slip.NOT_A_SEAL
    assert read_seal("120 9F86 D081") is Slip.NOT_A_SEAL
    assert read_seal("\n".join(seal_lines(SEAL)[:2])) is Slip.TOO_SHORT


def test_a_good_check_around_no_day_is_no_seal() -> None:
    body = "SEAL1" + "20261399" + "7" + "A" * 64
    check = hashlib.sha256(body.encode()).hexdigest()[:8]
    assert read_seal(body + check) is Slip.CHECK


def test_the_text_needs_only_the_small_alphabet_of_qr_codes() -> None:
    assert set(seal_text(SEAL)) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -")


def _fault(number: int, flaw: Flaw) -> ChainFault:
    return ChainFault(number, None if flaw is Flaw.END else IncidentId("n"), flaw)


@pytest.mark.parametrize(
    ("count", "holds", "faults", "verdict"),
    [
        (120, True, (), Verdict.FITS),
        (300, True, (_fault(121, Flaw.CONTENT),), Verdict.FITS),
        (120, True, (_fault(120, Flaw.END),), Verdict.FITS),
        (300, True, (_fault(120, Flaw.CONTENT),), Verdict.CHANGED),
        (119, False, (), Verdict.ENDS_BEFORE),
        (120, False, (), Verdict.OTHER),
        (300, False, (_fault(3, Flaw.LINK),), Verdict.OTHER),
    ],
)
def test_a_paper_is_judged_by_what_it_covers(
    count: int, holds: bool, faults: tuple[ChainFault, ...], verdict: Verdict
) -> None:
    assert judge(SEAL, ChainReport(ChainHead(count, "0" * 64), faults, holds)) is verdict
