"""Commands about backup drives: backup --drive, verify and restore of a drive."""

from contextlib import closing
from dataclasses import asdict

from core.backups.drive import BackupPart, DriveState, Flaw
from core.backups.ports import Drive, Restored, RestoreOrder
from core.backups.retention import Pruning
from core.ids import IncidentId
from core.vault.credentials import Passphrase, Typed
from core.vault.session import Session
from ui.command_line.drive_progress import DriveWork
from ui.command_line.job import Job
from ui.command_line.output import exhibits_text, incidents_text
from ui.command_line.streams import ExitStatus
from ui.plain_text import isolated
from ui.rest_words import rest_words
from ui.translate import tr, tr_n


def back_up_to_drive(job: Job) -> ExitStatus:
    """Copy what is new to a drive, and say which old states can go."""
    with job.unlocked(job.options.vault) as session:
        title, work = tr("Copying and reading back"), DriveWork(goes_on_later=True)
        with job.watched(title, work) as progress, closing(session.backups.snapshot()) as snapshot:
            drive = session.backups.open_drive(job.options.drive)
            written = drive.write(snapshot, progress, recheck=job.options.recheck)
        session.backups.remember_on_drive(written)
        job.output.event("written", **_facts(written.state), copied_bytes=written.copied_bytes)
        job.output.say(_state_text(written.state))
        for name in written.unreadable:
            job.output.note(
                tr("“{name}” cannot be read in the vault, so it is not in this backup.").format(
                    name=isolated(name)
                )
            )
        _prune(job, session, drive)
    job.output.say(tr("Everything is on the drive and was read back. It can be unplugged."))
    return ExitStatus.INTEGRITY_ERROR if written.unreadable else ExitStatus.OK


def _prune(job: Job, session: Session, drive: Drive) -> None:
    choices = session.backups.standing().choices
    plan = session.backups.plan_pruning(drive.states(), choices)
    if not plan.goners:
        return
    freed = drive.freed_bytes(plan.goners)
    if job.options.prune:
        with job.watched(tr("Removing old states"), DriveWork(has_speed=False)) as progress:
            drive.prune(plan.goners, progress)
    _tell_pruning(job, plan, freed)


def _tell_pruning(job: Job, plan: Pruning, freed_bytes: int) -> None:
    is_done = job.options.prune
    names = [each.name for each in plan.goners]
    job.output.event("removed" if is_done else "can_go", states=names, freed_bytes=freed_bytes)
    sentence = (
        tr_n("{n} old state was removed:", "{n} old states were removed:", len(names))
        if is_done
        else tr_n(
            "{n} old state can go (--prune removes it):",
            "{n} old states can go (--prune removes them):",
            len(names),
        )
    )
    job.output.say(sentence.format(n=len(names)))
    for name in names:
        job.output.say(f"    {name}")


def verify_drive(job: Job) -> ExitStatus:
    """Read all of a drive and name what is not as it was written."""
    place, credential = job.options.place, job.passphrases.credential()
    title = tr("Reading the drive")
    with job.watched(title) as progress, closing(job.vaults.open_drive(place, credential)) as drive:
        report = drive.verify(progress)
    for state in report.states:
        job.output.event("state", **_facts(state))
        job.output.say(_state_text(state))
    for flaw in report.flaws:
        job.output.note(_flaw_text(flaw))
    job.output.event(
        "verified",
        is_whole=report.is_whole,
        read_bytes=report.read_bytes,
        flaws=[
            {"part": each.part.value, "name": each.name, "is_missing": each.is_missing}
            for each in report.flaws
        ],
    )
    if not report.is_whole:
        job.output.note(
            tr(
                "Everything else is whole. To write anew what is damaged, back up with --recheck;"
                " nothing was changed."
            )
        )
        return ExitStatus.INTEGRITY_ERROR
    job.output.say(tr("The drive is whole: all of it was read and is as it was written."))
    return ExitStatus.OK


def restore_from_drive(job: Job) -> ExitStatus:
    """Make a new vault from a state on a drive, and print its recovery words, this once."""
    options = job.options
    credential = job.passphrases.credential()
    with job.watched(tr("Opening the drive")):
        opened = job.vaults.open_drive(options.source, credential)
    with closing(opened) as drive:
        new = new_passphrase(job, credential)
        order = RestoreOrder(options.vault, new, options.state, chosen_incidents(job))
        with job.watched(tr("Restoring")) as progress:
            restored = job.vaults.restore_from_drive(drive, order, progress)
    return tell_restored(job, restored)


def chosen_incidents(job: Job) -> frozenset[IncidentId] | None:
    """Return the only incidents that are wanted; None: all of them."""
    chosen = job.options.incident
    return None if chosen is None else frozenset(map(IncidentId, chosen))


def new_passphrase(job: Job, credential: Typed) -> str:
    """Take the one of that time unless another is wanted, or only the words are known."""
    if isinstance(credential, Passphrase):
        return job.passphrases.new_or(credential.text, ask=job.options.new_passphrase)
    return job.passphrases.new()


def tell_restored(job: Job, restored: Restored) -> ExitStatus:
    """Say what came back, name what is lost, and print the recovery words of the new vault."""
    if restored.rest is not None:
        job.output.event("rest", **asdict(restored.rest))
        job.output.note(rest_words(restored.rest))
        job.output.new_vault(job.options.vault, restored.words)
        return ExitStatus.INTEGRITY_ERROR if restored.is_lacking else ExitStatus.OK
    for name in restored.lost:
        job.output.event("lost", name=name)
        job.output.note(
            tr("“{name}” could not be read from the backup; all else is there.").format(
                name=isolated(name)
            )
        )
    job.output.new_vault(job.options.vault, restored.words)
    return ExitStatus.INTEGRITY_ERROR if restored.is_lacking else ExitStatus.OK


def _facts(state: DriveState) -> dict[str, object]:
    return {
        "state": state.name,
        "made_at": state.made_at.isoformat(),
        "incidents": state.incident_count,
        "exhibits": state.exhibit_count,
        "unreadable": state.unreadable_count,
        "size_bytes": state.size_bytes,
    }


def _state_text(state: DriveState) -> str:
    return tr("{name}: {incidents}, {exhibits}, made on {time} UTC.").format(
        name=state.name,
        incidents=incidents_text(state.incident_count),
        exhibits=exhibits_text(state.exhibit_count),
        time=f"{state.made_at:%Y-%m-%d %H:%M}",
    )


def _flaw_text(flaw: Flaw) -> str:
    what = {
        BackupPart.LIST: tr("the list of the state {name}"),
        BackupPart.DATABASE: tr("the notes of the state {name}"),
        BackupPart.HEADER: tr("the header of the state {name}"),
        BackupPart.ORIGINAL: tr("the file “{name}”"),
    }[flaw.part].format(name=isolated(flaw.name))
    sentence = tr("Missing: {what}.") if flaw.is_missing else tr("Damaged: {what}.")
    return sentence.format(what=what)
