"""Where an item stands: in words, and buttons that say what they do."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from core.checklists.task import Task, TaskState
from ui.checklists.deeds import Deeds
from ui.checklists.repeats import CHOICES, repeat_words
from ui.checklists.words import standing_words, state_icon
from ui.shared.buttons import PlainButton, PrimaryButton, QuietButton
from ui.shared.days import day_field_pattern
from ui.shared.flow_layout import FlowLayout
from ui.shared.icon_label import IconLabel
from ui.shared.private_typing import keep_private
from ui.shared.text import BodyLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_LATER = (("tomorrow", 1), ("week", 7), ("month", 30))


class Standing(QWidget):
    """Done, not now, stuck, does not apply; and coming back to it."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._task: Task | None = None
        self._mark = IconLabel("circle", "soft")
        self.words = BodyLabel()
        self.words.setObjectName("item-standing")
        self._buttons = {
            TaskState.DONE: PrimaryButton(tr("Mark as done"), "check"),
            TaskState.NOT_NOW: PlainButton(tr("Not now")),
            TaskState.STUCK: PlainButton(tr("I am stuck")),
            TaskState.DOES_NOT_APPLY: PlainButton(tr("Does not apply")),
            TaskState.OPEN: QuietButton(tr("Not done after all"), "rotate-ccw"),
        }
        self.later = _Later(deeds)
        self.help = _Help()
        self._said = QWidget()
        said = QHBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(GRID)
        said.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.words, 1)
        row = FlowLayout()
        for state, button in self._buttons.items():
            button.setObjectName(f"item-{state}")
            button.setProperty("state", str(state))
            button.clicked.connect(self._chosen)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 3 // 2)
        column.addWidget(self._said)
        column.addWidget(self.help)
        column.addLayout(row)
        column.addWidget(self.later)

    def show_task(self, task: Task, today: date) -> None:
        """Show where it stands now."""
        self._task = task
        words = standing_words(task, today)
        self.words.setText(words)
        self._mark.show_icon(state_icon(task.state), "soft")
        self._mark.setVisible(task.state is not TaskState.OPEN)
        self._said.setVisible(bool(words))
        is_due = task.is_due(today)
        for state, button in self._buttons.items():
            hidden = task.state is state and not (state is TaskState.DONE and is_due)
            button.setVisible(not hidden and not task.is_retired)
        done, again = self._buttons[TaskState.DONE], self._buttons[TaskState.OPEN]
        done.setText(tr("Done again") if task.state is TaskState.DONE else tr("Mark as done"))
        again.setText(
            tr("Not done after all") if task.state is TaskState.DONE else tr("Open again")
        )
        self.help.setVisible(task.state is TaskState.STUCK)
        self.later.setVisible(not task.is_retired and (task.state is TaskState.NOT_NOW or is_due))
        self.later.show_task(task, today)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first button that is seen."""
        for button in self._buttons.values():
            if not button.isHidden():
                button.setFocus()
                return

    @Slot()
    def _chosen(self) -> None:
        if self._task is not None:
            self._deeds.mark(self._task, TaskState(self.sender().property("state")))


class _Help(QWidget):
    """Being stuck is no failure: who can look at it with you."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("item-help")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            BodyLabel(
                tr(
                    "Many people get stuck here. An advocate at a support service has seen this"
                    " before and can go through it with you. A person you trust can sit beside"
                    " you. Write down where it stopped, in the note below: then nobody has to"
                    " begin at the beginning."
                )
            )
        )


