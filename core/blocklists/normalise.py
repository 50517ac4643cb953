"""Normal forms of identifiers: keys to match by, never shown in place of what was written."""

import unicodedata
from collections.abc import Callable, Mapping

from core.blocklists.person import IdentifierContent, IdentifierKind


def folded(text: str) -> str:
    """Return text as it is compared: compatible forms and upper and lower case alike."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _folded(written: str) -> str:
    return folded(written).strip()


def _phone(written: str) -> str:
    folded = _folded(written)
    digits = "".join(str(unicodedata.digit(each)) for each in folded if each.isdigit())
    if folded.startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits


def _handle(written: str) -> str:
    return _folded(written).lstrip("@").strip()


def _domain(written: str) -> str:
    return _folded(written).lstrip("@").rstrip(".").strip()


def _website(written: str) -> str:
    bare = _folded(written).removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return bare.rstrip("/")


_RULES: Mapping[IdentifierKind, Callable[[str], str]] = {
    IdentifierKind.EMAIL: _folded,
    IdentifierKind.EMAIL_DOMAIN: _domain,
    IdentifierKind.PHONE: _phone,
    IdentifierKind.HANDLE: _handle,
    IdentifierKind.WEBSITE: _website,
    IdentifierKind.IP_ADDRESS: _folded,
    IdentifierKind.POSTAL_NAME: _folded,
}


def normal_form(identifier: IdentifierContent) -> str:
    """Return the key under which two ways of writing the same identifier are equal."""
    return _RULES[identifier.kind](identifier.written)
