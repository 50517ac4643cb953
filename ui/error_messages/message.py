"""The shape of a message, and the words for what has none of its own."""

from dataclasses import dataclass
from functools import singledispatch

from core import errors
from core.errors import HollyhockError
from ui.translate import tr


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
