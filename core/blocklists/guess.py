"""Guessing what kind of identifier a text is, so that people rarely have to choose."""

import re
from typing import NamedTuple

from core.blocklists.forms.folding import folded
from core.blocklists.forms.handle import account_at
from core.blocklists.forms.ip_address import ip_range
from core.blocklists.person import IdentifierKind

# In this order: the first that fits. Postal names are never guessed: any words could be one.
_SHAPES = (
    (re.compile(r"@[^\s@]+@[^\s@]+\.[^\s@]+"), IdentifierKind.HANDLE),
    (re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+"), IdentifierKind.EMAIL),
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


class Guess(NamedTuple):
    """What a text seems to be."""

    kind: IdentifierKind
    service: str = ""
    """A code of `forms.platforms`, when it shows by itself where the account is."""


def guess(written: str) -> Guess | None:
    """Return the kind of a text, and the service of an account; None when it has no shape.

    The address of a profile is an account there.
    """
    text = written.strip()
    found = account_at(folded(text)) if "/" in text else None
    if found is not None:
        return Guess(IdentifierKind.HANDLE, found.service)
    if ip_range(text) is not None:
        return Guess(IdentifierKind.IP_ADDRESS)
    kind = guess_kind(text)
    if kind is None:
        return None
    is_on_server = kind is IdentifierKind.HANDLE and "@" in text.lstrip("@")
    return Guess(kind, "mastodon" if is_on_server else "")
