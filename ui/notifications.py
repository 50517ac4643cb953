"""A notice of the desktop, on the person's wish: their own words, and nothing else.

It goes to the notification service of this computer's own session (Desktop Notifications
Specification 1.2, `org.freedesktop.Notifications`) through a local socket. Other systems: none yet.
"""

import os
import sys
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue

from core.errors import NoDesktopNotice

_ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
_SECONDS = 2.0
"""How long somebody who locks may have to wait for a desktop that does not answer."""


def can_notify() -> bool:
    """Tell whether this computer has a desktop that may show notices. Touches no disk."""
    return sys.platform == "linux" and "unix:" in os.environ.get(_ADDRESS, "")


def notify(title: str, text: str) -> None:
    """Have the desktop show a text for a moment, under a title that stands for the app.

    Neither names the app; the desktop is asked to keep no history of it. Blocks for at most two
    seconds: not for the GUI thread. Raises NoDesktopNotice.
    """
    if not can_notify():
        raise NoDesktopNotice
    answers: SimpleQueue[bool] = SimpleQueue()
    # A thread that nobody waits for: a bus that takes the call and falls silent holds up no lock.
    threading.Thread(target=_try, args=(title, text, answers), daemon=True).start()
    try:
        is_shown = answers.get(timeout=_SECONDS)
    except Empty:
        is_shown = False
    if not is_shown:
        raise NoDesktopNotice


def _try(title: str, text: str, answers: "SimpleQueue[bool]") -> None:
    is_shown = False
    with suppress(LookupError, ValueError, RuntimeError, OSError):  # what jeepney raises
        is_shown = _send(title, text)
    answers.put(is_shown)


def _send(title: str, text: str) -> bool:
    # Loaded when a notice is to be shown, which for most people is never.
    from jeepney import (  # type: ignore[import-untyped]  # noqa: PLC0415  it ships no types; see above
        DBusAddress,
        MessageType,
        new_method_call,
    )
    from jeepney.io.blocking import (  # type: ignore[import-untyped]  # noqa: PLC0415  as above
        open_dbus_connection,
    )

    service = DBusAddress(
        "/org/freedesktop/Notifications",
        bus_name="org.freedesktop.Notifications",
        interface="org.freedesktop.Notifications",
    )
    hints = {"transient": ("b", True), "suppress-sound": ("b", True)}
    no_buttons: list[str] = []
    body = (title, 0, "appointment-soon", text, "", no_buttons, hints, -1)
    call = new_method_call(service, "Notify", "susssasa{sv}i", body)
    with open_dbus_connection(auth_timeout=_SECONDS) as connection:
        answer = connection.send_and_get_reply(call, timeout=_SECONDS)
    return bool(answer.header.message_type is MessageType.method_return)
