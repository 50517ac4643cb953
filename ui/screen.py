"""What the frame asks of every screen."""

from abc import abstractmethod
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.ids import PersonId
from core.preferences import Preferences, PreferenceStore
from core.vault.session import Vaults
from ui.dialogs import FileDialogs
from ui.vault_runner import VaultRunner


@dataclass(frozen=True, slots=True)
class ScreenContext:
    """What a screen may use. Made at unlock, gone at lock."""

    vaults: Vaults
    runner: VaultRunner
    dialogs: FileDialogs
    preferences: PreferenceStore
    zone: str
    """IANA name of the computer's time zone."""


class Record(Enum):
    """Kinds of records that one screen can ask another to open."""

    INCIDENT = auto()
    PERSON = auto()
    TASK = auto()
    """An item of a checklist."""
    TRACES = auto()
    """What may tell on the person on this computer; it has no id."""


class Screen(QWidget):
    """One place of the rail. Made at unlock, destroyed at lock: keep nothing elsewhere.

    A subclass gives `name` and `icon_name` for the rail, where it stands before it is made, and
    `help_text` (F1; plain text) in its class or its `__init__`.

    `said(str)`: a quiet message for the foot of the window ("Note kept.").
    `record_wanted(Record, str)`: the person wants to see the record with this id, wherever it is.
    `note_wanted(str, tuple[PersonId, …])`: a note is to be written that begins with these words and
    names these people.
    `new_key_wanted()`: the vault is to have the key that was made for it, and then to lock.
    `marked(str, str)`: the rail shows this word beside the place, and this sentence in its tool tip
    and to screen readers; both empty: nothing any more.
    """

    icon_name: str = ""
    help_text: str = ""
    opens: Record | None = None
    """The kind of records that `open_record` opens."""

    said = Signal(str)
    record_wanted = Signal(object, str)
    note_wanted = Signal(str, tuple)
    marked = Signal(str, str)
    new_key_wanted = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.title = self.name()

    @staticmethod
    @abstractmethod
    def name() -> str:
        """Return what the place is called, on the rail and as its heading."""

    def show_preferences(self, preferences: Preferences) -> None:
        """What the person prefers is now this. Called before the screen is shown, too."""

    def shown(self) -> None:
        """The person came here: ask for what is to be seen, and put the keyboard in place."""

    def open_record(self, record_id: str) -> None:
        """Open a record of the kind that this screen `opens`; it has just been shown."""

    def begin_note(self, text: str, people: tuple[PersonId, ...]) -> None:
        """Begin an incident with some words; only the screen that opens incidents is asked."""

    def start_new(self) -> None:
        """Ctrl+Shift+N: begin a new one of what this screen keeps."""

    def focus_search(self) -> None:
        """Ctrl+F or `/`: put the keyboard into the search field."""

    def leave(self) -> None:
        """The vault is about to lock: hand over text that is not kept yet, through the runner.

        Called on the GUI thread before the vault closes; commands sent from here still run.
        """


class ChangesPreferences(Screen):
    """A screen on which the looks and the locking of the app are chosen.

    `preferences_changed(Preferences)`: the person wants it to look or lock differently.
    """

    preferences_changed = Signal(object)

    @abstractmethod
    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is in use."""
