"""Web sites and their pages."""

import re
from typing import NamedTuple

from core.blocklists.forms.domain import domain, with_parents
from core.blocklists.forms.folding import folded, without_slashes
from core.blocklists.forms.key import Key, Space

_SCHEME = re.compile(r"^(?:h(?:tt|xx)ps?:)?//", re.IGNORECASE)
"""`hxxp` is how people write addresses that nobody should click on."""
_PORT = re.compile(r"(?::\d*)+$")
_MOST_PARTS = 8


class Page(NamedTuple):
    """An address of the web as it is compared: no scheme, user, port, `www.` or fragment."""

    host: str
    path: str
    """Without slashes at its ends, with the query; empty for a whole site."""


def page(written: str) -> Page:
    """Return the page of an address, or of a domain."""
    text = _SCHEME.sub("", folded(written).strip().replace("[.]", "."))
    text = text.partition("#")[0]
    front = re.split(r"[/?]", text, maxsplit=1)[0]
    return Page(_host(front.rpartition("@")[2]), without_slashes(text[len(front) :]))


def _host(written: str) -> str:
    """Return a host without port and `www.`; taking one away may bring another to light."""
    while (bare := domain(_PORT.sub("", written)).removeprefix("www.")) != written:
        written = bare
    return written


def website(written: str) -> str:
    """Return an address of the web as it is compared, or the folded text when it is none."""
    found = page(written)
    if not found.host:
        return folded(written).strip()
    return f"{found.host}/{found.path}".strip() if found.path else found.host


def website_keys(written: str) -> frozenset[Key]:
    """Return what a site or page that is kept is found by."""
    return frozenset({Key(Space.WEBSITE, website(written))} if page(written).host else ())


def keys_in_website(written: str) -> frozenset[Key]:
    """Return what an address that was met can lie in: its site, the sites above, its folders."""
    found = page(written)
    if not found.host:
        return frozenset()
    forms = with_parents(found.host)
    parts = re.split(r"[/?]", found.path, maxsplit=_MOST_PARTS) if found.path else []
    folders = ("/".join(parts[:count]) for count in range(1, min(len(parts), _MOST_PARTS) + 1))
    forms += [f"{found.host}/{each}" for each in folders if each]
    return frozenset(Key(Space.WEBSITE, each) for each in (*forms, website(written)))
