"""The seal on paper: where the chain ended on a day, to be dated and signed by a witness.

    SEAL1 2026-03-03 120
    9F86 D081 884C 7D65 9A2F EAA0 C55A D015
    A3BF 4F1B 2B0B 822C D15D 6C15 B0F0 0A08
    5AB3 07CE

A mark and version, the day, the number of entries, the digest of the last one, and a check: the
first eight digits of the SHA-256 of everything before it, without spaces and dashes. The check only
tells a slip in typing from a paper that is right and does not fit the journal.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from core.incidents.chain import ChainHead, Flaw
from core.incidents.sealing import ChainReport

_MARK = "SEAL1"
_DAY_DIGITS, _DIGEST_DIGITS, _CHECK_DIGITS = 8, 64, 8
_MOST_COUNT_DIGITS = 12
_GROUP, _GROUPS_A_LINE = 4, 8
_LOOKS_LIKE = str.maketrans("OIL", "011")
"""None of these letters is a digit of the seal, so whoever types one means the digit."""


@dataclass(frozen=True, slots=True)
class PrintedSeal:
    """Where the chain ended, and the day on which that was printed."""

    head: ChainHead
    day: date


class Slip(Enum):
    """Why a typed seal cannot be read."""

    NOT_A_SEAL = auto()
    """It does not begin as a seal does."""
    TOO_SHORT = auto()
    CHECK = auto()
    """A character is wrong, or there is one too many."""


class Verdict(Enum):
    """What a printed seal says about the journal."""

    FITS = auto()
    """Everything up to that day is there as it was."""
    CHANGED = auto()
    """The chain comes through this seal, but a note that it covers is not as it was sealed."""
    ENDS_BEFORE = auto()
    """The journal has fewer entries than the paper: an older copy, or its end is cut off."""
    OTHER = auto()
    """The entry of that number is another one: the journal was rewritten, or it is another."""


def seal_lines(seal: PrintedSeal) -> tuple[str, ...]:
    """Return what stands on the paper, line by line."""
    digest = seal.head.digest.upper()
    digits = digest + _check(_body(seal))
    groups = [digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP)]
    rows = range(0, len(groups), _GROUPS_A_LINE)
    first = f"{_MARK} {seal.day.isoformat()} {seal.head.count}"
    return (first, *(" ".join(groups[row : row + _GROUPS_A_LINE]) for row in rows))


def seal_text(seal: PrintedSeal) -> str:
    """Return the same in one line, for a QR code: capitals, digits, spaces and dashes only."""
    return " ".join(seal_lines(seal))


def read_seal(typed: str) -> PrintedSeal | Slip:
    """Understand a typed or scanned seal, whatever its spaces, line breaks and small letters."""
    folded = unicodedata.normalize("NFKC", typed).upper()
    plain = "".join(each for each in folded if each.isalnum())
    if not plain.startswith(_MARK):
        return Slip.NOT_A_SEAL
    digits = plain.removeprefix(_MARK).translate(_LOOKS_LIKE)
    count_digits = len(digits) - _DAY_DIGITS - _DIGEST_DIGITS - _CHECK_DIGITS
    if count_digits < 1:
        return Slip.TOO_SHORT
    body, check = _MARK + digits[:-_CHECK_DIGITS], digits[-_CHECK_DIGITS:]
    if _check(body) != check or count_digits > _MOST_COUNT_DIGITS:
        return Slip.CHECK
    day, rest = digits[:_DAY_DIGITS], digits[_DAY_DIGITS:-_CHECK_DIGITS]
    try:
        head = ChainHead(int(rest[:count_digits]), rest[count_digits:].lower())
        return PrintedSeal(head, date.fromisoformat(day))
    except ValueError:  # a well-made check around what no seal says
        return Slip.CHECK


def judge(seal: PrintedSeal, report: ChainReport) -> Verdict:
    """Tell what a report that looked for `seal.head` means for the paper."""
    if not report.printed_holds:
        is_shorter = report.head.count < seal.head.count
        return Verdict.ENDS_BEFORE if is_shorter else Verdict.OTHER
    within = [each for each in report.faults if each.number <= seal.head.count]
    return Verdict.CHANGED if any(each.flaw is not Flaw.END for each in within) else Verdict.FITS


def _body(seal: PrintedSeal) -> str:
    day = seal.day.isoformat().replace("-", "")
    return f"{_MARK}{day}{seal.head.count}{seal.head.digest.upper()}"


def _check(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:_CHECK_DIGITS].upper()
