"""A path that is shown, and a button to choose another."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.dialogs import FileDialogs
from ui.shared.buttons import PlainButton
from ui.shared.elided_label import ElidedLabel
from ui.shared.icon_label import IconLabel
from ui.shared.theme import GRID
from ui.translate import tr


class FolderChoice(QWidget):
    """A folder by default; a file when `wants_file`.

    `chosen(Path)`: the person chose another one in the dialog.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, label: str, dialogs: FileDialogs, *, wants_file: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._label, self._dialogs, self._wants_file = label, dialogs, wants_file
        self.folder = Path()
        self.path_label = ElidedLabel(tr("None chosen yet"))
        self.path_label.setObjectName(f"{name}-path")
        self.button = PlainButton(tr("Choose…"))
        self.button.setObjectName(f"{name}-choose")
        self.button.setAccessibleName(f"{label}: {tr('Choose…')}")
        self.button.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(IconLabel("file" if wants_file else "folder", "soft"))
        row.addWidget(self.path_label, 1)
        row.addWidget(self.button)

    def show_folder(self, folder: Path) -> None:
        """Show this path as the one chosen."""
        self.folder = folder
        self.path_label.say(str(folder))

    @Slot()
    def _choose(self) -> None:
        ask = self._dialogs.open_file if self._wants_file else self._dialogs.choose_folder
        path = ask(self.window(), self._label)
        if path is not None:
            self.show_folder(path)
            self.chosen.emit(path)
