"""Text that other people wrote, made safe to look at: nothing in it can act or hide.

File names and messages may come from somebody who wishes harm. A control character can rewrite a
terminal, a direction mark can make `exe.jpg` out of `gpj.exe`.
"""

import re
import unicodedata

_FIRST_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_MAY_BREAK = "\u200b"
_LONG_RUN = re.compile(r"[^\s/-]{48}(?=[^\s/-])")
"""In these no line breaks: a name made long enough would push the window out of the screen."""
_WRITING_NEEDS = frozenset("\u200c\u200d")
"""Joiner and non-joiner: Persian, the languages of India and many emoji cannot do without."""
_ACTING = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Controls, formats, broken halves of characters, characters that mean nothing, line separators."""


_OF_ISOLATION = dict.fromkeys(map(ord, (_FIRST_ISOLATE, _POP_ISOLATE, _MAY_BREAK)))


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

    Isolated, a name written from right to left leaves the order of the words around it alone. A
    long one may go on in another line.
    """
    broken = _LONG_RUN.sub(rf"\g<0>{_MAY_BREAK}", visible(value))
    return f"{_FIRST_ISOLATE}{broken}{_POP_ISOLATE}"


def without_isolation(sentence: str) -> str:
    """Return a sentence for a terminal, where the invisible marks of `isolated` may show."""
    return sentence.translate(_OF_ISOLATION)
