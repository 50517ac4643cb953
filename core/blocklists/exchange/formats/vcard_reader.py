"""Reading vCards of any version, 2.1 to 4.0, of any program, however broken."""

import re
from collections.abc import Iterator, Sequence

from core.blocklists.exchange.formats.content_lines import (
    ContentLine,
    content_line,
    parts_of,
    unescaped,
    unfolded,
)
from core.blocklists.exchange.formats.vcard import PERMANENT_ID
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.reading import Flaw, Found
from core.blocklists.person import IdentifierKind

_NOT_A_SERVICE = frozenset(("pref", "home", "work", "other", "internet"))
_MESSENGER = re.compile(r"X-(AIM|ICQ|JABBER|MSN|SKYPE|QQ|YAHOO|TWITTER|TELEGRAM)(?:-USERNAME)?")
_SHOWN_LINES = 3


def read(text: str) -> Iterator[Found]:
    """Yield each address, number and account of each card, with the name on the card."""
    card: list[tuple[int, str]] = []
    for number, line in unfolded(text):
        word = line.strip().upper()
        if (word == "BEGIN:VCARD" and card) or word == "END:VCARD":
            yield from _card(card)
            card = []
        elif word != "BEGIN:VCARD":
            card.append((number, line))
    if card:
        yield from _card(card)


def _card(lines: Sequence[tuple[int, str]]) -> Iterator[Found]:
    parts = [(number, line, content_line(line)) for number, line in lines if line.strip()]
    whole = [part for _, _, part in parts if part is not None]
    person, note = _name(whole), _first(whole, "NOTE")
    count = 0
    for number, line, part in parts:
        if part is None:
            yield Found(number, line, Flaw.UNREADABLE)
            continue
        for listed in _identifiers(part, person, note):
            count += 1
            yield Found(number, line, listed)
    if not count and whole:
        source = " ".join(line for _, line in lines[:_SHOWN_LINES])
        yield Found(lines[0][0], person or source, Flaw.NOTHING)


def _name(parts: Sequence[ContentLine]) -> str:
    if full := _first(parts, "FN"):
        return full
    structured = next((part.value for part in parts if part.name == "N"), "")
    family, given = ([*parts_of(structured, ";"), "", ""])[:2]
    return " ".join(filter(None, (given.strip(), family.strip()))) or _first(parts, "ORG")


def _first(parts: Sequence[ContentLine], name: str) -> str:
    return next((unescaped(part.value).strip() for part in parts if part.name == name), "")


def _identifiers(part: ContentLine, person: str, note: str) -> Iterator[Listed]:
    for kind, written, platform in _written(part):
        if written.strip():
            permanent = (part.parameters.get(PERMANENT_ID) or [""])[0]
            yield Listed(kind, written.strip(), platform, permanent, person=person, note=note)


def _written(part: ContentLine) -> Iterator[tuple[IdentifierKind, str, str]]:
    value = unescaped(part.value)
    match part.name:
        case "EMAIL":
            yield IdentifierKind.EMAIL, value.removeprefix("mailto:"), ""
        case "TEL":
            yield IdentifierKind.PHONE, value.removeprefix("tel:").partition(";")[0], ""
        case "URL":
            yield IdentifierKind.WEBSITE, value, ""
        case "NICKNAME":
            for name in parts_of(part.value, ","):
                yield IdentifierKind.POSTAL_NAME, name, ""
        case "IMPP":
            scheme, _, account = value.rpartition(":")
            yield IdentifierKind.HANDLE, account, scheme.removeprefix("x-")
        case "X-SOCIALPROFILE" | "SOCIALPROFILE":
            user = (part.parameters.get("X-USER") or part.parameters.get("USERNAME") or [value])[0]
            yield IdentifierKind.HANDLE, user, _service(part)
        case other if messenger := _MESSENGER.fullmatch(other):
            yield IdentifierKind.HANDLE, value, messenger[1].capitalize()


def _service(part: ContentLine) -> str:
    told = (*part.parameters.get("SERVICE-TYPE", ()), *part.parameters.get("TYPE", ()))
    return next((each for each in told if each.casefold() not in _NOT_A_SERVICE), "")
