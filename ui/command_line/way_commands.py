"""Commands about what opens a vault: ways, change-passphrase, new-words, remove-way."""

from collections.abc import Mapping

from core.vault.credentials import Credential, Passphrase, RecoveryWords
from core.vault.ways_in import WayKind
from ui.command_line.job import Job
from ui.command_line.streams import ExitStatus, InputProblem
from ui.translate import tr

CODES: Mapping[WayKind, str] = {
    WayKind.PASSPHRASE: "passphrase",
    WayKind.PASSPHRASE_HERE: "passphrase-on-one-computer",
    WayKind.RECOVERY_WORDS: "recovery-words",
    WayKind.REMEMBERED: "remembered",
    WayKind.UNKNOWN: "newer",
}
REMOVABLE = (WayKind.RECOVERY_WORDS, WayKind.REMEMBERED, WayKind.UNKNOWN)


def ways(job: Job) -> ExitStatus:
    """Say what opens a vault."""
    with job.unlocked(job.options.vault) as session:
        kinds = [each.kind for each in session.access.ways_in()]
    if job.options.json:
        job.output.json({"ways": [CODES[each] for each in kinds]})
        return ExitStatus.OK
    sentences = {
        WayKind.PASSPHRASE: tr("The passphrase opens it on any computer."),
        WayKind.PASSPHRASE_HERE: tr("The passphrase opens it on one computer only."),
        WayKind.RECOVERY_WORDS: tr("The recovery words open it on any computer."),
        WayKind.REMEMBERED: tr("One computer opens it without a passphrase."),
        WayKind.UNKNOWN: tr("Something that a newer version of this app made opens it."),
    }
    for kind in kinds:
        job.output.say(sentences[kind])
    return ExitStatus.OK


def change_passphrase(job: Job) -> ExitStatus:
    """Put a new passphrase in place of the old."""
    credential = job.passphrases.credential()
    new = job.passphrases.new()
    with job.unlocked(job.options.vault, credential) as session:
        keep_tie = not job.options.anywhere
        session.access.change_passphrase(_typed(credential), new, keep_tie=keep_tie)
    job.output.say(tr("The passphrase is changed. Older backups keep the old one."))
    return ExitStatus.OK


def new_words(job: Job) -> ExitStatus:
    """Print new recovery words; they take the place of the old once they are typed back."""
    credential = job.passphrases.credential()
    with job.unlocked(job.options.vault, credential) as session:
        words = session.access.fresh_words(_typed(credential))
        job.output.event("words", recovery_words=list(words.words))
        job.output.say(tr("These will be the recovery words, in this order:"))
        job.output.words(words)
        job.output.say(tr("Write them on paper. The old words open the vault until you are done."))
        job.output.flush()
        if job.passphrases.words_back() != words:
            raise InputProblem(
                tr("These are not the same words. The old ones open the vault as before.")
            )
        session.access.change_words(words)
    job.output.event("changed")
    job.output.say(
        tr(
            "The new words open the vault now; the old ones no longer do. Backups made before keep"
            " the old ones. Clear this terminal."
        )
    )
    return ExitStatus.OK


def remove_way(job: Job) -> ExitStatus:
    """Take away what opens a vault, but never the last."""
    credential = job.passphrases.credential()
    with job.unlocked(job.options.vault, credential) as session:
        found = [each for each in session.access.ways_in() if CODES[each.kind] == job.options.way]
        for each in found:
            session.access.remove(_typed(credential), each.way_id)
    if not found:
        raise InputProblem(tr("Nothing of this kind opens the vault. Nothing was changed."))
    job.output.say(tr("It no longer opens the vault. Backups made before keep it."))
    return ExitStatus.OK


def _typed(credential: Credential) -> str:
    """Return it as a person would type it."""
    if isinstance(credential, RecoveryWords):
        return " ".join(credential.words)
    return credential.text if isinstance(credential, Passphrase) else ""
