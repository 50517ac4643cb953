"""What the person reads when something did not work: in the window and on the command line.

Each message says what happened, what to do next, and what is safe. It never blames.
"""

from dataclasses import dataclass
from functools import singledispatch

from core import errors
from core.errors import HollyhockError, ListProblem, Problem
from ui.plain_text import isolated
from ui.translate import tr, tr_n


@dataclass(frozen=True, slots=True)
class Message:
    """`what` happened, as one or two sentences; `next_step`: what can be done, and what is safe."""

    what: str
    next_step: str


@singledispatch
def message_for(error: HollyhockError) -> Message:  # noqa: ARG001  chosen by its class alone
    """Return the words for an error; one that has none of its own gets general ones."""
    return Message(
        tr("Something in the app went wrong that nobody had foreseen."),
        tr("What you saved before is safe. Close the app, open it again and try once more."),
    )


@message_for.register
def _(_error: errors.Cancelled) -> Message:
    return Message(tr("Stopped, as you asked."), tr("What was half done was taken back."))


# --- opening a vault --------------------------------------------------------------------------


@message_for.register
def _(_error: errors.WrongPassphrase) -> Message:
    return Message(
        tr("It did not open with this passphrase."),
        tr("Check the keyboard language and Caps Lock, then try again. Nothing was changed."),
    )


@message_for.register
def _(error: errors.TooManyTries) -> Message:
    return Message(
        tr("It did not open several times in a row, so there is a short pause."),
        tr_n(
            "Try again in {n} second. Nothing was changed.",
            "Try again in {n} seconds. Nothing was changed.",
            error.seconds,
        ).format(n=error.seconds),
    )


@message_for.register
def _(_error: errors.WrongRecoveryWords) -> Message:
    return Message(
        tr("The words are well formed, but they belong to another vault."),
        tr("Look for the sheet that was made with this vault. Nothing was changed."),
    )


@message_for.register
def _(error: errors.MistypedRecoveryWords) -> Message:
    if error.unknown_positions:
        places = ", ".join(map(str, error.unknown_positions))
        what = tr_n(
            "Word number {places} is not one of the words that are used.",
            "The words number {places} are not among the words that are used.",
            len(error.unknown_positions),
        ).format(places=places)
    else:
        what = tr("One of the recovery words is different, missing or in another place.")
    return Message(
        what,
        tr(
            "There are {n} words, and their order matters. Compare them one by one with your"
            " sheet. Nothing was changed."
        ).format(n=error.expected_count),
    )


@message_for.register
def _(error: errors.PassphraseTooWeak) -> Message:
    return Message(
        tr("This passphrase could be guessed by a computer in a short time."),
        tr(
            "Take at least {n} characters; four or more words that do not belong together are"
            " stronger and easier to remember. Nothing was written."
        ).format(n=error.minimum_characters),
    )


@message_for.register
def _(error: errors.NotAVault) -> Message:
    return Message(
        tr("There is no vault in “{folder}”.").format(folder=isolated(str(error.folder))),
        tr("Choose the folder that the vault was made in, or make a new vault."),
    )


@message_for.register
def _(error: errors.VaultInUse) -> Message:
    return Message(
        tr("The vault in “{folder}” is already open.").format(folder=isolated(str(error.folder))),
        tr("Lock it in the other window or program, then try again. Nothing was changed."),
    )


@message_for.register
def _(error: errors.VaultTooNew) -> Message:
    return Message(
        tr(
            "A newer version of this app wrote this. It has format {found}; this version reads"
            " up to format {supported}."
        ).format(found=error.found, supported=error.supported),
        tr("Open it with the newer version. Nothing was changed."),
    )


@message_for.register
def _(_error: errors.UnsupportedSettings) -> Message:
    return Message(
        tr("This file asks for more memory or time to open than this app gives any file."),
        tr("It may be damaged or made to do harm. Use another copy. Nothing was changed."),
    )


# --- files and folders ------------------------------------------------------------------------


@message_for.register
def _(error: errors.FolderNotEmpty) -> Message:
    return Message(
        tr("There are other files in “{folder}”.").format(folder=isolated(str(error.folder))),
        tr("A vault needs a folder of its own. Choose an empty or a new one. Nothing was changed."),
    )


@message_for.register
def _(_error: errors.NoDesktopNotice) -> Message:
    return Message(
        tr("The desktop did not show the notice."),
        tr(
            "It may have no place for notices, or they may be turned off in its settings. What is"
            " due is marked in here in any case."
        ),
    )


@message_for.register
def _(error: errors.NotWritable) -> Message:
    return Message(
        tr("“{path}” cannot be written to.").format(path=isolated(str(error.path))),
        tr(
            "The disk may be read-only, or the folder may belong to another account. Choose"
            " another place. What was stored before is unchanged."
        ),
    )


@message_for.register
def _(error: errors.NotReadable) -> Message:
    return Message(
        tr("“{path}” cannot be read.").format(path=isolated(str(error.path))),
        tr("See whether it is still there and can be opened elsewhere. Nothing was changed."),
    )


@message_for.register
def _(error: errors.AlreadyExists) -> Message:
    return Message(
        tr("There already is a “{path}”.").format(path=isolated(str(error.path))),
        tr("Choose another name: nothing is ever written over a file that is there."),
    )


@message_for.register
def _(_error: errors.DiskFull) -> Message:
    return Message(
        tr("The disk has no room left, so this was not saved."),
        tr("Make some room or use another disk, then try again. What was saved before is safe."),
    )


@message_for.register
def _(error: errors.ListTooLarge) -> Message:
    return Message(
        tr("This file is larger than {n} MB, the most that is read as a list.").format(
            n=error.most_bytes // 1_000_000
        ),
        tr("See whether it is the right file, or divide it. Nothing was changed."),
    )


