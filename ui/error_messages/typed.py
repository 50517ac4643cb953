"""What the person typed."""

from core import errors
from core.errors import Problem
from ui.error_messages.field_names import field_name
from ui.error_messages.field_sentences import sentence_for
from ui.error_messages.message import Message, message_for
from ui.translate import tr


@message_for.register
def _(error: errors.InvalidField) -> Message:
    if whole := sentence_for(error.field, error.problem):
        return whole
    return Message(
        _problem(error.problem).format(field=field_name(error.field)), _remedy(error.problem)
    )


def _problem(problem: Problem) -> str:
    return {
        Problem.EMPTY: tr("{field} is still empty."),
        Problem.TOO_LONG: tr("{field} is longer than can be kept."),
        Problem.UNKNOWN: tr("{field} is not one that the app knows."),
        Problem.NO_SUCH_TIME: tr("{field} did not exist: the clocks were put forward over it."),
        Problem.TAKEN: tr("{field} is there already."),
    }[problem]


def _remedy(problem: Problem) -> str:
    return {
        Problem.EMPTY: tr("A few words are enough. Nothing was saved yet."),
        Problem.TOO_LONG: tr(
            "Shorten it, or add the long part to a note as a file. Nothing was saved yet."
        ),
        Problem.UNKNOWN: tr("Choose one from the list. Nothing was saved yet."),
        Problem.NO_SUCH_TIME: tr("Choose a time a little later. Nothing was saved yet."),
        Problem.TAKEN: tr("Both would be the same. Nothing was changed."),
    }[problem]
