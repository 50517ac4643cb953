"""The command words-file: recovery words open a backup file that is there."""

from contextlib import closing

from core.vault.credentials import Passphrase
from ui.command_line.job import Job
from ui.command_line.streams import ExitStatus
from ui.translate import tr
from ui.words_beside import words_beside


def words_file(job: Job) -> ExitStatus:
    """Make the small file beside a backup file, with the passphrase of that file."""
    file, credential = job.options.file, job.passphrases.credential()
    of_file = job.passphrases.of_backup_or(credential, ask=job.options.separate_passphrase)
    if not isinstance(of_file, Passphrase):  # the words open no file that has no small one
        of_file = Passphrase(job.passphrases.of_backup())
    with job.unlocked(job.options.vault, credential) as session:
        backups = session.backups
        with closing(backups.snapshot()) as snapshot, job.watched(tr("Opening the backup file")):
            small = backups.let_words_open(snapshot, file, of_file.text)
    job.output.event("words_file", file=str(file), words_file=str(small))
    job.output.say(words_beside(small))
    return ExitStatus.OK
