"""Unsaved text as JSON: a draft may be anything, so it fits no table made for what is checked."""

import json
from typing import Any

from core.errors import DatabaseDamaged
from core.ids import PersonId
from core.incidents.incident import IncidentContent
from core.incidents.platform import Platform
from core.moment import Moment
from storage.time_text import time_from_text, time_to_text


def content_to_json(content: IncidentContent) -> str:
    """Return a JSON object with the fields of IncidentContent."""
    moment = content.occurred
    return json.dumps(
        {
            "text": content.text,
            "occurred": moment
            and {
                "instant": time_to_text(moment.instant),
                "zone": moment.zone,
                "fold": moment.fold,
                "written": moment.written,
            },
            "types": content.types,
            "platform": content.platform,
            "people": content.people,
        },
        ensure_ascii=False,
    )


def content_from_json(text: str) -> IncidentContent:
    """Return what `content_to_json` wrote. Raises DatabaseDamaged for anything else."""
    try:
        return _content(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DatabaseDamaged from error


def _content(data: dict[str, Any]) -> IncidentContent:
    return IncidentContent(
        text=_string(data["text"]),
        occurred=None if data["occurred"] is None else _moment(data["occurred"]),
        types=tuple(_string(each) for each in data["types"]),
        platform=None if data["platform"] is None else Platform(data["platform"]),
        people=tuple(PersonId(_string(each)) for each in data["people"]),
    )


def _moment(data: dict[str, Any]) -> Moment:
    if data["fold"] not in (0, 1):
        raise ValueError("fold")
    return Moment(
        time_from_text(data["instant"]),
        _string(data["zone"]),
        data["fold"],
        _string(data["written"]),
    )


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value
