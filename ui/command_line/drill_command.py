"""The command drill: a backup is restored on trial and compared."""

from core.backups.drive import BackupPart, Drilled, Flaw
from ui.command_line.job import Job
from ui.command_line.output import exhibits_text, incidents_text
from ui.command_line.streams import ExitStatus
from ui.plain_text import isolated
from ui.translate import tr


def drill(job: Job) -> ExitStatus:
    """Restore a backup into a vault on trial, compare everything, remove it again."""
    credential = job.passphrases.credential()
    is_drive = job.is_folder(job.options.source)
    ask = job.options.separate_passphrase
    opens_file = credential if is_drive else job.passphrases.of_backup_or(credential, ask=ask)
    with job.unlocked(job.options.vault, credential) as session:
        with job.watched(tr("Restoring on trial")) as progress:
            if is_drive:
                drilled = session.backups.drill_drive(job.options.source, progress)
            else:
                drilled = session.backups.drill_file(job.options.source, opens_file, progress)
        if drilled.is_proven:
            session.backups.remember_proof(drilled)
    return _tell(job, drilled)


def _tell(job: Job, drilled: Drilled) -> ExitStatus:
    job.output.event(
        "drilled",
        is_proven=drilled.is_proven,
        made_at=drilled.made_at.isoformat(),
        incidents=drilled.incident_count,
        exhibits=drilled.exhibit_count,
        flaws=[{"part": each.part.value, "name": each.name} for each in drilled.flaws],
    )
    for flaw in drilled.flaws:
        job.output.note(_flaw_text(flaw))
    if not drilled.is_proven:
        job.output.note(tr("Everything else came back. Make a new backup; nothing was changed."))
        return ExitStatus.INTEGRITY_ERROR
    job.output.say(
        tr(
            "Restored on trial and compared, record by record and byte by byte: {incidents},"
            " {exhibits}, made on {time} UTC. The trial was removed."
        ).format(
            incidents=incidents_text(drilled.incident_count),
            exhibits=exhibits_text(drilled.exhibit_count),
            time=f"{drilled.made_at:%Y-%m-%d %H:%M}",
        )
    )
    return ExitStatus.OK


def _flaw_text(flaw: Flaw) -> str:
    if flaw.part is BackupPart.ORIGINAL:
        sentence = tr("The file “{name}” did not come back as it was.")
    else:
        sentence = tr("The records in “{name}” did not come back as they were.")
    return sentence.format(name=isolated(flaw.name))
