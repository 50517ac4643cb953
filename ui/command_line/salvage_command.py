"""The command salvage: a new vault from what is left of a damaged one."""

from dataclasses import asdict

from core.backups.salvage import SalvageOrder
from core.vault.credentials import Passphrase
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
        options.damaged, credential, options.vault, new, report_words, options.backup
    )
    salvaged = job.vaults.salvage(order, job.output.progress(tr("Saving what can be saved")))
    job.output.event("salvaged", **asdict(salvaged.report))
    job.output.say(report_words(salvaged.report))
    job.output.say()
    job.output.new_vault(options.vault, salvaged.words)
    return ExitStatus.INTEGRITY_ERROR if salvaged.report.lost else ExitStatus.OK
