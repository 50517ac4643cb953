"""The command renew: a copy of a vault with another key."""

from ui.command_line.job import Job
from ui.command_line.streams import ExitStatus
from ui.plain_text import isolated
from ui.translate import tr


def renew(job: Job) -> ExitStatus:
    """Build the copy, print its recovery words, this once, and say what stays as it was."""
    credential = job.passphrases.credential()
    new = job.passphrases.new()
    with job.unlocked(job.options.vault, credential) as session:
        snapshot = session.backups.snapshot()
        try:
            progress = job.output.progress(tr("Building the vault with another key"))
            made = session.backups.renew(snapshot, job.options.folder, new, progress)
        finally:
            snapshot.close()
    for name in made.lost:
        job.output.event("lost", name=name)
        job.output.note(
            tr("“{name}” cannot be read in the vault, so it is not in the new one.").format(
                name=isolated(name)
            )
        )
    job.output.new_vault(job.options.folder, made.words)
    job.output.say(
        tr(
            "The old vault is as it was, and whoever has its key can read it: when you have seen"
            " that the new one opens, delete the old folder. Old backups keep the old passphrase;"
            " make new ones."
        )
    )
    return ExitStatus.INTEGRITY_ERROR if made.lost else ExitStatus.OK
