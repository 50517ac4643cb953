"""What a typed search means in this journal: filters whose value cannot be are words."""

from collections.abc import Sequence
from dataclasses import replace

from core.incidents.details import Flag
from core.incidents.incident_type import IncidentType
from core.incidents.platform import Platform
from core.incidents.search import Field, Filter, IncidentQuery, SearchTerm, parse_query


def understand(typed: str, types: Sequence[IncidentType]) -> IncidentQuery:
    """Return `parse_query` of what was typed, with values as they are stored.

    A type, place or flag may be given by the beginning of its code, in capitals or not; one that
    there is not is looked for as words.
    """
    query = parse_query(typed)
    known = {
        Field.TYPE: [each.code for each in types],
        Field.PLATFORM: [str(each) for each in Platform],
        Field.FLAG: [str(each) for each in Flag],
    }
    filters: list[Filter] = []
    terms = list(query.terms)
    for each in query.filters:
        if each.field not in known:
            filters.append(each)
        elif values := _stored(each.value.casefold(), known[each.field]):
            filters += [Filter(each.field, value) for value in values]
        else:
            terms.append(SearchTerm(f"{each.field}:{each.value}", is_exact=" " in each.value))
    return replace(query, terms=tuple(terms), filters=tuple(dict.fromkeys(filters)))


def _stored(value: str, codes: Sequence[str]) -> list[str]:
    if value in codes:
        return [value]
    return [code for code in codes if code.startswith(value)]
