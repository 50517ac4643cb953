"""Identifiers that are kept as they are written, and may be mistyped."""

import re
from enum import Enum, auto

from core.blocklists.forms.domain import host
from core.blocklists.forms.ip_address import ip_range
from core.blocklists.forms.mail import mailbox
from core.blocklists.forms.phone import is_valid_phone, phone
from core.blocklists.forms.website import page
from core.blocklists.person import IdentifierContent, IdentifierKind

_MAX_LOCAL_CHARACTERS = 64
_LOCAL = re.compile(r"[^\s@.,;:<>()\[\]\\\"]+(?:\.[^\s@.,;:<>()\[\]\\\"]+)*")
"""An atom, or several with dots between them (RFC 5321, RFC 6531)."""
_QUOTED = re.compile(r'"(?:[^"\\\r\n]|\\.)+"')


class Doubt(Enum):
    """Why an identifier may be mistyped."""

    NO_COUNTRY = auto()
    """A number without a country code, and it was never said where it is from."""
    NO_NUMBER = auto()
    """Too short, too long or too strange for a number."""
    NOT_IN_USE = auto()
    """It could be a number, and none like it is given out as far as is known."""
    NOT_WHOLE = auto()
    """Something of an address or domain is missing, or stands where it cannot."""
    NO_IP = auto()


def doubt_of(content: IdentifierContent, region: str) -> Doubt | None:
    """Return what is wrong with an identifier as far as is known; None: nothing.

    `region` is where numbers without a country code are from, or empty.
    """
    written = content.written
    match content.kind:
        case IdentifierKind.PHONE:
            return _doubt_of_phone(written, region)
        case IdentifierKind.IP_ADDRESS:
            return Doubt.NO_IP if ip_range(written) is None else None
        case IdentifierKind.EMAIL:
            return None if _is_whole_mail(written) else Doubt.NOT_WHOLE
        case IdentifierKind.EMAIL_DOMAIN:
            return None if host(written.strip().lstrip("@")) else Doubt.NOT_WHOLE
        case IdentifierKind.WEBSITE:
            place = page(written).host
            return None if host(place) or ip_range(place) is not None else Doubt.NOT_WHOLE
        case _:
            return None


def needs_region(kind: IdentifierKind, written: str) -> bool:
    """Tell whether this is a number that is written in the way of one country only."""
    return kind is IdentifierKind.PHONE and not written.strip().startswith(("+", "00"))


def _doubt_of_phone(written: str, region: str) -> Doubt | None:
    if is_valid_phone(written, region):
        return None
    form = phone(written, region)
    if form.startswith("+"):
        return Doubt.NOT_IN_USE
    return Doubt.NO_COUNTRY if not region and _could_be_national(form) else Doubt.NO_NUMBER


def _could_be_national(form: str) -> bool:
    # E.164: at most 15 digits; shorter than four are services.
    return form.isdigit() and 4 <= len(form) <= 15


def _is_whole_mail(written: str) -> bool:
    box = mailbox(written)
    is_local = len(box.local) <= _MAX_LOCAL_CHARACTERS and (
        _LOCAL.fullmatch(box.local) is not None or _QUOTED.fullmatch(box.local) is not None
    )
    return is_local and host(box.domain) is not None
