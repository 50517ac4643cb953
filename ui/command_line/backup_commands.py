"""Commands about backups: backup, restore, and verify of a backup file."""

from contextlib import closing

from core.backups.backup import BackupContents, FileWritten
from core.backups.ports import RestoreOrder
from core.errors import NoRecoveryWords
from core.vault.credentials import Credential, Passphrase
from ui.command_line.drive_commands import (
    back_up_to_drive,
    chosen_incidents,
    new_passphrase,
    restore_from_drive,
    tell_restored,
)
from ui.command_line.job import Job
from ui.command_line.output import exhibits_text, incidents_text
from ui.command_line.streams import ExitStatus
from ui.rest_words import rest_words
from ui.translate import tr
from ui.words_beside import words_beside, words_missing


def backup(job: Job) -> ExitStatus:
    """Write everything into one sealed file, and read it back; or to a drive."""
    if job.options.drive is not None:
        return back_up_to_drive(job)
    credential = job.passphrases.credential()
    passphrase = _passphrase_of_backup(job, credential)
    with job.unlocked(job.options.vault, credential) as session:
        title, snapshot = tr("Writing and reading back"), session.backups.snapshot()
        target, with_words = job.options.target, not job.options.no_words
        with closing(snapshot), job.watched(title) as progress:
            written = session.backups.write(
                snapshot, target, passphrase, progress, with_words=with_words
            )
        session.backups.remember(written.contents)
    return _tell_written(job, written)


def _tell_written(job: Job, written: FileWritten) -> ExitStatus:
    small, problem = written.words_file, written.words_problem
    _tell(
        job,
        "written",
        written.contents,
        file=str(job.options.target),
        words_file=None if small is None else str(small),
        words_problem=None if problem is None else type(problem).__name__,
    )
    if small is not None:
        job.output.say(words_beside(small))
    if problem is None:
        return ExitStatus.OK
    message = words_missing(problem)
    job.output.note(f"{message.what} {message.next_step}")
    # Nobody asked for it where there are no words to open it with.
    return ExitStatus.OK if isinstance(problem, NoRecoveryWords) else ExitStatus.EXPECTED_ERROR


def _passphrase_of_backup(job: Job, credential: Credential) -> str:
    """Take the vault's own unless another is wanted, or only the recovery words are known."""
    if isinstance(credential, Passphrase):
        ask = job.options.separate_passphrase
        return job.passphrases.new_or(credential.text, ask=ask)
    return job.passphrases.new()


def restore(job: Job) -> ExitStatus:
    """Make a new vault from a backup, and print its recovery words, this once."""
    if job.is_folder(job.options.source):
        return restore_from_drive(job)
    credential = job.passphrases.credential_of_backup()
    new = new_passphrase(job, credential)
    only = chosen_incidents(job)
    order = RestoreOrder(job.options.vault, new, only=only, describe=rest_words)
    source, vaults = job.options.source, job.vaults
    with job.watched(tr("Restoring")) as progress:
        if job.options.what_is_left:
            restored = vaults.restore_rest(source, credential, order, progress)
        else:
            words = vaults.restore_backup(source, credential, order, progress)
    if job.options.what_is_left:
        return tell_restored(job, restored)
    job.output.new_vault(job.options.vault, words)
    return ExitStatus.OK


def verify_backup(job: Job) -> ExitStatus:
    """Read a backup to its end and say what it holds."""
    credential = job.passphrases.credential_of_backup()
    with job.watched(tr("Reading the backup")) as progress:
        contents = job.vaults.verify_backup(job.options.place, credential, progress)
    _tell(job, "verified", contents)
    return ExitStatus.OK


def _tell(job: Job, event: str, contents: BackupContents, **files: str | None) -> None:
    job.output.event(
        event,
        made_at=contents.made_at.isoformat(),
        incidents=contents.incident_count,
        exhibits=contents.exhibit_count,
        size_bytes=contents.size_bytes,
        **files,
    )
    job.output.say(_whole(contents))


def _whole(contents: BackupContents) -> str:
    return tr("The backup is whole: {incidents}, {exhibits}, made on {time} UTC.").format(
        incidents=incidents_text(contents.incident_count),
        exhibits=exhibits_text(contents.exhibit_count),
        time=f"{contents.made_at:%Y-%m-%d %H:%M}",
    )
