"""Gmail's filters: an Atom feed with `apps:property` elements (its own export, `mailFilters.xml`).

The words of one condition may be about 1,500 characters long, and an account has at most 1,000
filters (Gmail API, users.settings.filters.create). A filter labels, archives, and keeps out of
spam, because spam is deleted after 30 days; it never moves to the trash: that destroys evidence.
"""

import io
import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import quoteattr

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from core.blocklists.exchange.forms import mail_address, mail_domain
from core.blocklists.exchange.leaving import Export, ExportOptions, Forms, chunks, gather
from core.blocklists.exchange.listed import Listed, one_line
from core.blocklists.exchange.reading import Flaw, Found
from core.blocklists.exchange.why import Why
from core.blocklists.forms.domain import host
from core.blocklists.person import IdentifierKind

MAX_CONDITION_CHARACTERS = 1_499
MAX_FILTERS = 1_000
MAX_LABEL_CHARACTERS = 225
OR = " OR "

_ENTRY = "{http://www.w3.org/2005/Atom}entry"
_PROPERTY = "{http://schemas.google.com/apps/2006}property"
_BETWEEN_WORDS = re.compile(r'[\s(){}|,"<>]+')

_MEANS_SOMETHING = frozenset("{}|*")
"""Within a search these group words or stand for others."""
_TURNS_ROUND = ("-", "+")
"""Before a word: everybody but them, or exactly so."""
_HEAD = (
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:apps='http://schemas.google.com/apps/2006'>\n"
    "  <title>Mail Filters</title>\n"
)


def write(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return `mailFilters.xml`."""
    gathered = gather(listed, _FORMS)
    parts = chunks(gathered.values(), MAX_CONDITION_CHARACTERS, OR)[:MAX_FILTERS]
    gathered.cut(sum(map(len, parts)))
    label = one_line(options.label)[:MAX_LABEL_CHARACTERS]
    entries = (_entry(number, OR.join(part), label) for number, part in enumerate(parts, 1))
    return gathered.export("".join((_HEAD, *entries, "</feed>\n")), options, ())


def _entry(number: int, condition: str, label: str) -> str:
    properties = (
        ("from", condition),
        ("label", label),
        ("shouldArchive", "true"),
        ("shouldNeverSpam", "true"),
    )
    lines = (
        f"    <apps:property name='{name}' value={quoteattr(value)}/>\n"
        for name, value in properties
    )
    return (
        "  <entry>\n"
        "    <category term='filter'></category>\n"
        "    <title>Mail Filter</title>\n"
        f"    <id>tag:mail.google.com,2008:filter:{number}</id>\n"
        "    <content></content>\n"
        f"{''.join(lines)}"
        "  </entry>\n"
    )


def _address(listed: Listed) -> str | Why:
    address = mail_address(listed)
    if isinstance(address, Why):
        return address
    is_search = address.startswith(_TURNS_ROUND) or _MEANS_SOMETHING & set(address)
    return Why.FORM if is_search else address


def _domain(listed: Listed) -> str | Why:
    domain = mail_domain(listed)
    return f"@{domain}" if isinstance(domain, str) else domain


_FORMS: Forms = {IdentifierKind.EMAIL: _address, IdentifierKind.EMAIL_DOMAIN: _domain}


def read(text: str) -> Iterator[Found]:
    """Yield the senders of each filter. No DTD is read, so nothing can be expanded or fetched."""
    number = 0
    try:
        for _, element in iterparse(io.StringIO(text), forbid_dtd=True):
            if element.tag == _ENTRY:
                number += 1
                yield from _senders(number, element)
                element.clear()
    except (ParseError, DefusedXmlException):
        yield Found(number + 1, "", Flaw.UNREADABLE)


def _senders(number: int, entry: Element) -> Iterator[Found]:
    conditions = [
        each.get("value", "") for each in entry.iter(_PROPERTY) if each.get("name") == "from"
    ]
    words = [word for each in conditions for word in _BETWEEN_WORDS.split(each)]
    found = [_sender(word) for word in words if word and word not in ("OR", "AND")]
    for each in found or (Flaw.NOTHING,):
        yield Found(number, " ".join(conditions), each)


def _sender(word: str) -> Listed | Flaw:
    if word.startswith("-"):
        return Flaw.ALLOWS
    local, at, domain = word.rpartition("@")
    if host(domain) is None:
        return Flaw.NOTHING
    if not at or local in ("", "*"):
        return Listed(IdentifierKind.EMAIL_DOMAIN, domain)
    return Listed(IdentifierKind.EMAIL, word)
