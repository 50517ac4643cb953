"""Backups and the drives that they are on."""

from core import errors
from ui.error_messages.message import Message, message_for
from ui.plain_text import isolated
from ui.translate import tr


@message_for.register
def _(error: errors.NotEnoughRoom) -> Message:
    return Message(
        tr("This needs {needed} MB, and the disk has {free} MB left.").format(
            needed=_megabytes(error.needed_bytes), free=_megabytes(error.free_bytes)
        ),
        tr("Make some room or use a larger disk. Nothing was written, and nothing was changed."),
    )


def _megabytes(size_bytes: int) -> str:
    return f"{max(1, round(size_bytes / 1_000_000)):,}"


@message_for.register
def _(error: errors.FileTooLarge) -> Message:
    return Message(
        tr("“{name}” is larger than any file may be on this drive.").format(
            name=isolated(error.name)
        ),
        tr(
            "Drives that are formatted as FAT32 take no file of 4 GB or more. Use a drive that is"
            " formatted as exFAT or for this computer only. Nothing was changed."
        ),
    )


@message_for.register
def _(error: errors.DriveGone) -> Message:
    return Message(
        tr("The drive at “{path}” no longer answers.").format(path=isolated(str(error.path))),
        tr(
            "If it was unplugged, plug it in and start again: what was copied is used. Earlier"
            " backups on it are unchanged, and nothing is missing here."
        ),
    )


@message_for.register
def _(error: errors.DriveUnreliable) -> Message:
    return Message(
        tr("What was written to “{path}” did not come back the same.").format(
            path=isolated(str(error.path))
        ),
        tr(
            "Do not trust this drive with your only copy. Try another cable or another drive."
            " Nothing was changed in the vault."
        ),
    )


@message_for.register
def _(error: errors.DriveOfOtherVault) -> Message:
    return Message(
        tr("“{folder}” holds the backups of another vault.").format(
            folder=isolated(str(error.folder))
        ),
        tr(
            "Choose the drive itself, or another folder on it: each vault gets a folder of its"
            " own. Nothing was changed."
        ),
    )


@message_for.register
def _(error: errors.NoBackupsThere) -> Message:
    return Message(
        tr("There are no backups in “{folder}”.").format(folder=isolated(str(error.folder))),
        tr(
            "Choose the drive, or the folder on it whose name begins with “copies”. Nothing was"
            " changed."
        ),
    )


@message_for.register
def _(_error: errors.NotABackup) -> Message:
    return Message(
        tr("This file is not a backup that the app can read."),
        tr("Choose the file that was written as a backup; its name ends in .age."),
    )


@message_for.register
def _(_error: errors.NothingLeftInBackup) -> Message:
    return Message(
        tr("Nothing could be saved of this backup: no note of it can be read, and no file."),
        tr("Use another copy or an older backup. Nothing was changed."),
    )


@message_for.register
def _(_error: errors.BackupDamaged) -> Message:
    return Message(
        tr("This backup was altered or cut short, so part of it cannot be trusted."),
        tr("Use another copy or an older backup, and make a new one soon. Nothing was changed."),
    )


@message_for.register
def _(error: errors.NoWordsFile) -> Message:
    return Message(
        tr(
            "Recovery words open a backup file only together with the small file “{name}”, which is"
            " not beside it."
        ).format(name=isolated(error.path.name)),
        tr(
            "If it was made, put it into the same folder under exactly this name. Without it, the"
            " passphrase of the backup opens it. Nothing was changed."
        ),
    )


@message_for.register
def _(error: errors.WordsFileThere) -> Message:
    return Message(
        tr("The small file “{name}” is beside this backup already.").format(
            name=isolated(error.path.name)
        ),
        tr(
            "If it does not open the backup, move it to another folder first: nothing is ever"
            " written over a file that is there. Nothing was changed."
        ),
    )


@message_for.register
def _(error: errors.BackupOfOtherVault) -> Message:
    return Message(
        tr("“{name}” is no backup of this vault as it is now.").format(
            name=isolated(error.path.name)
        ),
        tr(
            "It is of another vault, or of this one before it got another key. Only the vault that"
            " made a backup can let its recovery words open it. Nothing was changed."
        ),
    )


@message_for.register
def _(error: errors.WordsFileOfOther) -> Message:
    return Message(
        tr("The small file “{name}” was not made for this backup as it is now.").format(
            name=isolated(error.path.name)
        ),
        tr(
            "It fits only the one backup that it was made with. Look for the right one, or use the"
            " passphrase of the backup. Nothing was changed."
        ),
    )


@message_for.register
def _(error: errors.WordsFileDamaged) -> Message:
    return Message(
        tr("The small file “{name}” was altered or cut short.").format(
            name=isolated(error.path.name)
        ),
        tr(
            "Recovery words cannot open the backup with it. Use another copy of it, or the"
            " passphrase of the backup, which may be whole. Nothing was changed."
        ),
    )
