"""Guessing what kind of identifier a text is, so that people rarely have to choose."""

import re

from core.blocklists.person import IdentifierKind

# In this order: the first that fits. Postal names are never guessed: any words could be one.
_SHAPES = (
    (re.compile(r"@?[^\s@]+@[^\s@]+\.[^\s@]+"), IdentifierKind.EMAIL),
    (re.compile(r"@\S*"), IdentifierKind.HANDLE),
    (re.compile(r"(https?://|www\.)\S*", re.IGNORECASE), IdentifierKind.WEBSITE),
    (
        re.compile(r"\d{1,3}(\.\d{1,3}){3}|(?=.*:.*:)[0-9a-f:.]+", re.IGNORECASE),
        IdentifierKind.IP_ADDRESS,
    ),
    (re.compile(r"\+?[\d\s()/.-]{5,}"), IdentifierKind.PHONE),
)


def guess_kind(written: str) -> IdentifierKind | None:
    """Return the kind whose shape the text has, or None when it has none of them."""
    for shape, kind in _SHAPES:
        if shape.fullmatch(written.strip()):
            return kind
    return None
