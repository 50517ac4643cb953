"""Thunderbird's message filters: lines for the end of a `msgFilterRules.dat`.

Written to be read by nsMsgFilterList.cpp (comm-central, mailnews/search/src): `version` may stand
anywhere, so the lines are right as a file of their own and at the end of one that is there.
Mails are tagged ("Later") and marked as read; no folder has to be there, and nothing is moved away.
"""

import re
from collections.abc import Iterable, Iterator

from core.blocklists.exchange.forms import mail_address, mail_domain
from core.blocklists.exchange.leaving import Export, ExportOptions, Forms, gather
from core.blocklists.exchange.listed import Listed, one_line
from core.blocklists.exchange.reading import Flaw, Found, lines_of
from core.blocklists.exchange.why import Why
from core.blocklists.forms.domain import host
from core.blocklists.person import IdentifierKind

TERMS_IN_A_RULE = 200
"""More make the window in which rules are edited unusable."""

_MEANS_SOMETHING = frozenset('"\\(),')
_INBOX_AND_BY_HAND = 17
_TAG_LATER = "$label5"
_TERM = re.compile(r'\(([^,()]*),([^,]*),((?:"[^"]*"|[^")])*)\)')


def write(listed: Iterable[Listed], options: ExportOptions) -> Export:
    """Return lines to be added to `msgFilterRules.dat`."""
    gathered = gather(listed, _FORMS)
    terms = gathered.values()
    name = one_line(options.label).replace("\\", "").replace('"', "'")
    rules = (
        _rule(f"{name} {number}", terms[start : start + TERMS_IN_A_RULE])
        for number, start in enumerate(range(0, len(terms), TERMS_IN_A_RULE), 1)
    )
    return gathered.export("".join(('version="9"\n', *rules)), options, ())


def _rule(name: str, terms: list[str]) -> str:
    condition = " ".join(f"OR ({term})" for term in terms)
    return (
        f'name="{name}"\n'
        'enabled="yes"\n'
        f'type="{_INBOX_AND_BY_HAND}"\n'
        'action="AddTag"\n'
        f'actionValue="{_TAG_LATER}"\n'
        'action="Mark read"\n'
        f'condition="{condition}"\n'
    )


def _address(listed: Listed) -> str | Why:
    address = mail_address(listed)
    if isinstance(address, Why):
        return address
    return Why.FORM if _MEANS_SOMETHING & set(address) else f"from,is,{address}"


def _domain(listed: Listed) -> str | Why:
    domain = mail_domain(listed)
    return f"from,ends with,@{domain}" if isinstance(domain, str) else domain


_FORMS: Forms = {IdentifierKind.EMAIL: _address, IdentifierKind.EMAIL_DOMAIN: _domain}


def read(text: str) -> Iterator[Found]:
    """Yield the senders of each rule; a rule about something else is one row that says so."""
    for line, source in lines_of(text):
        attribute, _, value = source.partition("=")
        if attribute.strip().lower() == "condition":
            found = list(_senders(_unquoted(value.strip())))
            for each in found or (Flaw.NOTHING,):
                yield Found(line, source, each)


def _unquoted(value: str) -> str:
    r"""As nsMsgFilterList::LoadValue: `\"` is a quote, `\\` one backslash."""
    return re.sub(r'\\(["\\])', r"\1", value.removeprefix('"').removesuffix('"'))


def _senders(condition: str) -> Iterator[Listed | Flaw]:
    for found in _TERM.finditer(condition):
        attribute, operator, value = (each.strip() for each in found.groups())
        if attribute in ("from", "from to cc or bcc", "all addresses"):
            yield _sender(operator, value.strip('"'))


def _sender(operator: str, value: str) -> Listed | Flaw:
    if operator in ("isn't", "doesn't contain"):
        return Flaw.ALLOWS
    local, at, domain = value.rpartition("@")
    if host(domain) is None:
        return Flaw.PATTERN
    if local and operator in ("is", "contains", "begins with", "ends with"):
        return Listed(IdentifierKind.EMAIL, value)
    return Listed(IdentifierKind.EMAIL_DOMAIN, domain) if at and not local else Flaw.PATTERN
