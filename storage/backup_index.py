"""The page `index.html` of a portable backup: every note, readable in any browser.

Everything in it that somebody wrote is escaped and kept apart in its direction; nothing is linked,
so that no click opens a file that was sent to do harm. It has no scripts and loads nothing.
"""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from core.errors import DatabaseDamaged, UnknownRecord
from core.ids import IncidentId
from core.incidents.content_json import details_out
from core.incidents.incident import Incident
from core.moment import Moment
from storage.backup_format import original_member
from storage.database import Database
from storage.incident_store import SqlIncidentStore

_START = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Notes</title>
<style>
body {{ font: 16px/1.5 sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; }}
article {{ border-top: 1px solid #8a9298; padding: 1em 0; }}
h2 {{ font-size: 1.1em; margin: 0; }}
p {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
dt {{ color: #55626a; }} dd {{ margin: 0 0 .5em 1em; overflow-wrap: anywhere; }}
</style></head><body>
<h1>Notes</h1>
<p>A copy made on {made_at}. {count} notes, in the order in which they are kept. The files that are
named below are in the folder “originals”. They are as they were received: open one only where it
can do no harm. People, lists and all else are in “everything.json” and “database.sqlite”.</p>
"""
_END = "</body></html>\n"
_IN_ITS_PLACE = "\ufffd"
_NOT_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def index_page(database: Database, made_at: datetime, titles: Mapping[str, str]) -> Iterator[bytes]:
    """Go through the page, the same each time. `titles` names types. Raises DatabaseDamaged."""
    store = SqlIncidentStore(database)
    count = store.count_all()
    yield _START.format(made_at=f"{made_at:%Y-%m-%d %H:%M} UTC", count=count).encode()
    for (incident_id,) in database.each_row("SELECT id FROM incident ORDER BY position"):
        try:
            incident = store.get(IncidentId(incident_id))
        except UnknownRecord as error:
            raise DatabaseDamaged from error
        yield "".join(_article(incident, titles)).encode()
    yield _END.encode()


def _article(incident: Incident, titles: Mapping[str, str]) -> Iterator[str]:
    content = incident.content
    when = _when(content.occurred) or f"{incident.recorded_at:%Y-%m-%d %H:%M} UTC (written down)"
    yield f"<article><h2>{_safe(when)}</h2>\n"
    kinds = ", ".join(titles.get(code, code) for code in content.types)
    if kinds or content.platform:
        yield f"<p>{_safe(' · '.join(filter(None, (kinds, str(content.platform or '')))))}</p>\n"
    yield f"<p>{_safe(content.text)}</p>\n<dl>"
    for name, value in sorted(details_out(content.details).items()):
        yield f"<dt>{_safe(name.replace('_', ' '))}</dt><dd>{_safe(_plain(value))}</dd>"
    for exhibit in incident.exhibits:
        evidence = exhibit.evidence
        where = original_member(exhibit.number, evidence.name)
        yield (
            f"<dt>file {exhibit.number}</dt><dd>{_safe(where)}<br>{evidence.size_bytes} bytes,"
            f" SHA-256 {evidence.sha256}</dd>"
        )
    yield "</dl></article>\n"


def _when(moment: Moment | None) -> str:
    return "" if moment is None else f"{moment.local():%Y-%m-%d %H:%M} {moment.zone}"


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_plain(each)}" for name, each in value.items() if each)
    if isinstance(value, list | tuple):
        return " · ".join(_plain(each) for each in value)
    return str(value)


def _safe(text: str) -> str:
    """Return text that is nothing but text, and whose direction changes nothing around it."""
    return f"<bdi>{html.escape(_NOT_SHOWN.sub(_IN_ITS_PLACE, text))}</bdi>"
