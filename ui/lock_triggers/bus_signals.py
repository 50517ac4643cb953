"""Signals on the buses of a Linux desktop that mean that a vault should lock.

systemd-logind: org.freedesktop.login1(5). UPower: its D-Bus reference. Screen savers: the
freedesktop draft "Idle Inhibition Service", and those of desktops that have names of their own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.preferences import LockTrigger

LOGIND, UPOWER = "org.freedesktop.login1", "org.freedesktop.UPower"
_MANAGER, _SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SAVERS = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A signal, and what it means by its body; None: nothing of interest."""

    interface: str
    member: str
    meaning: Callable[[Sequence[Any]], LockTrigger | None]
    sender: str | None = None
    path: str | None = None


def system_rules(session_path: str | None) -> list[Rule]:
    """Return what to hear on the system's bus.

    `session_path`: this login's object in logind; None: unknown, every login's lock is heeded.
    """
    return [
        Rule(_MANAGER, "PrepareForSleep", _sleep, LOGIND),
        Rule(_SESSION, "Lock", lambda _body: LockTrigger.SESSION_LOCK, LOGIND, session_path),
        Rule(_PROPERTIES, "PropertiesChanged", _locked_hint, LOGIND, session_path),
        Rule(_PROPERTIES, "PropertiesChanged", _lid, UPOWER, "/org/freedesktop/UPower"),
    ]


def session_rules() -> list[Rule]:
    """Return what to hear on the bus of this login."""
    return [Rule(saver, "ActiveChanged", _active) for saver in _SAVERS]


def _sleep(body: Sequence[Any]) -> LockTrigger | None:
    return LockTrigger.SUSPEND if body[0] is True else None


def _active(body: Sequence[Any]) -> LockTrigger | None:
    return LockTrigger.SCREEN_SAVER if body[0] is True else None


def _locked_hint(body: Sequence[Any]) -> LockTrigger | None:
    is_locked = body[0] == _SESSION and _became_true(body[1], "LockedHint")
    return LockTrigger.SESSION_LOCK if is_locked else None


def _lid(body: Sequence[Any]) -> LockTrigger | None:
    is_closed = body[0] == UPOWER and _became_true(body[1], "LidIsClosed")
    return LockTrigger.LID if is_closed else None


def _became_true(changed: Mapping[str, tuple[str, Any]], name: str) -> bool:
    return changed.get(name) == ("b", True)
