"""The content of an incident as JSON: one form for the vault, for drafts, and for the chain.

Canonical: keys sorted, no spaces, UTF-8 without escapes, times as ISO 8601 in UTC. The same content
always gives the same bytes, so a digest over them stands for it.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from core.ids import PersonId
from core.incidents.details import Details, Flag, Harm, Report, Witness
from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.incidents.provenance import Copy, Online, Provenance, Way
from core.moment import Moment

T = TypeVar("T")
_REPORT_DAYS = ("made_on", "next_on")


def content_to_json(content: IncidentContent) -> str:
    """Return the canonical JSON object of a content."""
    data: dict[str, Any] = {
        "text": content.text,
        "occurred": _moment_out(content.occurred),
        "types": content.types,
        "platform": content.platform,
        "people": content.people,
        "details": details_out(content.details),
    }
    if content.provenance:  # left out when empty: older contents keep their digests
        data["provenance"] = [_filled(each) for each in content.provenance]
    return canonical_json(data)


def content_from_json(text: str) -> IncidentContent:
    """Return what `content_to_json` wrote. Raises ValueError for anything else."""
    with _only_value_errors():
        data = json.loads(text)
        return IncidentContent(
            text=_string(data["text"]),
            occurred=_moment_in(data["occurred"]),
            types=tuple(_string(each) for each in data["types"]),
            platform=None if data["platform"] is None else Platform(data["platform"]),
            people=tuple(PersonId(_string(each)) for each in data["people"]),
            # Drafts of the first schema have none.
            details=details_in(data.get("details", {})),
            provenance=tuple(_provenance_in(each) for each in data.get("provenance", ())),
        )


def details_to_json(details: Details) -> str:
    """Return the canonical JSON object of details."""
    return canonical_json(details_out(details))


def details_from_json(text: str) -> Details:
    """Return what `details_to_json` wrote. Raises ValueError for anything else."""
    with _only_value_errors():
        return details_in(json.loads(text))


def provenance_to_json(provenance: Provenance) -> str:
    """Return the canonical JSON object of what is said of one file."""
    return canonical_json(_filled(provenance))


def provenance_from_json(text: str) -> Provenance:
    """Return what `provenance_to_json` wrote. Raises ValueError for anything else."""
    with _only_value_errors():
        return _provenance_in(json.loads(text))


def canonical_json(data: object) -> str:
    """Return plain data as JSON that is always the same for the same data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def details_out(details: Details) -> dict[str, Any]:
    """Return details as plain data; what is empty is left out."""
    return _filled(details)


def details_in(data: dict[str, Any]) -> Details:
    """Return what `details_out` gave. Raises ValueError, TypeError or KeyError otherwise."""
    return Details(**_read(Details, data))


def _provenance_in(data: dict[str, Any]) -> Provenance:
    return Provenance(**_read(Provenance, data))


def _filled(record: Details | Provenance) -> dict[str, Any]:
    found = {field.name: getattr(record, field.name) for field in fields(record)}
    return {name: _plain(value) for name, value in found.items() if value not in (None, "", ())}


def _read(kind: type[Details | Provenance], data: dict[str, Any]) -> dict[str, Any]:
    if data.keys() - {field.name for field in fields(kind)}:
        raise ValueError("a field that this version does not know")
    return {name: _READ.get(name, _string)(value) for name, value in data.items()}


def _plain(value: object) -> object:
    if isinstance(value, Moment):
        return _moment_out(value)
    if isinstance(value, Witness | Report):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return {
            name: part.isoformat() if isinstance(part, date) else part
            for name, part in parts.items()
        }
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _moment_out(moment: Moment | None) -> dict[str, Any] | None:
    if moment is None:
        return None
    instant = moment.instant.astimezone(UTC).replace(tzinfo=None)
    return {
        "instant": f"{instant.isoformat(timespec='seconds')}Z",
        "zone": moment.zone,
        "fold": moment.fold,
        "written": moment.written,
    }


def _moment_in(data: dict[str, Any] | None) -> Moment | None:
    if data is None:
        return None
    if data["fold"] not in (0, 1):
        raise ValueError("fold")
    instant = datetime.fromisoformat(data["instant"])
    if instant.utcoffset() is None:
        raise ValueError("an instant without its zone")
    # Drafts of the first schema have microseconds.
    instant = instant.astimezone(UTC).replace(microsecond=0)
    return Moment(instant, _string(data["zone"]), data["fold"], _string(data["written"]))


@contextmanager
def _only_value_errors() -> Iterator[None]:
    try:
        yield
    except (TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError("not the content of an incident") from error


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a number")
    return value


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(_string(value))


def _report(data: dict[str, Any]) -> Report:
    words: dict[str, Any] = {
        name: _string(value) for name, value in data.items() if name not in _REPORT_DAYS
    }
    days: dict[str, Any] = {name: _day(data.get(name)) for name in _REPORT_DAYS}
    return Report(**days, **words)


def _witness(data: dict[str, Any]) -> Witness:
    return Witness(**{name: _string(value) for name, value in data.items()})


def _all(read: Callable[[Any], T]) -> Callable[[list[Any]], tuple[T, ...]]:
    return lambda values: tuple(read(each) for each in values)


_READ: dict[str, Callable[[Any], Any]] = {
    "ended": _moment_in,
    "discovered": _moment_in,
    "approximate_minutes": _number,
    "fear": _number,
    "flags": _all(Flag),
    "harms": _all(Harm),
    "witnesses": _all(_witness),
    "reports": _all(_report),
    "captured": _moment_in,
    "way": Way,
    "copy": Copy,
    "online": Online,
}
