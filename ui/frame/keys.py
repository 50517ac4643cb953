"""The keys that work everywhere, and the words for them."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.shared.key_names import NEW_HERE, NEW_NOTE
from ui.translate import tr

PLACES = 9
"""Ctrl+1 to Ctrl+9, however many places the rail has."""


def key_words() -> tuple[tuple[str, str], ...]:
    """Return each key that is always the same with what it does, for the list of keys."""
    return (
        (NEW_NOTE, tr("Write a new note, wherever you are")),
        (NEW_HERE, tr("Begin a new one of what this page keeps, such as a person")),
        ("Ctrl+F", tr("Search; also the key /")),
        ("Ctrl+Return", tr("Save")),
        ("Ctrl+Z", tr("Undo; Ctrl+Shift+Z does it again")),
        ("Ctrl+1", tr("Go to the first place of the rail; Ctrl+2 to the second, and so on")),
        ("Ctrl+L", tr("Lock the vault")),
        ("F1", tr("Help on this page")),
        ("Ctrl+/", tr("This list")),
        ("Esc", tr("Back")),
    )


class WindowKeys(QObject):
    """What was pressed: `lock_wanted()`, `note_wanted()`, `new_wanted()`, `search_wanted()`,
    `help_wanted()`, `keys_wanted()`, `place_wanted(int)` (counted from 0).
    """

    lock_wanted = Signal()
    note_wanted = Signal()
    new_wanted = Signal()
    search_wanted = Signal()
    help_wanted = Signal()
    keys_wanted = Signal()
    place_wanted = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for keys, signal in (
            ("Ctrl+L", self.lock_wanted),
            (NEW_NOTE, self.note_wanted),
            (NEW_HERE, self.new_wanted),
            ("Ctrl+F", self.search_wanted),
            ("/", self.search_wanted),
            ("F1", self.help_wanted),
            ("Ctrl+/", self.keys_wanted),
        ):
            QShortcut(QKeySequence(keys), window).activated.connect(signal)
        for number in range(PLACES):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), window)
            shortcut.setProperty("place", number)
            shortcut.activated.connect(self._place)

    @Slot()
    def _place(self) -> None:
        self.place_wanted.emit(self.sender().property("place"))
