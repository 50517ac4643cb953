"""The desktop that the app is shown on."""

from core import errors
from ui.error_messages.message import Message, message_for
from ui.translate import tr


@message_for.register
def _(_error: errors.NoDesktopNotice) -> Message:
    return Message(
        tr("The desktop did not show the notice."),
        tr(
            "It may have no place for notices, or they may be turned off in its settings. What is"
            " due is marked in here all the same: nothing is lost."
        ),
    )
