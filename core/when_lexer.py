"""Cuts a phrase for a time into tokens whose meaning is known: numbers, dates, clocks and words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from core.when_words import PhraseWords

_SHAPES = re.compile(
    r"(?P<iso>\d{4}[-./]\d{1,2}[-./]\d{1,2})(?!\d)(?:t(?=\d))?"
    r"|(?P<date>\d{1,2}(?P<sep>[-./])\d{1,2}(?P=sep)(?:\d{4}|\d{2}))(?!\d)"
    r"|(?P<day_month>\d{1,2}\.\d{1,2}\.(?!\d)|\d{1,2}/\d{1,2}(?!\d))"
    r"|(?P<clock>\d{1,2}[:h.]\d{2}(?::\d{2}(?:\.\d+)?)?)(?!\d)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+|~)"
    r"|(?P<space>[\s,;.]+)"
    r"|(?P<other>.)",
    re.DOTALL,
)


class Shape(StrEnum):
    """What a token looks like."""

    ISO = "iso"
    DATE = "date"
    DAY_MONTH = "day_month"
    CLOCK = "clock"
    ORDINAL = "ordinal"
    NUMBER = "number"
    WORD = "word"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the phrase; `numbers` are those in it, in their order."""

    shape: Shape
    text: str
    numbers: tuple[int, ...] = ()


def tokens_of(typed: str, words: PhraseWords) -> list[Token]:
    """Return the tokens of a phrase, with `words.rewrites` made."""
    text = " ".join(typed.casefold().split())
    for phrase in sorted(words.rewrites, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", words.rewrites[phrase], text)
    return [
        _token(found)
        for found in _SHAPES.finditer(text)
        if found.lastgroup is not None and found.lastgroup != "space"
    ]


def _token(found: re.Match[str]) -> Token:
    shape = next(each for each in Shape if found[each] is not None)
    text = found[shape]
    if shape in (Shape.WORD, Shape.OTHER):
        return Token(shape, text)
    return Token(shape, text, tuple(int(each) for each in re.findall(r"\d+", text)[:3]))
