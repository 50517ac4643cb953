"""Files and folders."""

from core import errors
from ui.error_messages.message import Message, message_for
from ui.plain_text import isolated
from ui.translate import tr


@message_for.register
def _(error: errors.FolderNotEmpty) -> Message:
    return Message(
        tr("There are other files in “{folder}”.").format(folder=isolated(str(error.folder))),
        tr("A vault needs a folder of its own. Choose an empty or a new one. Nothing was changed."),
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
def _(error: errors.ReadingRefused) -> Message:
    return Message(
        tr("“{path}” is there, but the system does not let the app open it.").format(
            path=isolated(str(error.path))
        ),
        tr(
            "See who may read it, close other programs that use it, and try again. That does not"
            " mean that it is damaged. Nothing was changed."
        ),
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
