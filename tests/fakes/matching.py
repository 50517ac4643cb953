"""Which incidents a query hits, said in plain Python."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta

from core.blocklists.normalise import folded, normal_form
from core.blocklists.person import IdentifierContent, IdentifierKind, Person
from core.ids import PersonId
from core.incidents.findable import file_words, has, words
from core.incidents.incident import Incident
from core.incidents.search import Field, IncidentQuery
from tests.fakes.words import hits

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def is_hit(
    incident: Incident,
    query: IncidentQuery,
    people: Mapping[PersonId, Person],
    linked: Collection[Person] = (),
) -> bool:
    """Tell whether a query hits an incident; `linked` are those whom a match linked to it."""
    return (
        query.in_trash == (incident.trashed_at is not None)
        and _is_in_time(incident, query)
        and all(hits(term, _texts(incident)) for term in query.terms)
        and all(
            any(_fits(incident, field, value, people, linked) for value in query.values(field))
            for field in {each.field for each in query.filters} - {Field.AFTER, Field.BEFORE}
        )
    )


def second(incident: Incident) -> int:
    """Return the second since 1970 by which an incident is sorted."""
    occurred = incident.content.occurred
    time = occurred.instant if occurred else incident.recorded_at
    return (time - _EPOCH) // timedelta(seconds=1)


def _texts(incident: Incident) -> tuple[str, ...]:
    return incident.content.text, file_words(incident), words(incident.content.details)


def _is_in_time(incident: Incident, query: IncidentQuery) -> bool:
    first, end = query.first_second(), query.end_second()
    return (first is None or second(incident) >= first) and (end is None or second(incident) < end)


def _fits(
    incident: Incident,
    field: Field,
    value: str,
    people: Mapping[PersonId, Person],
    linked: Collection[Person],
) -> bool:
    content = incident.content
    if field is Field.TYPE:
        return any(code.startswith(value) for code in content.types)
    if field is Field.PLATFORM:
        return content.platform is not None and content.platform.startswith(value)
    if field is Field.FLAG:
        return any(flag.startswith(value) for flag in content.details.flags)
    if field is Field.HAS:
        return value in has(incident)
    if field is Field.TAG:
        return folded(value) in map(folded, incident.tags)
    meant = [*(people[each] for each in content.people), *linked]
    return any(_is_meant(each, value) for each in meant)


def _is_meant(person: Person, value: str) -> bool:
    wanted = folded(value).strip()
    if f" {wanted}" in f" {folded(person.name)}" or wanted == person.id:
        return True
    for each in person.identifiers:
        if folded(each.content.written) == wanted:
            return True
        normal = normal_form(IdentifierContent(IdentifierKind(each.content.kind), value))
        if normal and normal == each.normal:
            return True
    return False
