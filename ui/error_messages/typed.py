"""What the person typed."""

from core import errors
from core.errors import Problem
from ui.error_messages.message import Message, message_for
from ui.translate import tr


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
