"""One identifier on its way in or out, and its text where other people's text has to stay text."""

import re
import unicodedata
from dataclasses import dataclass

from core.blocklists.person import IdentifierKind

_ACTING = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Controls, formats such as direction marks, broken characters, line separators."""
_WRITING_NEEDS = frozenset("\u200c\u200d")
"""Joiners: Persian, the languages of India and many emoji cannot do without."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Listed:
    """An identifier with what a list may say beside it; what it does not say is empty."""

    kind: IdentifierKind
    written: str
    platform: str = ""
    permanent_id: str = ""
    person: str = ""
    """The name of whose it is."""
    person_id: str = ""
    """Tells two people of one name apart on the way out."""
    international: str = ""
    """A phone number as `+` and digits, when it is known in which country it is."""
    note: str = ""
    service: str = ""
    """Where one would block it (`normalise.home_service`); on the way out only."""
    is_dealt_with: bool = False
    """Whether anything was done about it there."""


def has_hidden(text: str) -> bool:
    """Tell whether a text has characters that act or hide instead of being seen."""
    return not text.isprintable() and any(map(_acts, text))


def one_line(text: str) -> str:
    """Return a name or note as one line without characters that act or hide."""
    if text.isprintable():
        return text.strip()
    spaced = _SPACES.sub(" ", text)
    return "".join(each for each in spaced if not _acts(each)).strip()


def _acts(character: str) -> bool:
    return character not in _WRITING_NEEDS and unicodedata.category(character) in _ACTING
