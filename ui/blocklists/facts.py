"""What the vault's side works out about identifiers on a page. Made on the vault thread."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from core.blocklists.doubt import Doubt, doubt_of
from core.blocklists.forms.domain import domain_forms
from core.blocklists.forms.handle import account
from core.blocklists.forms.website import page
from core.blocklists.normalise import home_service, keys_met, normal_form
from core.blocklists.person import IdentifierContent, IdentifierKind, PersonRow
from core.blocklists.queries import IdentifierQuery, IdentifierRow
from core.ids import IdentifierId, PersonId
from core.vault.session import Session

_MOST = 5_000
"""Of the identifiers of one person: of so many it is told what is known of them."""
_AT_ONCE = 200
"""In one query: so that the vault thread stays free."""


@dataclass(frozen=True, slots=True)
class IdentifierFacts:
    """What is known of one identifier beyond what was written."""

    others: tuple[PersonRow, ...] = ()
    """Who else has it."""
    service: str = ""
    """Where one would block it."""
    forms: tuple[str, ...] = ()
    """Other ways to write it: a domain as programs and as people know it, a number with its
    country, the handle of a profile's address."""
    doubt: Doubt | None = None
    """Why it may be mistyped."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of everything on a person's page."""

    by_content: Mapping[IdentifierContent, IdentifierFacts] = field(default_factory=dict)
    region: str = ""
    """Where numbers without a country code are from; empty while it was not said."""
    rows: Mapping[IdentifierId, IdentifierRow] = field(default_factory=dict)
    """What was done last about those that the vault has, at their own service."""
    waiting: tuple[IdentifierContent, ...] = ()
    """Those of which nothing was worked out yet."""


def ask_facts(
    contents: Sequence[IdentifierContent], besides: PersonId | None
) -> Callable[[Session], PageFacts]:
    """Return a query for the first facts of a page; `ask_more` for the rest."""
    return partial(_first_facts, tuple(contents[:_MOST]), besides)


def ask_more(facts: PageFacts, besides: PersonId | None) -> Callable[[Session], PageFacts]:
    """Return a query for the facts of those that wait."""
    return partial(_more_facts, facts, besides)


def _first_facts(
    contents: tuple[IdentifierContent, ...], besides: PersonId | None, session: Session
) -> PageFacts:
    nothing = PageFacts({}, session.blocklist.region(), _rows(besides, session), contents)
    return _more_facts(nothing, besides, session)


def _more_facts(facts: PageFacts, besides: PersonId | None, session: Session) -> PageFacts:
    region, now = facts.region, facts.waiting[:_AT_ONCE]
    having = session.blocklist.having([keys_met(each, region) for each in now])
    more = {
        content: IdentifierFacts(
            others=tuple(row for row in others if row.id != besides),
            service=home_service(content),
            forms=other_forms(content, region),
            doubt=doubt_of(content, region),
        )
        for content, others in zip(now, having, strict=True)
    }
    return replace(facts, by_content={**facts.by_content, **more}, waiting=facts.waiting[_AT_ONCE:])


def _rows(person_id: PersonId | None, session: Session) -> Mapping[IdentifierId, IdentifierRow]:
    if person_id is None:
        return {}
    query = IdentifierQuery(person_id=person_id, with_own_circle=True)
    rows = session.blocklist.identifiers(query, limit=_MOST)
    return {each.identifier.id: each for each in rows}


def other_forms(content: IdentifierContent, region: str) -> tuple[str, ...]:
    """Return other ways to write an identifier that are worth showing."""
    written = content.written.strip()
    match content.kind:
        case IdentifierKind.EMAIL:
            found = _domain_forms(written.rpartition("@")[2].rstrip("> "))
        case IdentifierKind.EMAIL_DOMAIN:
            found = _domain_forms(written)
        case IdentifierKind.WEBSITE:
            found = _domain_forms(page(written).host)
        case IdentifierKind.PHONE:
            normal = normal_form(content, region)
            digits = "".join(each for each in written if each.isdigit() or each == "+")
            found = (normal,) if normal.startswith("+") and normal != digits else ()
        case IdentifierKind.HANDLE:
            handle = account(written, content.platform, content.account_id).handle
            found = (f"@{handle}",) if "/" in written and handle else ()
        case _:
            found = ()
    return tuple(each for each in found if each and each != written)


def _domain_forms(domain: str) -> tuple[str, ...]:
    """Return both forms when they differ: the one that is not what people read is a warning."""
    forms = domain_forms(domain)
    return (forms.unicode, forms.ascii) if forms.ascii != forms.unicode else ()
