"""What stands before the steps of an item: things to think of first, said on the page."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.checklists.item_changes import Change, changes_of
from core.checklists.task import Task, TaskState
from core.checklists.template import Caution
from core.incidents.incident import IncidentContent
from ui.checklists.words import caution_words, field_words, item_words
from ui.plain_text import visible
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import BodyLabel, PlainLabel, SoftLabel, set_role
from ui.shared.theme import GRID
from ui.translate import tr

TO_CONSIDER = (Caution.MAY_NOTICE, Caution.MAY_ESCALATE)


class Card(QFrame):
    """A quiet frame with a title, words, and buttons; add to `column` and `row`."""

    def __init__(
        self, name: str, title: str, role: str = "card", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", role)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GRID * 2, GRID * 3 // 2, GRID * 2, GRID * 3 // 2)
        self.column.setSpacing(GRID)
        heading = PlainLabel(title)
        set_role(heading, "care-title" if role == "care-box" else "strong")
        self.setAccessibleName(title)
        self.column.addWidget(heading)
        self.row = FlowLayout()

    def end(self) -> None:
        """Put the buttons under the words."""
        self.column.addLayout(self.row)


def needs_thought(task: Task) -> bool:
    """Whether what to consider first is still to be read before the steps are shown."""
    if task.mark and (task.mark.is_considered or task.state in _PAST_THINKING):
        return False
    return any(each in task.item.cautions for each in TO_CONSIDER)


_PAST_THINKING = (TaskState.DONE, TaskState.DOES_NOT_APPLY)


class ConsiderCard(Card):
    """Asks once, in words. `thought()`: go on to the steps. `put_off()`: not now."""

    thought = Signal()
    put_off = Signal()

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__("item-consider", tr("Think about this first"), "care-box", parent)
        for caution in TO_CONSIDER:
            if caution in task.item.cautions:
                self.column.addWidget(BodyLabel(caution_words(caution).sentence))
        if task.item.consider:
            self.column.addWidget(BodyLabel(item_words(task, task.item.consider)))
        self.go_on = PlainButton(tr("I have thought about it: show the steps"))
        self.go_on.setObjectName("consider-go-on")
        later = QuietButton(tr("Not now"))
        later.setObjectName("consider-later")
        self.row.addWidget(self.go_on)
        self.row.addWidget(later)
        self.end()
        self.go_on.clicked.connect(self.thought)
        later.clicked.connect(self.put_off)


class CaptureCard(Card):
    """What to save before anything is changed. `note_wanted()`: write a note about it."""

    note_wanted = Signal()

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__("item-capture", tr("Save it first"), parent=parent)
        self.column.addWidget(BodyLabel(caution_words(Caution.DOCUMENT_FIRST).sentence))
        for line in task.item.capture:
            self.column.addWidget(BodyLabel(f"•  {item_words(task, line)}"))
        begin = PlainButton(tr("Begin a note for it"), "notebook-pen")
        begin.setObjectName("capture-begin")
        begin.setToolTip(
            tr("A note in the journal with this list, to attach pictures and files to")
        )
        self.row.addWidget(begin)
        self.end()
        begin.clicked.connect(self.note_wanted)


def prefilled(task: Task, known_types: Sequence[str]) -> IncidentContent:
    """Return the note that an item begins: what to save, and the type that fits."""
    lines = [tr("Before I do this: {title}").format(title=item_words(task, task.item.title))]
    if task.item.capture:
        lines += ["", tr("To save first:")]
        lines += [f"- {item_words(task, each)}" for each in task.item.capture]
    code = task.item.incident_type
    return IncidentContent("\n".join(lines), types=(code,) if code in known_types else ())


class SaferCard(Card):
    """Take the page to another device. `print_wanted()`, `copy_wanted()`."""

    print_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("item-safer", tr("From a safer device"), parent=parent)
        self.column.addWidget(BodyLabel(caution_words(Caution.SAFER_DEVICE).sentence))
        self.column.addWidget(
            SoftLabel(tr("You can take this page along on paper, or copy its text."))
        )
        on_paper = PlainButton(tr("Print this page"), "printer")
        on_paper.setObjectName("safer-print")
        copy = PlainButton(tr("Copy the text"), "copy")
        copy.setObjectName("safer-copy")
        self.row.addWidget(on_paper)
        self.row.addWidget(copy)
        self.end()
        on_paper.clicked.connect(self.print_wanted)
        copy.clicked.connect(self.copy_wanted)


class ChangedCard(Card):
    """An update wrote something else. `read()`: the person knows. `shipped_wanted()`: take it."""

    read = Signal()
    shipped_wanted = Signal()

    def __init__(self, task: Task, lists: Mapping[str, str], parent: QWidget | None = None) -> None:
        is_copy = task.base is not None
        title = (
            tr("The app's text changed. Yours stays as it is.")
            if is_copy
            else tr("This changed with an update of the app")
        )
        super().__init__("item-changed", title, parent=parent)
        for change in changes_of(task):
            self.column.addWidget(SoftLabel(field_words()[change.field]))
            for words, value in (
                (tr("Before: {text}"), change.before),
                (tr("Now: {text}"), change.now),
            ):
                text = _value_words(change, value, lists)
                self.column.addWidget(BodyLabel(words.format(text=text)))
        known = PlainButton(tr("I have read it"))
        known.setObjectName("changed-read")
        self.row.addWidget(known)
        known.clicked.connect(self.read)
        if is_copy:
            take = QuietButton(tr("Use the app's text instead of mine"))
            take.setObjectName("changed-take")
            self.row.addWidget(take)
            take.clicked.connect(self.shipped_wanted)
        self.end()


def _value_words(change: Change, value: object, lists: Mapping[str, str]) -> str:
    if change.field == "list":
        return lists.get(str(value), tr("a list that is gone"))
    if change.field == "cautions" and isinstance(value, tuple):
        return " · ".join(caution_words(each).short for each in value) or tr("nothing")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, tuple):
        return "\n".join(visible(str(each)) for each in value) or tr("nothing")
    return visible(str(value), keep_lines=True) or tr("nothing")