class _Later(QWidget):
    """When it may come up again."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("item-later")
        self._deeds = deeds
        self._task: Task | None = None
        self._today = date.min
        names = {
            "tomorrow": tr("Tomorrow"),
            "week": tr("In a week"),
            "month": tr("In a month"),
        }
        row = FlowLayout()
        for name, days in _LATER:
            button = PlainButton(names[name])
            button.setObjectName(f"later-{name}")
            button.setProperty("days", days)
            button.clicked.connect(self._in_days)
            row.addWidget(button)
        self.day = day_edit("later-day", tr("The day on which to bring it up again"))
        self._on_day = PlainButton(tr("On this day"))
        self._on_day.setObjectName("later-on-day")
        self._on_day.clicked.connect(self._on_chosen_day)
        row.addWidget(self.day)
        row.addWidget(self._on_day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(SoftLabel(tr("Bring it up again")))
        column.addLayout(row)

    def show_task(self, task: Task, today: date) -> None:
        """Offer days after today."""
        self._task = task
        if today != self._today:
            self._today = today
            first = qdate(today + timedelta(1))
            self.day.setMinimumDate(first)
            self.day.setDate(qdate(today + timedelta(14)))

    @Slot()
    def _in_days(self) -> None:
        if self._task is not None:
            days = timedelta(self.sender().property("days"))
            self._deeds.snooze(self._task, self._today + days)

    @Slot()
    def _on_chosen_day(self) -> None:
        if self._task is not None:
            self._deeds.snooze(self._task, pydate(self.day))


class Days(QWidget):
    """A day of the person's own choice, and how often it comes back."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._task: Task | None = None
        self.day = day_edit("item-day", tr("The day on which to bring it up"))
        self._set = PlainButton(tr("Bring it up on this day"))
        self._set.setObjectName("item-day-set")
        self._clear = QuietButton(tr("No day"), "x")
        self._clear.setObjectName("item-day-clear")
        self.repeat = QComboBox()
        self.repeat.setObjectName("item-repeat")
        self.repeat.setAccessibleName(tr("How often it comes back once it is done"))
        self.repeat.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row, second = FlowLayout(), FlowLayout()
        for each in (self.day, self._set, self._clear):
            row.addWidget(each)
        second.addWidget(self.repeat)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(SoftLabel(tr("A day for it")))
        column.addLayout(row)
        column.addSpacing(GRID // 2)
        column.addWidget(SoftLabel(tr("Once it is done, it comes back")))
        column.addLayout(second)
        self._set.clicked.connect(self._set_day)
        self._clear.clicked.connect(self._clear_day)
        self.repeat.activated.connect(self._repeat_chosen)

    def show_task(self, task: Task, today: date) -> None:
        """Show what was chosen."""
        self._task = task
        due = task.mark.due_on if task.mark else None
        self.day.setMinimumDate(qdate(min(due or today, today)))
        self.day.setDate(qdate(due or today + timedelta(7)))
        self._clear.setVisible(due is not None)
        own = task.mark.repeat if task.mark else None
        rules: list[tuple[str, str | None]] = []
        if task.item.repeat:
            words = tr("as the item says: {rule}").format(rule=repeat_words(task.item.repeat))
            rules.append((words, None))
        rules.append((tr("never"), "" if task.item.repeat else None))
        rules += [(repeat_words(rule), rule) for rule in CHOICES]
        if own and own not in CHOICES:
            rules.append((repeat_words(own), own))
        self.repeat.clear()
        for words, rule in rules:
            self.repeat.addItem(words, rule)
        values = [rule for _, rule in rules]
        self.repeat.setCurrentIndex(values.index(own) if own in values else 0)

    @Slot()
    def _set_day(self) -> None:
        if self._task is not None:
            self._deeds.plan(self._task, pydate(self.day), self._own_rule())

    @Slot()
    def _clear_day(self) -> None:
        if self._task is not None:
            self._deeds.plan(self._task, None, self._own_rule())

    @Slot()
    def _repeat_chosen(self) -> None:
        if self._task is not None:
            due = self._task.mark.due_on if self._task.mark else None
            self._deeds.plan(self._task, due, self.repeat.currentData())

    def _own_rule(self) -> str | None:
        return self._task.mark.repeat if self._task and self._task.mark else None


def day_edit(name: str, words: str) -> QDateEdit:
    """Return a field for a day with a calendar."""
    edit = QDateEdit()
    edit.setObjectName(name)
    edit.setAccessibleName(words)
    edit.setCalendarPopup(True)
    keep_private(edit)
    edit.setDisplayFormat(day_field_pattern())
    # Right to left, Qt would turn the order of the numbers around as well.
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return edit


def qdate(day: date) -> QDate:
    """Return a day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def pydate(edit: QDateEdit) -> date:
    """Return the day in a field."""
    chosen = edit.date()
    return date(chosen.year(), chosen.month(), chosen.day())
