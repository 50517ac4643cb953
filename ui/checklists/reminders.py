"""How the person wants to be reminded: in here only, or by a notice of the desktop as well."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.checklists.choices import MAX_REMINDER_CHARACTERS, Choices
from ui.notifications import can_notify
from ui.shared.buttons import PlainButton
from ui.shared.fields import LineField, named
from ui.shared.flow_layout import FlowLayout
from ui.shared.fold import Fold
from ui.shared.text import BodyLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class Reminders(Fold):
    """`chosen(Choices)`: it is to be kept. `trial_wanted(str)`: show these words once, now."""

    chosen = Signal(object)
    trial_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "reminders", tr("Reminders"), tr("How you learn that something is due again"), parent
        )
        self._choices = Choices()
        self.switch = QCheckBox(tr("Also show a notice on the desktop"))
        self.switch.setObjectName("reminders-desktop")
        self.words = LineField(
            "reminders-words",
            tr("What the notice says"),
            tr("Anyone who sees the screen can read it. Choose words that tell nothing."),
        )
        self.words.setMaxLength(MAX_REMINDER_CHARACTERS)
        self.trial = PlainButton(tr("Show it once now"))
        self.trial.setObjectName("reminders-trial")
        self.fields.addWidget(
            BodyLabel(
                tr(
                    "When the day of something has come, it stands on this page, and “Checklists”"
                    " at the side of the window has a small mark."
                )
            )
        )
        self.fields.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeading)
        self.fields.addWidget(self._no_desktop())
        self.fields.addWidget(self._about_notice())
        self.switch.clicked.connect(self._keep)
        self.words.editingFinished.connect(self.keep)
        self.trial.clicked.connect(self._try)
        self.show_choices(self._choices)

    def show_choices(self, choices: Choices) -> None:
        """Show what was chosen; words that are being typed stay."""
        self._choices = choices
        is_wanted = bool(choices.reminder)
        self.switch.setChecked(is_wanted)
        self._notice.setVisible(is_wanted)
        if not self.words.isModified():
            self.words.show_text(choices.reminder or tr("Something for today"))
        self.header.say(tr("In here and on the desktop") if is_wanted else tr("Only in here"))

    @Slot()
    def keep(self) -> None:
        """Hand over words that were typed; none at all would show nothing, so they come back."""
        if self.words.isModified():
            self._keep()

    @Slot()
    def _keep(self) -> None:
        shown = "".join(each if each.isprintable() else " " for each in self.words.written())
        words = " ".join(shown.split()) or tr("Something for today")
        self.words.show_text(words)
        reminder = words if self.switch.isChecked() else ""
        if reminder != self._choices.reminder:
            self.chosen.emit(replace(self._choices, reminder=reminder))

    @Slot()
    def _try(self) -> None:
        self.keep()
        self.trial_wanted.emit(self.words.written())

    def _no_desktop(self) -> QWidget:
        words = SoftLabel(
            tr("This is not available on this system: the app finds no desktop to show it.")
        )
        words.setObjectName("reminders-none")
        if can_notify():
            words.hide()
        self.switch.setEnabled(can_notify())
        return words

    def _about_notice(self) -> QWidget:
        self._notice = QWidget()
        column = QVBoxLayout(self._notice)
        column.setContentsMargins(GRID * 3, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(named(tr("What the notice says"), self.words))
        column.addWidget(
            SoftLabel(
                tr(
                    "It shows these words and “Reminder”, never what is due and never the name of"
                    " this app: once a day at most, and only while your vault is open. Anyone who"
                    " sees the screen can read it."
                )
            )
        )
        foot = FlowLayout()
        foot.addWidget(self.trial)
        column.addLayout(foot)
        return self._notice
