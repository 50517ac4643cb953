"""The two-minute explanation: what the app protects, and what it cannot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ui.shared.icon_label import IconLabel
from ui.shared.text import PlainLabel, SectionLabel
from ui.shared.theme import GRID
from ui.translate import tr
from ui.unlock.step import Step


def _protects() -> tuple[str, ...]:
    return (
        tr(
            "If the computer is stolen, or somebody copies the vault, what you wrote stays sealed, "
            "as strong as your passphrase. They may see that the app and a vault exist, and sizes "
            "and dates, not what is in it."
        ),
        tr(
            "If somebody has the computer for a minute, a locked vault stays closed. It locks by "
            "itself when nobody touches it, and “Leave now” in the lower corner hides everything "
            "at once."
        ),
        tr(
            "It sends nothing anywhere: this app opens no internet connection. A note leaves only "
            "when you hand it over."
        ),
    )


def _cannot_protect() -> tuple[str, ...]:
    return (
        tr(
            "It cannot protect you from spyware or a key logger that is on this computer already, "
            "or from its administrator: they can record your passphrase. If that may be so, use "
            "a device that they never had in hand."
        ),
        tr(
            "It cannot protect you from somebody who looks on while the vault is open, or who can "
            "force you to open it. Your safety comes first."
        ),
        tr(
            "It cannot prevent deletion: whoever can use this computer can delete the vault "
            "without reading it. Only a backup in another place helps."
        ),
    )


class WelcomeStep(Step):
    """Reading only."""

    column_px = 640

    def __init__(self) -> None:
        super().__init__(
            "welcome-step",
            tr("Before you begin"),
            tr(
                "Hollyhock is a notebook that you alone can open. What you put into it is sealed "
                "in one folder on this computer. Two minutes on what that means:"
            ),
        )
        self._add_part(tr("What it does"), "check", "accent", _protects())
        self._add_part(tr("What it cannot do"), "minus", "care", _cannot_protect())
        self.end_with_buttons()

    def shown(self) -> None:
        """Let Return go on."""
        self.verticalScrollBar().setValue(0)
        self.next_button.setFocus()

    def _add_part(self, title: str, icon_name: str, colour: str, lines: tuple[str, ...]) -> None:
        self.column.addSpacing(GRID)
        self.column.addWidget(SectionLabel(title))
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(GRID * 3 // 2)
            row.addWidget(IconLabel(icon_name, colour), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(line), 1)
            self.column.addLayout(row)
