"""Everything in a text that could be an identifier, as keys to look up.

Nothing here knows which identifiers are kept: a text is read once, whatever their number. Every
pattern looks at a bounded number of characters from where it begins, so that a text made to be slow
is not.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from core.blocklists.forms.folding import folded
from core.blocklists.forms.handle import Account, account_at, keys_of_met
from core.blocklists.forms.ip_address import ip_keys
from core.blocklists.forms.key import Key
from core.blocklists.forms.mail import keys_in_mail
from core.blocklists.forms.phone import keys_in_phone
from core.blocklists.forms.website import keys_in_website

T = TypeVar("T")

MAX_CHARACTERS = 1_000_000
"""Of a text that is read; what stands behind is not looked at."""
MAX_OF_A_KIND = 2_000
"""Numbers, addresses and so on of one text; who writes more of them wants to keep the app busy."""

_SERVER = r"(?:[\w\-]{1,63}\.){1,8}[\w\-]{2,63}"
_MAIL = re.compile(rf"(?<![\w.+\-])[\w.!#$%&'*+/=?^`{{|}}~\-]{{1,64}}@{_SERVER}")
_HANDLE = re.compile(rf"(?<![\w.+\-])@(\w[\w.\-]{{1,63}})(@{_SERVER})?")
_ADDRESS = re.compile(
    r"(?:h(?:tt|xx)ps?://|(?<![\w@.+\-]))"
    r"(?:[\w\-]{1,63}\.){1,8}[^\W\d_][\w\-]{1,62}(?::\d{1,5})?(?:[/?][^\s<>\"'|]{0,1000})?"
)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    r"(?<![\w.+])(?:\+|\(\+?|\b)\d(?:[ \t\u00a0]{0,2}[\d()./\-\u2010-\u2013]){4,24}(?!\w)"
)
_IP_4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)")
_IP_6 = re.compile(r"(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f.]{0,15}(?![\w:])")
_REDDIT = re.compile(r"(?<![\w/.])/?u/([\w\-]{3,32})")
_DISCORD = re.compile(r"(?<![\w.])\w[\w.]{1,31}#\d{4}(?!\d)")
_DID = re.compile(r"(?<!\w)did:[a-z]{1,16}:[\w.:%\-]{1,200}")
_TRAILING = ".,;:!?)]}'\"…"
_LEAST_DIGITS, _MOST_DIGITS = 6, 17
_MOST_PARTS = 10


def keys_in(text: str, region: str = "") -> frozenset[Key]:
    """Return the keys of everything in a text that could be an identifier but for plain words."""
    ready = folded(text[:MAX_CHARACTERS]).replace("[.]", ".")
    found: set[Key] = set()
    has_digit = _DIGIT.search(ready) is not None
    if "@" in ready:
        found.update(_with_at(ready))
    if "." in ready:
        found.update(_addresses(ready))
    if has_digit:
        found.update(_numbers(ready, region))
    if ":" in ready or (has_digit and "." in ready):
        for pattern in (_IP_4, _IP_6):
            for match in _some(pattern.finditer(ready)):
                found |= ip_keys(match[0])
    for account in _some(_other_accounts(ready)):
        found |= keys_of_met(account)
    return frozenset(found)


def _with_at(text: str) -> Iterator[Key]:
    for match in _some(_MAIL.finditer(text)):
        yield from keys_in_mail(match[0].rstrip(_TRAILING))
    for match in _some(_HANDLE.finditer(text)):
        name, server = match[1].rstrip(_TRAILING + "-"), match[2] or ""
        if name:
            yield from keys_of_met(Account("", name + server))


def _addresses(text: str) -> Iterator[Key]:
    for match in _some(_ADDRESS.finditer(text)):
        address = match[0].rstrip(_TRAILING)
        yield from keys_in_website(address)
        account = account_at(address)
        if account is not None:
            yield from keys_of_met(account)
        elif "/" not in address:
            yield from keys_of_met(Account("", address))  # on Bluesky, a domain is a handle


def _numbers(text: str, region: str) -> Iterator[Key]:
    candidates = (each for match in _NUMBER.finditer(text) for each in _cut(match[0]))
    for candidate in dict.fromkeys(_some(candidates)):
        yield from keys_in_phone(candidate, region)


def _cut(run: str) -> Iterator[str]:
    """Return what could be one number in a run of digits: a date may stand before or behind it."""
    parts = run.split()[:_MOST_PARTS]
    for start, first in enumerate(parts):
        if start and first[0] not in "+(0":
            continue
        for end in range(start + 1, len(parts) + 1):
            digits = sum(map(str.isdigit, "".join(parts[start:end])))
            if _LEAST_DIGITS <= digits <= _MOST_DIGITS:
                yield " ".join(parts[start:end])


def _other_accounts(text: str) -> Iterator[Account]:
    if "u/" in text:
        yield from (Account("reddit", match[1]) for match in _REDDIT.finditer(text))
    if "#" in text:
        yield from (Account("", match[0]) for match in _DISCORD.finditer(text))
    if "did:" in text:
        yield from (Account("bluesky", each[0], each[0]) for each in _DID.finditer(text))


def _some(found: Iterable[T]) -> Iterator[T]:
    return islice(found, MAX_OF_A_KIND)
