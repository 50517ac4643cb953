"""Domain names: IDNA in both directions (RFC 5891, UTS 46 non-transitional)."""

import re
from typing import NamedTuple

import idna

from core.blocklists.forms.folding import folded

MAX_CHARACTERS = 253
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_TRIMMED = re.compile(r"^[\s@.]+|[\s@.]+$")


class DomainForms(NamedTuple):
    """The two ways to write a domain; equal when it has no letters beyond ASCII."""

    ascii: str
    """`xn--…`, as mail servers and filters know it."""
    unicode: str
    """As people read it."""


def domain(written: str) -> str:
    """Return a domain in lower case ASCII, or folded when it can be none."""
    bare = _TRIMMED.sub("", folded(written))
    if len(bare) > MAX_CHARACTERS or _is_plain(bare):
        return bare
    try:
        return idna.encode(bare, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return bare


def domain_forms(written: str) -> DomainForms:
    """Return both forms of a domain; what cannot be converted stays in the form it has."""
    plain = domain(written)
    if _is_plain(plain):
        return DomainForms(plain, plain)
    try:
        return DomainForms(plain, idna.decode(plain))
    except (idna.IDNAError, UnicodeError):
        return DomainForms(plain, plain)


def _is_plain(name: str) -> bool:
    """Tell whether IDNA leaves a name in lower case as it is: most are, and IDNA takes its time."""
    return name.isascii() and "xn--" not in name


def with_parents(name: str) -> list[str]:
    """Return a domain and the domains above it, the one under the top level last."""
    labels = name.split(".")
    return [".".join(labels[start:]) for start in range(max(1, len(labels) - 1))]


def host(written: str) -> str | None:
    """Return a domain name in ASCII (RFC 5891), or None when it is none."""
    name = written.strip().lower().rstrip(".")
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            return None
    labels = name.split(".")
    is_name = len(name) <= MAX_CHARACTERS and all(map(_LABEL.fullmatch, labels))
    return name if is_name and len(labels) > 1 and not labels[-1].isdigit() else None