@message_for.register
def _(error: errors.SourceChanged) -> Message:
    return Message(
        tr("“{name}” changed while it was being read, so it was not stored.").format(
            name=isolated(error.name)
        ),
        tr("Close the program that is writing it, or copy the file, then add it again."),
    )


# --- what the person typed --------------------------------------------------------------------


@message_for.register
def _(error: errors.InvalidField) -> Message:
    return Message(_problem(error.problem).format(field=_field_name(error.field)), _remedy(error))


def _problem(problem: Problem) -> str:
    return {
        Problem.EMPTY: tr("{field} is still empty."),
        Problem.TOO_LONG: tr("{field} is longer than can be kept."),
        Problem.UNKNOWN: tr("{field} is not one that the app knows."),
        Problem.NO_SUCH_TIME: tr("{field} did not exist: the clocks were put forward over it."),
        Problem.TAKEN: tr("{field} is there already."),
    }[problem]


def _field_name(field: str) -> str:
    """Return what the person calls a field, at the beginning of a sentence."""
    return {
        "text": tr("What happened"),
        "occurred": tr("This time"),
        "zone": tr("This time zone"),
        "types": tr("This type"),
        "platform": tr("This platform"),
        "identifier": tr("The address, number or handle"),
        "name": tr("The name"),
        "notes": tr("The notes"),
        "note": tr("The note"),
        "reason": tr("The reason"),
    }.get(field, tr("A field"))


def _remedy(error: errors.InvalidField) -> str:
    return {
        Problem.EMPTY: tr("A few words are enough. Nothing was saved yet."),
        Problem.TOO_LONG: tr("Add the long part as a file instead. Nothing was saved yet."),
        Problem.UNKNOWN: tr("Choose one from the list. Nothing was saved yet."),
        Problem.NO_SUCH_TIME: tr("Choose a time a little later. Nothing was saved yet."),
        Problem.TAKEN: tr("Both would be the same. Nothing was changed."),
    }[error.problem]


@message_for.register
def _(_error: errors.UnknownRecord) -> Message:
    return Message(
        tr("This is not in the vault."),
        tr("It may have been removed since, or its name was mistyped. Nothing was changed."),
    )


@message_for.register
def _(error: errors.UnreadableChecklist) -> Message:
    return Message(_list_problem(error), _list_remedy(error.problem))


def _list_problem(error: errors.UnreadableChecklist) -> str:
    sentence = {
        ListProblem.NOT_TOML: tr("This file holds no checklist."),
        ListProblem.TOO_LARGE: tr("This file is larger than any checklist."),
        ListProblem.TOO_NEW: tr("This checklist was written by a newer version of the app."),
        ListProblem.MISSING: tr("{place}: there is nothing under {field}."),
        ListProblem.UNKNOWN_FIELD: tr("{place}: this version does not know {field}."),
        ListProblem.UNKNOWN_VALUE: tr("{place}: what stands under {field} is not known here."),
        ListProblem.WRONG_KIND: tr("{place}: {field} is of another kind than expected."),
        ListProblem.TOO_LONG: tr("{place}: {field} is longer than can be kept."),
        ListProblem.TOO_MANY: tr("{place}: {field} has more parts than can be kept."),
        ListProblem.TWICE: tr("{place}: the same {field} stands there twice."),
    }[error.problem]
    place = tr("Item {n}").format(n=error.item) if error.item else tr("At the top of the file")
    return sentence.format(place=place, field=isolated(error.field))


def _list_remedy(problem: ListProblem) -> str:
    if problem is ListProblem.TOO_NEW:
        return tr(
            "Ask for a newer version of the app, or for the list on paper. Nothing was changed."
        )
    if problem in {ListProblem.NOT_TOML, ListProblem.TOO_LARGE}:
        return tr("Choose a file that was written as a checklist. Nothing was changed.")
    return tr("Whoever made the list can correct it there. Nothing was changed.")


@message_for.register
def _(_error: errors.AlreadySealed) -> Message:
    return Message(
        tr("This is sealed already and can no longer be changed."),
        tr("Add a correction with a reason: both stay. Nothing was changed."),
    )


@message_for.register
def _(_error: errors.InTrash) -> Message:
    return Message(
        tr("This note lies in the trash, so it stays as it is."),
        tr("Put it back into the journal, then change it. Nothing was changed."),
    )


@message_for.register
def _(_error: errors.NotInTrash) -> Message:
    return Message(
        tr("Only what lies in the trash can be deleted for good."),
        tr("Move it to the trash first. Nothing was deleted, and nothing was changed."),
    )


@message_for.register
def _(error: errors.PersonInUse) -> Message:
    return Message(
        tr_n(
            "A note in your journal names {name}.",
            "{n} notes in your journal name {name}.",
            error.incident_count,
        ).format(name=isolated(error.name), n=error.incident_count),
        tr(
            "They stay out of your lists as long as they are in the trash, and your notes stay as"
            " they are. They can only be deleted for good when no note names them any more."
            " Nothing was deleted."
        ),
    )


# --- integrity --------------------------------------------------------------------------------


@message_for.register
def _(_error: errors.HeaderDamaged) -> Message:
    return Message(
        tr("The file that holds the vault's locks is damaged, and so is its second copy."),
        tr(
            "Do not delete anything: your notes are still in the folder. Restore a backup into a"
            " new folder, or ask somebody you trust for help. Nothing was changed."
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


# --- backups ----------------------------------------------------------------------------------


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
def _(_error: errors.BackupDamaged) -> Message:
    return Message(
        tr("This backup was altered or cut short, so part of it cannot be trusted."),
        tr("Use another copy or an older backup, and make a new one soon. Nothing was changed."),
    )
