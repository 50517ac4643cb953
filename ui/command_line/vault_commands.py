"""Commands about a vault as a whole: create, info, verify."""

from dataclasses import asdict

from core.incidents.evidence import EvidenceReport, Exhibit
from core.vault.ports import FolderState
from ui.command_line.backup_commands import verify_backup
from ui.command_line.drive_commands import verify_drive
from ui.command_line.job import Job
from ui.command_line.output import exhibits_text, incidents_text
from ui.command_line.seal_commands import check_chain, tell_chain
from ui.command_line.streams import ExitStatus
from ui.plain_text import isolated
from ui.translate import tr


def create(job: Job) -> ExitStatus:
    """Make a vault and print its recovery words, this once."""
    new = job.vaults.create(job.options.vault, job.passphrases.new())
    new.session.lock()
    job.output.new_vault(job.options.vault, new.words)
    return ExitStatus.OK


def info(job: Job) -> ExitStatus:
    """Print facts about a vault."""
    with job.unlocked(job.options.vault) as session:
        found = session.info()
    facts = asdict(found) | {"created_at": found.created_at.isoformat(timespec="seconds")}
    if job.options.json:
        job.output.json(facts)
        return ExitStatus.OK
    labels = {
        "vault_id": tr("vault"),
        "format_version": tr("format"),
        "schema_version": tr("schema"),
        "generation": tr("changes so far"),
        "created_at": tr("made at"),
        "incident_count": tr("incidents"),
        "exhibit_count": tr("exhibits"),
        "person_count": tr("people"),
    }
    for name, label in labels.items():
        job.output.say(f"{label}: {facts[name]}")
    return ExitStatus.OK


def verify(job: Job) -> ExitStatus:
    """Read a vault or a backup to its end and say whether it is whole."""
    if not job.is_folder(job.options.place):
        return verify_backup(job)
    with job.watched(tr("Looking at the folder")):
        is_vault = job.vaults.look_at(job.options.place) is FolderState.VAULT
    if not is_vault:
        return verify_drive(job)
    with job.unlocked(job.options.place) as session:
        with job.watched(tr("Reading the vault")) as progress:
            session.check_database()
            exhibits = tuple(session.journal.exhibits())
            report = session.journal.verify_evidence(exhibits, progress)
        chain = check_chain(job, session)
        incident_count = session.info().incident_count
    told = tell_chain(job, chain)
    job.output.event(
        "verified",
        is_whole=report.is_whole and chain.is_whole,
        incidents=incident_count,
        exhibits=report.checked,
        damaged=[each.number for each in report.damaged],
        missing=[each.number for each in report.missing],
    )
    if not report.is_whole:
        return _tell_damage(job, report)
    if not chain.is_whole:
        return told
    job.output.say(
        tr("The vault is whole: {incidents}, {exhibits}.").format(
            incidents=incidents_text(incident_count), exhibits=exhibits_text(report.checked)
        )
    )
    return ExitStatus.OK


def _tell_damage(job: Job, report: EvidenceReport) -> ExitStatus:
    for exhibit in report.damaged:
        job.output.note(
            _about(exhibit, tr("Exhibit {number}, “{name}”, is no longer as it was stored."))
        )
    for exhibit in report.missing:
        job.output.note(
            _about(exhibit, tr("Exhibit {number}, “{name}”, is missing from the vault's folder."))
        )
    job.output.note(
        tr("Everything else can be read. A backup may still hold these files; nothing was changed.")
    )
    return ExitStatus.INTEGRITY_ERROR


def _about(exhibit: Exhibit, sentence: str) -> str:
    return sentence.format(number=exhibit.number, name=isolated(exhibit.evidence.name))
