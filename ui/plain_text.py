"""Text that other people wrote, made safe to look at: nothing in it can act or hide.

File names and messages may come from somebody who wishes harm. A control character can rewrite a
terminal, a direction mark can make `exe.jpg` out of `gpj.exe`.
"""

import unicodedata

_FIRST_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_WRITING_NEEDS = frozenset("\u200c\u200d")
"""Joiner and non-joiner: Persian, the languages of India and many emoji cannot do without."""
_ACTING = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Controls, formats, broken halves of characters, characters that mean nothing, line separators."""


class _Shown(dict[int, str]):
    """What to show for each code point, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _shown(code)
        return shown


def _shown(code: int) -> str:
    character = chr(code)
    if character in _WRITING_NEEDS or unicodedata.category(character) not in _ACTING:
        return character
    if code < 0x20:
        return chr(0x2400 + code)  # the Unicode pictures of the control characters: ␀ … ␟
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


_LINE = _Shown()
_LINES = _Shown({ord("\n"): "\n", ord("\t"): "\t"})


def visible(text: str, *, keep_lines: bool = False) -> str:
    """Return `text` with every character that acts or hides replaced by one that shows it.

    `keep_lines` leaves line breaks and tabs alone, for longer texts.
    """
    if keep_lines:
        return text.replace("\r\n", "\n").translate(_LINES)
    return text if text.isprintable() else text.translate(_LINE)


def isolated(value: str) -> str:
    """Return a value made visible and isolated, to stand within a sentence.

    Isolated, a name written from right to left leaves the order of the words around it alone.
    """
    return f"{_FIRST_ISOLATE}{visible(value)}{_POP_ISOLATE}"


def without_isolation(sentence: str) -> str:
    """Return a sentence for a terminal, where the invisible marks of `isolated` may show."""
    return sentence.replace(_FIRST_ISOLATE, "").replace(_POP_ISOLATE, "")
