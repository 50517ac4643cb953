"""Commands about backups: backup, restore, and verify of a backup file."""

from core.backups.backup import BackupContents
from core.backups.ports import RestoreOrder
from core.vault.credentials import Credential, Passphrase
from ui.command_line.drive_commands import (
    back_up_to_drive,
    chosen_incidents,
    restore_from_drive,
    tell_restored,
)
from ui.command_line.job import Job
from ui.command_line.output import exhibits_text, incidents_text
from ui.command_line.streams import ExitStatus, InputProblem
from ui.rest_words import rest_words
from ui.translate import tr


def backup(job: Job) -> ExitStatus:
    """Write everything into one sealed file, and read it back; or to a drive."""
    if job.options.drive is not None:
        return back_up_to_drive(job)
    credential = job.passphrases.credential()
    passphrase = _passphrase_of_backup(job, credential)
    with job.unlocked(job.options.vault, credential) as session:
        snapshot = session.backups.snapshot()
        try:
            progress = job.output.progress(tr("Writing and reading back"))
            contents = session.backups.write(snapshot, job.options.target, passphrase, progress)
        finally:
            snapshot.close()
        session.backups.remember(contents)
    _tell(job, "written", contents)
    return ExitStatus.OK


def _passphrase_of_backup(job: Job, credential: Credential) -> str:
    """Take the vault's own unless another is wanted, or only the recovery words are known."""
    if isinstance(credential, Passphrase):
        ask = job.options.separate_passphrase
        return job.passphrases.new_or(credential.text, ask=ask)
    return job.passphrases.new()


def restore(job: Job) -> ExitStatus:
    """Make a new vault from a backup, and print its recovery words, this once."""
    if job.options.source.is_dir():
        return restore_from_drive(job)
    if job.options.recovery_words:
        raise _words_open_no_file()
    passphrase = job.passphrases.of_backup()
    new_passphrase = job.passphrases.new_or(passphrase, ask=job.options.new_passphrase)
    order = RestoreOrder(
        job.options.vault, new_passphrase, only=chosen_incidents(job), describe=rest_words
    )
    source, progress = job.options.source, job.output.progress(tr("Restoring"))
    if job.options.what_is_left:
        return tell_restored(job, job.vaults.restore_rest(source, passphrase, order, progress))
    words = job.vaults.restore_backup(source, passphrase, order, progress)
    job.output.new_vault(job.options.vault, words)
    return ExitStatus.OK


def verify_backup(job: Job) -> ExitStatus:
    """Read a backup to its end and say what it holds."""
    if job.options.recovery_words:
        raise _words_open_no_file()
    passphrase = job.passphrases.of_backup()
    progress = job.output.progress(tr("Reading the backup"))
    contents = job.vaults.verify_backup(job.options.place, passphrase, progress)
    _tell(job, "verified", contents)
    return ExitStatus.OK


def _words_open_no_file() -> InputProblem:
    return InputProblem(
        tr("Recovery words open a vault or a drive. A backup file opens with its passphrase.")
    )


def _tell(job: Job, event: str, contents: BackupContents) -> None:
    job.output.event(
        event,
        made_at=contents.made_at.isoformat(),
        incidents=contents.incident_count,
        exhibits=contents.exhibit_count,
        size_bytes=contents.size_bytes,
    )
    job.output.say(_whole(contents))


def _whole(contents: BackupContents) -> str:
    return tr("The backup is whole: {incidents}, {exhibits}, made on {time} UTC.").format(
        incidents=incidents_text(contents.incident_count),
        exhibits=exhibits_text(contents.exhibit_count),
        time=f"{contents.made_at:%Y-%m-%d %H:%M}",
    )
