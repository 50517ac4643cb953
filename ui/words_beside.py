"""What is said of the small file with which recovery words open a backup file."""

from pathlib import Path

from core.errors import HollyhockError, NoRecoveryWords
from ui.error_messages import Message, message_for
from ui.plain_text import isolated
from ui.translate import tr


def words_beside(small: Path) -> str:
    """Return what to do with the two files."""
    return tr(
        "Your recovery words open it too, with the small file “{name}” beside it. The two belong"
        " together: copy and move both."
    ).format(name=isolated(small.name))


def no_words_to_open() -> str:
    """Return why there is no small file."""
    return tr("This vault has no recovery words, so only the passphrase of the file opens it.")


def words_missing(problem: HollyhockError) -> Message:
    """Return what to think of a backup file that lacks its small file although it was wanted."""
    if isinstance(problem, NoRecoveryWords):
        return Message(no_words_to_open(), tr("The backup file itself is whole."))
    message = message_for(problem)
    return Message(
        tr(
            "The backup file is whole, and its passphrase opens it. But the small file for your"
            " recovery words was not written, so they do not open it."
        ),
        f"{message.what} {message.next_step}",
    )
