"""What came of a check, in words: only what the app can know, never a proof or an accusation."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from core.ids import IncidentId
from core.incidents.chain import ChainFault, Flaw
from core.incidents.printed_seal import PrintedSeal, Slip, Verdict
from core.incidents.sealing import ChainReport
from ui.error_messages import Message
from ui.journal.sealing.chain_checker import NamedFault
from ui.journal.words import date_words, excerpt_words, moment_words, time_words
from ui.plain_text import isolated
from ui.shared.days import full_day
from ui.translate import tr, tr_n

_SHOWN_EXCERPT = 80


def instant_words(instant: datetime, zone: str) -> str:
    """Return date and time of an aware instant in `zone`."""
    local = instant.astimezone(ZoneInfo(zone))
    return tr("{date}, {time}").format(date=date_words(local), time=time_words(local))


def whole_words(report: ChainReport) -> Message:
    """Return what to say when no flaw was found."""
    if not report.head.count:
        return Message(
            tr("Nothing is sealed yet."), tr("A note can be sealed from its own page, at the foot.")
        )
    number = QLocale().toString(report.note_count)
    what = tr_n(
        "{n} note, not changed since it was sealed here.",
        "{n} notes, none changed since they were sealed here.",
        report.note_count,
    ).format(n=number)
    if not report.deleted_count:
        return Message(what, "")
    return Message(
        what,
        tr_n(
            "{n} of them was deleted for good since, so there is nothing left of it to compare.",
            "{n} of them were deleted for good since, so there is nothing left of them to compare.",
            report.deleted_count,
        ).format(n=QLocale().toString(report.deleted_count)),
    )


def broken_words(report: ChainReport) -> Message:
    """Return what to say when flaws were found, and what to do."""
    return Message(
        tr_n(
            "Something sealed here is not as it was: {n} place does not fit.",
            "Something sealed here is not as it was: {n} places do not fit.",
            len(report.faults),
        ).format(n=QLocale().toString(len(report.faults))),
        tr(
            "Please write nothing more in this vault for now. Copy its whole folder to another"
            " disk as it is. Then restore the last backup from before into a new folder, and"
            " compare the two; somebody you trust with computers can help. It may be a failing"
            " disk, or somebody changed the vault: the app cannot tell which."
        ),
    )


def fault_lines(named: Sequence[NamedFault], zone: str) -> Iterator[str]:
    """Yield a line for each entry with flaws: which note it is, and what is wrong with it."""
    for _note, together in groupby(named, key=_of_one_entry):
        faults = tuple(together)
        flaws = " ".join(_flaw_words(each.fault) for each in faults)
        if faults[0].fault.incident_id is None:
            yield flaws
        else:
            yield tr("{note}: {flaws}").format(note=_note_words(faults[0], zone), flaws=flaws)


def _of_one_entry(named: NamedFault) -> tuple[int, IncidentId | None]:
    return named.fault.number, named.fault.incident_id


def _note_words(named: NamedFault, zone: str) -> str:
    if named.recorded_at is None:
        return tr("Entry {number}, a note that is gone").format(number=named.fault.number)
    when = (
        moment_words(named.occurred, zone)
        if named.occurred
        else instant_words(named.recorded_at, zone)
    )
    excerpt = excerpt_words(named.excerpt)
    if len(excerpt) > _SHOWN_EXCERPT:
        excerpt = f"{excerpt[:_SHOWN_EXCERPT]}…"
    if named.fault.flaw is Flaw.END:  # the note that has no entry
        return tr("“{excerpt}”, {when}").format(excerpt=isolated(excerpt), when=when)
    return tr("Entry {number}, “{excerpt}”, {when}").format(
        number=named.fault.number, excerpt=isolated(excerpt), when=when
    )


def _flaw_words(fault: ChainFault) -> str:
    if fault.flaw is Flaw.END and fault.incident_id is not None:
        return tr("It is sealed, but its entry at the end of the chain is missing.")
    return {
        Flaw.ORDER: tr("An entry is missing before it, stands twice, or is in another place."),
        Flaw.LINK: tr("It does not follow from the entry before: one of the two was changed."),
        Flaw.CONTENT: tr("What the note says is not what was sealed."),
        Flaw.EXHIBITS: tr("Its files are not those that were sealed with it."),
        Flaw.END: tr(
            "The chain of sealed notes ends at another place than it should: the last entries are"
            " missing, or some were added by another way."
        ),
    }[fault.flaw]


def verdict_words(seal: PrintedSeal, verdict: Verdict) -> Message:
    """Return what a printed seal says about the journal."""
    count, day = QLocale().toString(seal.head.count), full_day(seal.day)
    if verdict is Verdict.FITS:
        what = tr_n(
            "It fits: the {n} entry that the journal held on {day} is still there, unchanged.",
            "It fits: the {n} entries that the journal held on {day} are still there, unchanged.",
            seal.head.count,
        )
        return Message(
            what.format(n=count, day=day),
            tr("The day is the one on the paper. Who signed it can say that it is right."),
        )
    what, why = {
        Verdict.CHANGED: (
            tr("The paper belongs to this journal, but something it covers was changed since."),
            tr("What does not fit is listed here."),
        ),
        Verdict.ENDS_BEFORE: (
            tr("It does not fit: the paper tells of {n} entries, and this journal has fewer."),
            tr(
                "This may be an older copy of the journal, such as a restored backup, or another"
                " journal; or entries were taken away."
            ),
        ),
        Verdict.OTHER: (
            tr("It does not fit: entry {n} of this journal is another one than on the paper."),
            tr("The paper may belong to another journal; or this one was rewritten since {day}."),
        ),
    }[verdict]
    return Message(what.format(n=count), why.format(day=day))


def slip_words(slip: Slip) -> Message:
    """Return why a typed seal cannot be read."""
    what = {
        Slip.NOT_A_SEAL: tr("This does not begin as a printed seal does."),
        Slip.TOO_SHORT: tr("Something is still missing at the end."),
        Slip.CHECK: tr("A letter or a number was mistyped."),
    }[slip]
    return Message(
        what,
        tr(
            "Compare it with the paper, group by group, from SEAL1 to the last group. Spaces and"
            " line breaks make no difference. This says nothing about the journal yet."
        ),
    )
