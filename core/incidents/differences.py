"""What is different between two revisions of a note: words of the text, and fields."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import NamedTuple

from core.incidents.details import Details
from core.incidents.incident import IncidentContent
from core.incidents.provenance import Provenance, of_file

_APART = frozenset(("text", "details", "provenance"))
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_LINES, _MOST_TOKENS = 1_000, 1_500
"""Beyond so many a comparison would take seconds; the stretch then counts as wholly rewritten."""
_ALIKE = 0.4
"""Lines with less in common are shown as rewritten: a confetti of single words helps nobody."""


class Mark(Enum):
    """What became of a piece of text."""

    SAME = auto()
    REMOVED = auto()
    ADDED = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one fate; never empty."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class TextDifference:
    """Both texts in pieces. Joined, `before` and `after` give the texts back, letter for letter.

    `before` holds what is SAME or REMOVED, `after` what is SAME or ADDED.
    """

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that says something else. `field` is its name in IncidentContent or Details."""

    field: str
    before: object
    after: object


class _Stretch(NamedTuple):
    before: str
    after: str
    is_same: bool


def compare_texts(before: str, after: str) -> TextDifference:
    """Compare two texts, first by lines, then by words within lines that are alike."""
    stretches = _tidied(_by_lines(before.splitlines(True), after.splitlines(True)))  # noqa: FBT003  the only argument
    kept, removed, added = Mark.SAME, Mark.REMOVED, Mark.ADDED
    return TextDifference(
        tuple(Piece(kept if s.is_same else removed, s.before) for s in stretches if s.before),
        tuple(Piece(kept if s.is_same else added, s.after) for s in stretches if s.after),
    )


def changed_fields(before: IncidentContent, after: IncidentContent) -> tuple[FieldChange, ...]:
    """Return the fields other than the text that differ, in the order of their definition."""
    own = [each.name for each in fields(IncidentContent) if each.name not in _APART]
    changes = [FieldChange(name, getattr(before, name), getattr(after, name)) for name in own]
    changes += [
        FieldChange(
            each.name, getattr(before.details, each.name), getattr(after.details, each.name)
        )
        for each in fields(Details)
    ]
    return (
        *(change for change in changes if change.before != change.after),
        *_changed_provenance(before.provenance, after.provenance),
    )


def _changed_provenance(
    before: Sequence[Provenance], after: Sequence[Provenance]
) -> Iterator[FieldChange]:
    """Yield one change for each file of which something else is said."""
    for digest in dict.fromkeys(each.sha256 for each in (*before, *after)):
        old, new = of_file(before, digest), of_file(after, digest)
        if old != new:
            yield FieldChange("provenance", old, new)


def _by_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[_Stretch]:
    for old, new, is_same in _aligned(before, after, _MOST_LINES):
        if is_same:
            yield _Stretch("".join(old), "".join(new), is_same=True)
        else:
            yield from _by_words("".join(old), "".join(new))


def _by_words(before: str, after: str) -> Iterator[_Stretch]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    is_short = max(len(old), len(new)) <= _MOST_TOKENS
    if not is_short or SequenceMatcher(None, old, new).ratio() < _ALIKE:
        yield _Stretch(before, after, is_same=False)
        return
    for some, others, is_same in _aligned(old, new, _MOST_TOKENS):
        yield _Stretch("".join(some), "".join(others), is_same)


def _aligned(
    before: Sequence[str], after: Sequence[str], most: int
) -> Iterator[tuple[Sequence[str], Sequence[str], bool]]:
    """Yield what stands on both sides, stretch by stretch, and whether it is the same."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    yield before[:start], after[:start], True
    if max(len(old), len(new)) > most:
        yield old, new, False
    else:
        for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
            yield old[a:b], new[c:d], tag == "equal"
    yield before[len(before) - end :], after[len(after) - end :], True


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many items both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _tidied(stretches: Iterator[_Stretch]) -> list[_Stretch]:
    """Join neighbours of one fate; a space between two changed words belongs to the change."""
    tidy: list[_Stretch] = []
    for stretch in stretches:
        if not stretch.before and not stretch.after:
            continue
        while tidy and _belongs(tidy, stretch):
            last = tidy.pop()
            stretch = _Stretch(  # noqa: PLW2901  it grows backwards
                last.before + stretch.before, last.after + stretch.after, stretch.is_same
            )
        tidy.append(stretch)
    return tidy


def _belongs(tidy: list[_Stretch], stretch: _Stretch) -> bool:
    last = tidy[-1]
    if last.is_same == stretch.is_same:
        return True
    is_gap = last.is_same and last.before.isspace() and "\n" not in last.before
    return is_gap and len(tidy) > 1 and not stretch.is_same
