"""How the app looks and locks on this computer.

Nothing in here may tell what the app is for, or where a vault is.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

MIN_TEXT_PERCENT, MAX_TEXT_PERCENT = 90, 200


class Appearance(StrEnum):
    """Which palette to use; the values are stored and never change."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class LeaveKey(StrEnum):
    """What hides everything at once when it is pressed: one hand reaches it, nobody types it.

    The values are stored and never change; they are names of keys as Qt reads them.
    """

    F12 = "F12"
    F9 = "F9"
    PAUSE = "Pause"
    CTRL_Q = "Ctrl+Q"
    SHIFT_ESC = "Shift+Esc"


class Title(StrEnum):
    """What the app calls itself, and looks like, to somebody who glances at it.

    The values are stored and never change. They stand in a file that anybody with the account can
    read: none may tell more than the name that is shown.
    """

    HOLLYHOCK = "hollyhock"
    NOTEBOOK = "notebook"
    GARDEN_LOG = "garden-log"
    RECIPE_BOX = "recipe-box"


class LockTrigger(StrEnum):
    """What locks an open vault, besides nobody touching the app. The values are stored."""

    SUSPEND = "suspend"
    """The computer is about to sleep."""
    SESSION_LOCK = "session_lock"
    """The desktop asks for its password again."""
    SCREEN_SAVER = "screen_saver"
    LID = "lid"
    """The lid was closed, whatever the computer does then."""
    MINIMISED = "minimised"
    """The app's window was made small."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """Kept outside the vault, because the unlock window needs them."""

    appearance: Appearance = Appearance.SYSTEM
    text_percent: int = 100
    """Size of all text, MIN_TEXT_PERCENT to MAX_TEXT_PERCENT."""
    lock_after_minutes: int = 5
    """Idle time before the vault locks; 0 for never."""
    cover_previews: bool = True
    """Pictures are blurred and texts of files folded until they are asked for."""
    leave_key: LeaveKey = LeaveKey.F12
    lock_when: frozenset[LockTrigger] = frozenset(LockTrigger) - {LockTrigger.MINIMISED}
    front: str = ""
    """The program or document that is opened when the person leaves by the key; empty: none.

    Chosen to be seen by anybody, and told so: the only path that is kept here.
    """
    title: Title = Title.HOLLYHOCK
    show_in_captures: bool = False
    """Whether pictures and recordings of the screen may show the windows, where we have a say."""


class PreferenceStore(Protocol):
    """Keeps the preferences. Losing them is never worse than the defaults."""

    def load(self) -> Preferences:
        """Return what was kept, or the defaults when that is missing or unreadable."""
        ...

    def save(self, preferences: Preferences) -> None:
        """Keep the preferences. Raises NotWritable, DiskFull."""
        ...
