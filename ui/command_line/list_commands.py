"""Commands about lists from and for other programs: import-list and export-list."""

from collections import Counter

from core.blocklists.exchange.arrivals import Arrival, Comparison, News
from core.blocklists.exchange.gathering import ExportChoice, Gathering, Narrowing
from core.blocklists.exchange.leaving import Export, ExportOptions
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.plan import ByName, ToKnown, ToNew, Whose, plan_of
from core.blocklists.exchange.taking_in import TakenIn, TakingIn, TakingOut
from core.blocklists.exchange.targets import Target
from core.blocklists.person import IdentifierKind
from core.errors import HollyhockError
from core.vault.session import Session
from ui.blocklists.exchange.words import (
    FILTERS,
    filters_of,
    identifiers_words,
    left_out_lines,
    news_filter_word,
    news_words,
    without_lines,
)
from ui.command_line.job import Job
from ui.command_line.streams import ExitStatus
from ui.plain_text import isolated, visible
from ui.translate import tr

_ROWS = 500


def import_list(job: Job) -> ExitStatus:
    """Bring in what is new in a list; say of each row that cannot be taken why not."""
    with job.unlocked(job.options.vault) as session:
        arrivals = _compared(job, session)
        counts = Counter(only for each in arrivals for only in filters_of(each))
        for only in FILTERS[1:]:
            job.output.say(news_filter_word(only, counts[only]))
        for each in arrivals:
            if each.news is News.BAD or each.doubt is not None:
                line = tr("Line {n}").format(n=each.row.line)
                job.output.note(f"{line}: {news_words(each)}")
        if not job.options.dry_run:
            count = _take_in(job, session, arrivals).identifier_count
            job.output.say(tr("{entries} brought in.").format(entries=identifiers_words(count)))
    return ExitStatus.OK


def export_list(job: Job) -> ExitStatus:
    """Write a list for another program; say what is not in it."""
    options = job.options
    with job.unlocked(options.vault) as session:
        narrowing = Narrowing(options.service, options.to_do)
        listed: list[Listed] = []
        gathering = Gathering(_choice(job))
        while not gathering.is_done:
            listed += filter(narrowing.takes, session.lists.gather(gathering))
        wishes = ExportOptions(options.label, with_names=options.names, with_notes=options.notes)
        export = session.lists.export(Target(options.program), listed, wishes)
        if export.carried:
            session.lists.write(export, options.target)
    _tell(job, export)
    return ExitStatus.OK if export.carried else ExitStatus.EXPECTED_ERROR


def _compared(job: Job, session: Session) -> list[Arrival]:
    comparison = Comparison(session.lists.open(job.options.source).reading.rows)
    progress = job.output.progress(tr("Comparing with what is kept"))
    arrivals: list[Arrival] = []
    while comparison.done < comparison.total:
        arrivals += session.lists.compare(comparison, _ROWS)
        progress.report(comparison.done, comparison.total)
    return arrivals


def _take_in(job: Job, session: Session, arrivals: list[Arrival]) -> TakenIn:
    """Take in what is new, all of it or nothing."""
    people = session.lists.people_by_name()
    whose: Whose = ByName(tr("From a list"))
    if job.options.person:
        known = people.get(job.options.person.casefold())
        whose = ToKnown(known) if known else ToNew(job.options.person)
    new = [each.row.listed for each in arrivals if each.news is News.NEW]
    chosen = ((each, whose) for each in new if each is not None)
    taking = TakingIn(plan_of(chosen, people))
    progress = job.output.progress(tr("Bringing in a list"))
    try:
        while not taking.is_done:
            progress.report(taking.done, taking.total)
            session.lists.take_in(taking, _ROWS)
    except (HollyhockError, KeyboardInterrupt):
        taking_out = TakingOut(taking.taken)
        while not taking_out.is_done:
            session.lists.take_out(taking_out, _ROWS)
        raise
    return taking.taken


def _choice(job: Job) -> ExportChoice:
    kinds = frozenset(map(IdentifierKind, job.options.kinds)) or frozenset(IdentifierKind)
    return ExportChoice(group=job.options.group, kinds=kinds)


def _tell(job: Job, export: Export) -> None:
    if export.carried:
        words = tr("{entries} in the file “{path}”.")
        path = isolated(str(job.options.target))
        job.output.say(words.format(entries=identifiers_words(export.carried), path=path))
        job.output.say(tr("Delete the file once it is loaded there: whoever finds it can read it."))
    else:
        job.output.note(tr("Nothing that was chosen can go into this file. None was written."))
    for line in (*left_out_lines(export.left_out), *without_lines(export.without)):
        job.output.note(visible(tr("Not in it: {what}").format(what=line)))
