"""Records in the vault that cannot be changed as it was asked."""

from core import errors
from ui.error_messages.message import Message, message_for
from ui.plain_text import isolated
from ui.translate import tr, tr_n


@message_for.register
def _(_error: errors.UnknownRecord) -> Message:
    return Message(
        tr("This is not in the vault."),
        tr("It may have been removed since, or its name was mistyped. Nothing was changed."),
    )


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
