"""Whether pictures of the screen may show the app's windows."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.preferences import Preferences
from ui.shared.text import SectionLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class Pictures(QWidget):
    """A wish to the system where it knows one; elsewhere, the plain fact that it knows none.

    `changed(Preferences)`: what the person wants from now on.
    """

    changed = Signal(object)

    def __init__(self, *, can_leave_out: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = Preferences()
        self.leave_out = QCheckBox(tr("Leave the windows out of pictures of the screen"))
        self.leave_out.setObjectName("leave-out-of-pictures")
        self.leave_out.setVisible(can_leave_out)
        self.leave_out.clicked.connect(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(SectionLabel(tr("Pictures of the screen")))
        column.addWidget(self.leave_out)
        column.addWidget(SoftLabel(_wish() if can_leave_out else _no_wish()))

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is in use."""
        self._preferences = preferences
        self.leave_out.setChecked(not preferences.show_in_captures)

    @Slot(bool)
    def _chosen(self, is_left_out: bool) -> None:  # noqa: FBT001  Qt's signal
        self._preferences = replace(self._preferences, show_in_captures=not is_left_out)
        self.changed.emit(self._preferences)


def _wish() -> str:
    return tr(
        "The system is asked to show nothing in place of the app in screenshots and recordings."
        " Most programs keep to it; some do not, and no camera does. Turn it off when you want to"
        " make a picture of the app yourself."
    )


def _no_wish() -> str:
    return tr(
        "On this system, any program can make pictures of the screen while the app is open, and"
        " the app cannot keep it from doing so."
    )
