"""Checklists in files."""

from core import errors
from core.errors import ListProblem
from ui.error_messages.message import Message, message_for
from ui.plain_text import isolated
from ui.translate import tr


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
