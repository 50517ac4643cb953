"""The command renew: another key for a vault, in its place."""

from core.backups.ports import Restored
from core.errors import HollyhockError
from core.vault.session import Session
from ui.command_line.job import Job
from ui.command_line.streams import ExitStatus
from ui.plain_text import isolated
from ui.translate import tr


def renew(job: Job) -> ExitStatus:
    """Make the key, print its recovery words, this once, and put it in use."""
    credential = job.passphrases.credential()
    new = job.passphrases.new()
    with job.unlocked(job.options.vault, credential) as session:
        snapshot = session.backups.snapshot()
        try:
            progress = job.output.progress(tr("Sealing everything with another key"))
            made = session.backups.renew(snapshot, new, progress)
        finally:
            snapshot.close()
        if made.lost and not job.options.without_damaged:
            _tell_lost(job, made.lost)
            return ExitStatus.INTEGRITY_ERROR
        _take(job, session, made)
    job.output.say(
        tr(
            "The vault has its new key, and everything that was in it. Old copies and backups keep"
            " the old key and passphrase; make a new backup."
        )
    )
    return ExitStatus.OK


def _take(job: Job, session: Session, made: Restored) -> None:
    """Print the words first: nothing may come between them and the person."""
    words = list(made.words.words)
    job.output.event("renewing", recovery_words=words, lost=list(made.lost))
    job.output.say(tr("The new recovery words, in this order:"))
    job.output.words(made.words)
    job.output.flush()
    try:
        session.take_new_key()
    except HollyhockError:
        job.output.note(tr("The vault keeps its key: the words above open nothing."))
        raise
    job.output.event("renewed")


def _tell_lost(job: Job, lost: tuple[str, ...]) -> None:
    for name in lost:
        job.output.event("lost", name=name)
        job.output.note(
            tr("“{name}” can no longer be read, so it would not come along.").format(
                name=isolated(name)
            )
        )
    job.output.note(
        tr("Nothing was changed. To go on without what is damaged, use --without-damaged.")
    )
