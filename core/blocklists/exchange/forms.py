"""What other programs can match: each form is a list of what is allowed, everything else is not.

A written identifier comes from whoever harasses. Only characters that mean nothing but themselves
in any of the formats get into a file; the formats quote on top of that.
"""

import re

from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.why import Why
from core.blocklists.forms.domain import host

_LOCAL_ASCII = frozenset("!#$%&'*+/=?^_`{|}~-.")
_MAX_LOCAL_CHARACTERS = 64
_PHONE = re.compile(r"(?:\+|00)?[0-9]{3,15}")
_PHONE_AIR = re.compile(r"[\s().\u2010-\u2015/-]+")
_SITE = re.compile(r"(?:https?://)?([^/?#@:\s]+)(?::\d{1,5})?(/[^\s]*)?", re.IGNORECASE)
_PATH = re.compile(r"/[A-Za-z0-9._~%/-]*")
_ACCOUNT = re.compile(r"@?([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)@([^@\s/]+)")
_ACCOUNT_PAGE = re.compile(r"https?://([^/@\s]+)/@([A-Za-z0-9_.-]+)/?", re.IGNORECASE)
_FEDIVERSE = frozenset(
    ("", "mastodon", "fediverse", "pleroma", "akkoma", "misskey", "pixelfed", "friendica")
)


def mail_address(listed: Listed) -> str | Why:
    """Return an address that stands for itself in every mail filter; its domain in ASCII."""
    local, _, domain = listed.written.strip().removeprefix("mailto:").rpartition("@")
    ascii_domain = host(domain)
    if ascii_domain is None or not 0 < len(local) <= _MAX_LOCAL_CHARACTERS:
        return Why.FORM
    if not all(each.isalnum() or each in _LOCAL_ASCII for each in local):
        return Why.FORM
    return f"{local}@{ascii_domain}"


def mail_domain(listed: Listed) -> str | Why:
    """Return the domain of addresses, without `@`, in ASCII."""
    return host(listed.written.strip().lstrip("@")) or Why.FORM


def phone(listed: Listed) -> str | Why:
    """Return a number as `+` and digits."""
    number = listed.international or _PHONE_AIR.sub("", listed.written)
    if not _PHONE.fullmatch(number):
        return Why.FORM
    if number.startswith("00"):
        number = f"+{number[2:]}"
    return number if number.startswith("+") else Why.NO_COUNTRY


def site(listed: Listed) -> tuple[str, str] | Why:
    """Return host and path of a web page or site; the path is empty for a whole site."""
    found = _SITE.fullmatch(listed.written.strip())
    name = host(found[1]) if found else None
    if found is None or name is None:
        return Why.FORM
    path = (found[2] or "").rstrip("/")
    return (name, path) if not path or _PATH.fullmatch(path) else Why.FORM


def whole_site(listed: Listed) -> str | Why:
    """Return the host of a whole site; a page on a site that others use too is refused."""
    place = site(listed)
    if isinstance(place, Why):
        found = _SITE.fullmatch(listed.written.strip())
        return Why.PART_OF_SITE if found and found[2] and host(found[1]) else place
    return Why.PART_OF_SITE if place[1] else place[0]


def fediverse_account(listed: Listed) -> str | Why:
    """Return `user@server` of an account on Mastodon and what speaks with it."""
    if listed.platform.strip().casefold() not in _FEDIVERSE:
        return Why.OTHER_PLATFORM
    written = listed.written.strip()
    page = _ACCOUNT_PAGE.fullmatch(written)
    account = _ACCOUNT.fullmatch(written)
    if page:
        user, server = page[2], host(page[1])
    elif account:
        user, server = account[1], host(account[2])
    else:
        return Why.FORM
    return f"{user}@{server}" if server else Why.FORM
