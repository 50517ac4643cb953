"""Commands about incidents and their files: add, list, export."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.errors import InvalidField, Problem, UnknownRecord
from core.ids import ExhibitId
from core.incidents.evidence import Exhibit, FileSource
from core.incidents.incident import IncidentContent, IncidentRow
from core.incidents.platform import Platform
from core.incidents.search import parse_query
from core.moment import Moment, is_ambiguous, moment_from_local
from core.vault.session import Session
from ui.command_line.job import Job
from ui.command_line.output import incident_as_json, incident_as_lines
from ui.command_line.streams import ExitStatus
from ui.plain_text import visible
from ui.translate import tr

_ROWS_A_PAGE = 200


def add(job: Job) -> ExitStatus:
    """Write down an incident with its files, and print its id."""
    options = job.options
    with job.unlocked(options.vault) as session:
        text = job.passphrases.rest_of_stdin() if options.text is None else options.text
        content = IncidentContent(
            text=text,
            occurred=_moment(job, session),
            types=tuple(dict.fromkeys(options.types)),
            platform=options.platform and Platform(options.platform),
        )
        content.check()  # before large files are read and sealed
        sources = [FileSource(path) for path in options.attach]
        sealed = [session.journal.seal(each, job.output.progress(each.name)) for each in sources]
        incident = session.journal.record(content, sealed).value
    job.output.say(incident.id)
    return ExitStatus.OK


def _moment(job: Job, session: Session) -> Moment | None:
    if job.options.occurred is None:
        return None
    time, written = job.options.occurred
    zone = job.options.zone or session.clock.zone()
    if time.tzinfo is not None:
        return replace(_moment_of_instant(time, zone), written=written)
    moment = moment_from_local(time, zone, written=written)
    if is_ambiguous(time, zone):
        job.output.note(
            tr(
                "The clocks showed this time twice that night; the first is kept. To mean the"
                " second, write the offset from UTC after the time."
            )
        )
    return moment


def _moment_of_instant(time: datetime, zone: str) -> Moment:
    try:
        local = time.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        raise InvalidField("zone", Problem.UNKNOWN) from None
    return moment_from_local(local.replace(tzinfo=None), zone, fold=local.fold)


def list_incidents(job: Job) -> ExitStatus:
    """Print incidents, newest first."""
    with job.unlocked(job.options.vault) as session:
        journal = session.journal
        rows = islice(_rows(session, job.options.search), job.options.limit)
        if job.options.json:
            incidents = (journal.incident(row.id) for row in rows)
            job.output.json_rows("incidents", map(incident_as_json, incidents))
            return ExitStatus.OK
        titles = {each.code: each.title for each in journal.types}
        for row in rows:
            for line in incident_as_lines(row, journal.incident(row.id), titles):
                job.output.say(line)
            job.output.say()
    return ExitStatus.OK


def _rows(session: Session, search: str) -> Iterator[IncidentRow]:
    query, below = parse_query(search), None
    while page := session.journal.page(query, below=below, limit=_ROWS_A_PAGE):
        yield from page
        below = page[-1].position


def export(job: Job) -> ExitStatus:
    """Write a copy of an original, and print its digest as sha256sum does."""
    target = job.options.target
    with job.unlocked(job.options.vault) as session:
        exhibit = _exhibit(session, job.options.exhibit)
        progress = job.output.progress(exhibit.evidence.name)
        session.journal.copy_out(exhibit, target, progress)
        session.journal.note_copied(exhibit.id)
    job.output.say(f"{exhibit.evidence.sha256}  {visible(str(target))}")
    return ExitStatus.OK


def _exhibit(session: Session, typed: str) -> Exhibit:
    """Find an exhibit by its number, or by its id of 32 digits. Raises UnknownRecord."""
    if len(typed) == 32:
        return session.journal.exhibit(ExhibitId(typed))
    for exhibit in session.journal.exhibits():
        if str(exhibit.number) == typed:
            return exhibit
    raise UnknownRecord(typed)
