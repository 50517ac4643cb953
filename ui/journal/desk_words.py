"""What the desk says when a note, or part of it, could not be kept."""

from collections.abc import Sequence

from core.errors import HollyhockError
from ui.error_messages import Message, message_for
from ui.journal.editor import NoteEditor
from ui.journal.pending_file import PendingFile
from ui.journal.words import moment_words
from ui.plain_text import isolated, visible
from ui.translate import tr, tr_n


def nothing_is_lost(error: HollyhockError) -> Message:
    """Return the words for an error, and that everything typed is still there."""
    message = message_for(error)
    still_there = tr("Everything you wrote is still on this page.")
    return Message(message.what, f"{message.next_step} {still_there}")


def unfinished_correction() -> Message:
    """Return the words for a correction that has no reason yet and would be left behind."""
    return Message(
        tr("This correction is not added yet."),
        tr("Add it or throw it away, then go on. The sealed note itself stays as it is."),
    )


def failed_files(failed: Sequence[PendingFile]) -> Message:
    """Return the words for a note that was kept without these files."""
    names = tr(", ").join(isolated(each.source.name) for each in failed)
    what = tr_n(
        "The note is kept, but one file is not: {names}.",
        "The note is kept, but {n} files are not: {names}.",
        len(failed),
    ).format(n=len(failed), names=names)
    return Message(
        what,
        tr("It says beside each file why. Put that right and choose “Keep note” to try again."),
    )


def fallback_text(editor: NoteEditor, zone: str) -> str:
    """Return words for a new note that has none: what else it holds. Empty when nothing."""
    if editor.evidence.pending:
        return "\n".join(visible(each.source.name) for each in editor.evidence.pending)
    titles = [visible(each.title) for each in (*editor.types.choices, *editor.people.choices)]
    if editor.platform.currentData() is not None:
        titles.append(editor.platform.currentText())
    moment = editor.when.moment()
    if moment is not None:
        titles.append(moment_words(moment, zone))
    return " · ".join(titles)
