"""Whole sentences for fields that no sentence about any field would fit."""

from core.errors import Problem
from ui.error_messages.message import Message
from ui.translate import tr


def sentence_for(field: str, problem: Problem) -> Message | None:
    """Return the words for what is wrong with a field; None: those for any field fit."""
    if problem is Problem.TOO_LONG:
        return {**_too_many(), **_too_many_or_long(), **_numbers()}.get(field)
    if problem is Problem.UNKNOWN:
        return {**_days(), **_unknown()}.get(field)
    if (field, problem) == ("merge", Problem.EMPTY):
        return Message(
            tr("There is nobody else to bring together with this person."),
            tr("Choose one more person at least. Nothing was changed."),
        )
    return None


def _too_many() -> dict[str, Message]:
    fewer = tr("Leave some out. Nothing was saved yet.")
    return {
        "witnesses": Message(tr("There are more witnesses than one note can keep."), fewer),
        "reports": Message(tr("There are more reports than one note can keep."), fewer),
        "acts_for": Message(tr("These are more people than one person can act for here."), fewer),
        "incidents": Message(tr("These are more notes than can be kept with one step."), fewer),
    }


def _too_many_or_long() -> dict[str, Message]:
    shorter = tr("Leave some out or shorten them. Nothing was saved yet.")
    return {
        "group": Message(
            tr("There are more groups, or one has a longer name, than can be kept."), shorter
        ),
        "steps": Message(
            tr("There are more steps, or one of them is longer, than can be kept."), shorter
        ),
        "capture": Message(
            tr("There are more things to save first, or one is longer, than can be kept."), shorter
        ),
    }


def _numbers() -> dict[str, Message]:
    another = tr("Choose another number. Nothing was changed.")
    copies = Message(tr("This number of copies is not one that the app can keep."), another)
    days = Message(tr("This number of days is not one that the app can count to."), another)
    return {"daily": copies, "weekly": copies, "monthly": copies, "remind_days": days}


def _days() -> dict[str, Message]:
    passed = Message(
        tr("This day has passed."), tr("Choose today or a later day. Nothing was saved yet.")
    )
    return {"due": passed, "snooze": passed}


def _unknown() -> dict[str, Message]:
    return {
        "approximate": Message(
            tr("How far off the time may be is less than a minute."),
            tr("Choose a longer time, or say that it is exact. Nothing was saved yet."),
        ),
        "link": Message(
            tr("A note cannot be linked to itself."),
            tr("Choose another note. Nothing was changed."),
        ),
        "provenance": Message(
            tr("This says where a file came from that is not in the note."),
            tr("Choose a file of the note. Nothing was saved yet."),
        ),
        "reminder": Message(
            tr("The text of the reminder has signs that cannot be shown, or a second line."),
            tr("Write it anew in one line. Nothing was changed."),
        ),
        "revision": Message(
            tr("This note is not sealed yet, so it needs no correction."),
            tr("Change the note itself. Nothing was changed so far."),
        ),
    }
