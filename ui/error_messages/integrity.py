"""What is stored is not as it should be."""

from core import errors
from ui.error_messages.message import Message, message_for
from ui.plain_text import isolated
from ui.translate import tr, tr_n


@message_for.register
def _(_error: errors.HeaderDamaged) -> Message:
    return Message(
        tr("The file that holds the vault's locks is damaged, and so is its second copy."),
        tr(
            "Do not delete anything: your notes are still in the folder. Every backup holds a copy"
            " of that file, which can be put back. Nothing was changed."
        ),
    )


@message_for.register
def _(_error: errors.DatabaseDamaged) -> Message:
    return Message(
        tr("The passphrase is right, but the file with your notes is damaged."),
        tr(
            "Copy the whole folder before anything else, then restore your newest backup into a"
            " new folder, or save what is left. Stored files are kept apart and may be whole."
            " Nothing was changed."
        ),
    )


@message_for.register
def _(_error: errors.DatabaseMissing) -> Message:
    return Message(
        tr("The file with your notes is missing from the vault's folder."),
        tr(
            "If the folder was moved or copied, look for vault.db where it was before; else"
            " restore your newest backup into a new folder. Nothing was changed."
        ),
    )


@message_for.register
def _(error: errors.DatabaseOlderThanHeader) -> Message:
    return Message(
        tr(
            "Part of the vault comes from another day: the notes are at state {database}, the"
            " rest of the vault at state {header}."
        ).format(database=error.database_generation, header=error.header_generation),
        tr(
            "A single file may have been put back from an old copy. Put back the whole folder of"
            " one day, or restore a backup into a new folder. Nothing was changed."
        ),
    )


@message_for.register
def _(error: errors.EvidenceMissing) -> Message:
    return Message(
        tr("The stored file “{name}” is missing from the vault's folder.").format(
            name=isolated(error.name)
        ),
        tr("All other files and notes are there. A backup may still hold it. Nothing was changed."),
    )


@message_for.register
def _(error: errors.EvidenceDamaged) -> Message:
    return Message(
        tr("The stored file “{name}” is no longer as it was stored.").format(
            name=isolated(error.name)
        ),
        tr("All other files and notes can be read. A backup may still hold it whole."),
    )


@message_for.register
def _(error: errors.RestoredInPart) -> Message:
    return Message(
        tr_n(
            "The backup could not give one file: “{name}”.",
            "The backup could not give {n} files, “{name}” among them.",
            error.count,
        ).format(n=error.count, name=isolated(error.name)),
        tr("All notes and all other files are in the new vault. Another backup may hold it."),
    )


@message_for.register
def _(_error: errors.ChainBroken) -> Message:
    return Message(
        tr("The sealed notes no longer fit together, so nothing more can be sealed here."),
        tr(
            "Look in the settings, under sealed notes, at what does not fit. Nothing was changed,"
            " and all notes can be read."
        ),
    )
