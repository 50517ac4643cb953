"""Lists with one thing on each line: this app's own to tick off, hosts files, rules, anybody's."""

import re
from collections.abc import Iterator

from core.blocklists.exchange.formats.plain_list import ID_AFTER, ID_BEFORE, KIND, REMARK, SERVICE
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.reading import Flaw, Found, lines_of
from core.blocklists.forms.domain import host
from core.blocklists.guess import guess_kind
from core.blocklists.person import IdentifierKind

_COMMENTS = ("#", "!", "//", ";")
_BULLET = re.compile(r"(?:\[[ xX✓✔]?\]|[-*•·]|\d{1,6}[.)])\s+")
_HOSTS_LINE = re.compile(r"(?:0\.0\.0\.0|127\.0\.0\.1|::1?)\s+([^\s#]+)\s*(?:#.*)?")
_RULE = re.compile(r"\|\|([^$*|^]+)\^?(?:\$.*)?")
_OF_THE_COMPUTER = frozenset(
    ("localhost", "localhost.localdomain", "local", "broadcasthost", "ip6-localhost", "0.0.0.0")  # noqa: S104  a name in files
)
_KINDS = {f"{KIND}{kind.value.replace('_', ' ')}": kind for kind in IdentifierKind}


def read(text: str) -> Iterator[Found]:
    """Yield what is on each line that is neither empty nor a remark."""
    kind: IdentifierKind | None = None
    platform = ""
    for number, source in lines_of(text):
        line = source.strip()
        if line in _KINDS:
            kind, platform = _KINDS[line], ""
        elif line.startswith(SERVICE.strip()):
            kind, platform = IdentifierKind.HANDLE, line.removeprefix(SERVICE.strip()).strip()
        elif line and not line.startswith(_COMMENTS):
            what = _on_line(source, kind, platform)
            if what is not None:
                yield Found(number, source, what)


def _on_line(source: str, kind: IdentifierKind | None, platform: str) -> Listed | Flaw | None:
    """Return what a line holds; None for names that every computer gives itself."""
    line = source.strip()
    if line.startswith("@@"):
        return Flaw.ALLOWS
    if mapped := _HOSTS_LINE.fullmatch(line):
        is_own = mapped[1].lower() in _OF_THE_COMPUTER
        return None if is_own else Listed(IdentifierKind.WEBSITE, mapped[1])
    if rule := _RULE.fullmatch(line):
        return Listed(IdentifierKind.WEBSITE, rule[1])
    line, _, remark = _BULLET.sub("", source.lstrip(), count=1).partition(REMARK)
    line, _, permanent = line.partition(ID_BEFORE)
    written = line.strip()
    kind = kind or _kind(written)
    if not written or kind is None:
        return Flaw.NOTHING
    permanent = permanent.strip().removesuffix(ID_AFTER)
    return Listed(kind, written, platform=platform, permanent_id=permanent, note=remark.strip())


def _kind(written: str) -> IdentifierKind | None:
    guessed = guess_kind(written)
    if guessed is None and host(written):
        return IdentifierKind.WEBSITE
    if guessed is None and written.isprintable() and not any(map(str.isspace, written)):
        return IdentifierKind.HANDLE
    return guessed
