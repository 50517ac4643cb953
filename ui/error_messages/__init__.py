"""What the person reads when something did not work: in the window and on the command line.

Each message says what happened, what to do next, and what is safe. It never blames.
One file for each family of errors, named as in `core/errors`.
"""

from ui.error_messages import (  # noqa: F401  each brings its words along
    checklist_file,
    desktop,
    drives,
    files,
    integrity,
    opening,
    records,
    typed,
    ways_in,
)
from ui.error_messages.message import Message, message_for

__all__ = ["Message", "message_for"]
