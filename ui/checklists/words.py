"""What states and cautions are called, and how far somebody is, said quietly."""

from typing import NamedTuple

from core.checklists.task import Checklist, TaskState
from core.checklists.template import Caution
from ui.translate import tr


class Words(NamedTuple):
    """A short form for a chip, and a sentence for the open item."""

    short: str
    sentence: str
    icon: str


def caution_words(caution: Caution) -> Words:
    """Return what to think of before doing an item."""
    return {
        Caution.MAY_NOTICE: Words(
            tr("They may notice"),
            tr("Somebody who watches the account, the device or the place may notice this."),
            "eye",
        ),
        Caution.DOCUMENT_FIRST: Words(
            tr("Save it first"),
            tr("Save what is there before you do this. It may be gone afterwards."),
            "file-check",
        ),
        Caution.SAFER_DEVICE: Words(
            tr("From a safer device"),
            tr("Do this on a device that the person never had in hand."),
            "shield",
        ),
        Caution.MAY_ESCALATE: Words(
            tr("It may get worse for a while"),
            tr("Some people push harder after this. Choose the time, and do not be alone."),
            "triangle-alert",
        ),
        Caution.ASK_FOR_HELP: Words(
            tr("Ask for help first"),
            tr("Ask the police, a lawyer or an advocate before you do this."),
            "users",
        ),
    }[caution]


def state_word(state: TaskState) -> str:
    """Return what a state is called."""
    return {
        TaskState.OPEN: tr("Open"),
        TaskState.DONE: tr("Done"),
        TaskState.NOT_NOW: tr("Not now"),
        TaskState.STUCK: tr("Stuck"),
        TaskState.DOES_NOT_APPLY: tr("Does not apply"),
    }[state]


def state_icon(state: TaskState) -> str:
    """Return the name of the icon for a state."""
    return {
        TaskState.OPEN: "circle",
        TaskState.DONE: "circle-check",
        TaskState.NOT_NOW: "clock",
        TaskState.STUCK: "circle-question-mark",
        TaskState.DOES_NOT_APPLY: "circle-slash",
    }[state]


def progress_words(checklist: Checklist) -> str:
    """Return how much of a list is done, without judging."""
    if not checklist.done_count:
        return tr("{n} things to look at").format(n=checklist.applying_count)
    return tr("{done} of {n} done").format(done=checklist.done_count, n=checklist.applying_count)
