"""The commands salvage and mend: a new vault from what is left, or the old one with its header."""

from dataclasses import asdict

from core.backups.salvage import Backup, SalvageOrder
from core.vault.credentials import Passphrase
from ui.command_line.drive_progress import DriveWork
from ui.command_line.job import Job
from ui.command_line.streams import ExitStatus
from ui.salvage_words import report_words
from ui.translate import tr


def salvage(job: Job) -> ExitStatus:
    """Save what can be saved, say what is missing, and print the new recovery words, this once."""
    options = job.options
    credential = job.passphrases.credential()
    if isinstance(credential, Passphrase):
        new = job.passphrases.new_or(credential.text, ask=options.new_passphrase)
    else:
        new = job.passphrases.new()
    order = SalvageOrder(
        options.damaged, credential, options.vault, new, report_words, _backup(job)
    )
    with job.watched(tr("Saving what can be saved"), DriveWork(has_speed=False)) as progress:
        salvaged = job.vaults.salvage(order, progress)
    job.output.event("salvaged", **asdict(salvaged.report))
    job.output.say(report_words(salvaged.report))
    job.output.say()
    job.output.new_vault(options.vault, salvaged.words)
    return ExitStatus.INTEGRITY_ERROR if salvaged.report.is_lacking else ExitStatus.OK


def mend(job: Job) -> ExitStatus:
    """Put the header of a backup into a vault that has none, so that it opens again."""
    credential = job.passphrases.credential()
    was_needed = job.vaults.put_header_back(job.options.vault, _given(job), credential)
    job.output.event("mended", was_needed=was_needed)
    job.output.say(
        tr("The header is back. The vault opens with the passphrase and the words of that backup.")
        if was_needed
        else tr("The header is whole. Nothing was changed.")
    )
    return ExitStatus.OK


def _backup(job: Job) -> Backup | None:
    return None if job.options.backup is None else _given(job)


def _given(job: Job) -> Backup:
    own = job.passphrases.of_backup() if job.options.separate_passphrase else ""
    return Backup(job.options.backup, own)
