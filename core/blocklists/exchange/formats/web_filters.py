"""Lists that keep a browser or a computer from web sites: hosts files, AdGuard, uBlock Origin.

hosts(5) knows whole names only, each exactly, so `www.` is listed too. The others block a page of a
site as well: `||` is the beginning of a host, `^` its end (AdGuard, "Basic rules"). A rule that is
more than a host is not applied to what is opened itself, unless it says so.
"""

from collections.abc import Iterable

from core.blocklists.exchange.forms import site, whole_site
from core.blocklists.exchange.leaving import Export, ExportOptions, Forms, gather
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.why import Why
from core.blocklists.person import IdentifierKind

NOWHERE = "0.0.0.0"  # noqa: S104  not listened on: an address that leads nowhere
_WWW = "www."
_OPENED_ITSELF = "$document,subdocument"


def write_hosts(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return lines for a hosts file."""
    gathered = gather(listed, {IdentifierKind.WEBSITE: _bare})
    lines = (f"{NOWHERE} {name}\n{NOWHERE} {_WWW}{name}\n" for name in gathered.values())
    return gathered.export("".join(lines), options, ())


def write_rules(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return rules for AdGuard and uBlock Origin."""
    gathered = gather(listed, _RULES)
    return gathered.export("".join(f"{rule}\n" for rule in gathered.values()), options, ())


def _bare(listed: Listed) -> str | Why:
    name = whole_site(listed)
    return name.removeprefix(_WWW) if isinstance(name, str) else name


def _rule(listed: Listed) -> str | Why:
    place = site(listed)
    if isinstance(place, Why):
        return place
    name, path = place
    return f"||{name.removeprefix(_WWW)}{path}^{_OPENED_ITSELF if path else ''}"


_RULES: Forms = {IdentifierKind.WEBSITE: _rule}
