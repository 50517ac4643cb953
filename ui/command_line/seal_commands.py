"""Commands about sealed incidents: seal, and the part of verify that goes along the chain."""

from core.ids import IncidentId
from core.incidents.chain import ChainFault, Flaw
from core.incidents.sealing import ChainReport
from core.vault.session import Session
from ui.command_line.job import Job
from ui.command_line.streams import ExitStatus
from ui.translate import tr, tr_n


def seal(job: Job) -> ExitStatus:
    """Seal incidents as they are now: all of them, or none."""
    ids = tuple(dict.fromkeys(map(IncidentId, job.options.incidents)))
    with job.unlocked(job.options.vault) as session:
        session.sealing.seal(ids)
    job.output.say(
        tr_n(
            "{n} incident is sealed. It can no longer be changed; a correction can be added.",
            "{n} incidents are sealed. They can no longer be changed; corrections can be added.",
            len(ids),
        ).format(n=len(ids))
    )
    return ExitStatus.OK


def check_chain(job: Job, session: Session) -> ChainReport:
    """Go along the chain of an unlocked vault."""
    return session.sealing.check(job.output.progress(tr("Comparing sealed incidents")))


def tell_chain(job: Job, report: ChainReport) -> ExitStatus:
    """Say whether everything sealed is as it was, entry by entry where it is not."""
    if report.is_whole:
        if report.note_count:
            job.output.say(_whole(report))
        return ExitStatus.OK
    for fault in report.faults:
        job.output.note(_about(fault))
    job.output.note(
        tr(
            "Write nothing more in this vault for now, and copy its whole folder to another disk."
            " Then restore the last backup from before into a new folder and compare. Nothing was"
            " changed."
        )
    )
    return ExitStatus.INTEGRITY_ERROR


def _whole(report: ChainReport) -> str:
    return tr_n(
        "{n} incident, not changed since it was sealed here.",
        "{n} incidents, none changed since they were sealed here.",
        report.note_count,
    ).format(n=report.note_count)


def _about(fault: ChainFault) -> str:
    if fault.flaw is Flaw.END and fault.incident_id is not None:
        sentence = tr("An incident is sealed, but its entry is missing at the end of the chain")
        return f"{sentence} ({fault.incident_id})."
    sentence = {
        Flaw.ORDER: tr("Entry {n}: one before it is missing, or it is in another place"),
        Flaw.LINK: tr("Entry {n} does not follow from the one before: one of them was changed"),
        Flaw.CONTENT: tr("Entry {n}: what the incident says is not what was sealed"),
        Flaw.EXHIBITS: tr("Entry {n}: the files are not those that were sealed"),
        Flaw.END: tr("The chain should end at entry {n} and does not: its end was cut or changed"),
    }[fault.flaw].format(n=fault.number)
    return f"{sentence} ({fault.incident_id})." if fault.incident_id else f"{sentence}."
