"""The port behind which each system says what happens to the computer."""

import sys
from collections.abc import Callable
from typing import Protocol

from core.preferences import LockTrigger


class TriggerSource(Protocol):
    """Listens to the system, on threads of its own, while a vault is open."""

    @property
    def tells(self) -> frozenset[LockTrigger]:
        """What this system says of itself, as far as anybody knows before listening."""
        ...

    def begin(self, happened: Callable[[LockTrigger], None], *, holds_up_sleep: bool) -> None:
        """Say what happens, from any thread, until `end`. Neither waits nor fails.

        `holds_up_sleep`: ask the system not to sleep before `end`, or the end of the process.
        """
        ...

    def end(self) -> None:
        """Listen no more; the computer may sleep. Without `begin` nothing happens."""
        ...


class NoSource:
    """A system that says nothing."""

    tells: frozenset[LockTrigger] = frozenset()

    def begin(self, happened: Callable[[LockTrigger], None], *, holds_up_sleep: bool) -> None:
        """Hear nothing."""

    def end(self) -> None:
        """Hear nothing any more."""


def source_here(system: str = sys.platform) -> TriggerSource:
    """Return what listens to this system."""
    if system == "linux":
        from ui.lock_triggers.desktop_bus import DesktopBus  # noqa: PLC0415  each system its own

        return DesktopBus()
    if system == "win32":
        from ui.lock_triggers.windows import WindowsEvents  # noqa: PLC0415  see above

        return WindowsEvents()
    if system == "darwin":
        from ui.lock_triggers.macos import MacEvents  # noqa: PLC0415  see above

        return MacEvents()
    return NoSource()
