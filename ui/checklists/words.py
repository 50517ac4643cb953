"""What states, cautions and days are called, said quietly."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from core.checklists.task import Checklist, Task, TaskState
from core.checklists.template import Caution
from ui.checklists.repeats import repeat_words
from ui.plain_text import visible
from ui.shared.days import full_day
from ui.translate import tr, tr_n


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


def row_icon(task: Task, today: date) -> str:
    """Return the name of the icon before an item."""
    if task.state is TaskState.DONE and task.is_due(today):
        return "rotate-ccw"
    return state_icon(task.state)


def state_icon(state: TaskState) -> str:
    """Return the name of the icon for a state."""
    return {
        TaskState.OPEN: "circle",
        TaskState.DONE: "circle-check",
        TaskState.NOT_NOW: "clock",
        TaskState.STUCK: "circle-question-mark",
        TaskState.DOES_NOT_APPLY: "circle-slash",
    }[state]


def title_words(checklist: Checklist) -> str:
    """Return the name of a list."""
    if checklist.is_retired:
        return tr("No longer in the app")
    return visible(checklist.title) if checklist.is_own else tr(checklist.title)


def item_words(task: Task, text: str) -> str:
    """Return a text of an item: shipped ones are translated, the person's own made safe to show."""
    return tr(text) if task.item == task.shipped else visible(text, keep_lines=True)


def progress_words(checklist: Checklist) -> str:
    """Return how much of a list is done, without judging."""
    if not checklist.tasks:
        return tr("Nothing in it yet")
    if not checklist.done_count:
        n = checklist.applying_count
        return tr_n("{n} thing to look at", "{n} things to look at", n).format(n=n)
    return tr("{done} of {n} done").format(done=checklist.done_count, n=checklist.applying_count)


def row_words(task: Task, today: date) -> str:
    """Return where an item stands in a few words; empty while it is open and has no day."""
    words = [] if task.state is TaskState.OPEN else [state_word(task.state)]
    due = task.due_on
    if due is not None and due <= today:
        is_done = task.state is TaskState.DONE
        words.append(tr("to look at again") if is_done else tr("its day is here"))
    elif due is not None:
        words.append(tr("again on {day}").format(day=full_day(due)))
    line = " · ".join(words)
    return line[:1].upper() + line[1:]


def standing_words(task: Task, today: date) -> str:
    """Return in whole sentences where an item stands."""
    mark = task.mark
    sentences = [_state_sentence(task)]
    if task.is_due(today):
        sentences.append(tr("It is time to look at it again."))
    elif task.due_on is not None:
        sentences.append(tr("It comes up again on {day}.").format(day=full_day(task.due_on)))
    elif mark and mark.state is TaskState.NOT_NOW:
        sentences.append(tr("It waits until you come back to it."))
    if task.repeat:
        sentences.append(tr("It comes back {rule}.").format(rule=repeat_words(task.repeat)))
    return " ".join(filter(None, sentences))


def _state_sentence(task: Task) -> str:
    mark = task.mark
    if mark and mark.state is TaskState.DONE and mark.done_on:
        return tr("Done on {day}.").format(day=full_day(mark.done_on))
    return {
        TaskState.OPEN: "",
        TaskState.DONE: tr("Done."),
        TaskState.NOT_NOW: tr("Put off for now."),
        TaskState.STUCK: tr("You are stuck with this."),
        TaskState.DOES_NOT_APPLY: tr("You said that this does not apply to you."),
    }[task.state]


def field_words() -> Mapping[str, str]:
    """Return what the fields of an item are called."""
    return {
        "title": tr("Name"),
        "what": tr("What to do"),
        "why": tr("Why"),
        "steps": tr("Steps"),
        "cautions": tr("Think of first"),
        "reversible": tr("Can be undone"),
        "phases": tr("Who it is for"),
        "applies_to": tr("Who it is for"),
        "repeat": tr("How often"),
        "sources": tr("To read"),
        "capture": tr("What to save first"),
        "consider": tr("What to think over"),
        "list": tr("List"),
    }
