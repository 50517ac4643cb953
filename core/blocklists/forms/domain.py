"""Domain names: IDNA in both directions (RFC 5891, UTS 46 non-transitional)."""

import re
from typing import NamedTuple

import idna

from core.blocklists.forms.folding import folded

MAX_CHARACTERS = 253
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
