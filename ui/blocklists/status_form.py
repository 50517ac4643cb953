"""Writing down what was done about identifiers, with what to think of first."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QFrame, QRadioButton, QVBoxLayout, QWidget

from core.blocklists.person import IdentifierKind
from core.blocklists.status import MAX_SERVICE_CHARACTERS, StatusContent, Step, advice_for
from core.ids import IncidentId
from ui.blocklists.status_words import advice_words, service_word, step_meaning, step_word
from ui.shared.buttons import PlainButton, PrimaryButton, QuietButton
from ui.shared.caution import CautionBox
from ui.shared.chip_field import ChipField
from ui.shared.fields import AreaField, LineField, explain, named
from ui.shared.flow_layout import FlowLayout
from ui.shared.picker import PickerWords
from ui.shared.private_typing import keep_private
from ui.shared.text import SectionLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_CHOICES = (Step.MUTED, Step.BLOCKED, Step.REPORTED, Step.NOT_YET)


class StatusForm(QFrame):
    """`taken(StatusContent, str)`: a step, and the service; empty: the own one of each identifier.
    `note_wanted()`: a note about it is to be written first. `closed()`: nothing, after all.
    `notes` asks to be offered notes to link (`searched`).
    """

    taken = Signal(object, str)
    note_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status-form")
        self.setProperty("role", "card")
        self._kinds: Collection[IdentifierKind] = ()
        self.title = SectionLabel()
        self.title.setObjectName("status-title")
        self.steps = QWidget()
        self.steps.setAccessibleName(tr("What was done"))
        self._group = QButtonGroup(self)
        self.buttons: dict[Step, QRadioButton] = {}
        self._meaning = SoftLabel()
        self.advice = CautionBox()
        self.advice.setObjectName("status-advice")
        self.note_button = PlainButton(tr("Write a note about it first"), "notebook-pen")
        self.note_button.setObjectName("status-note-first")
        self.day, self.service, self.reference = _day_field(), _service_field(), _reference_field()
        self.result = LineField(
            "status-result", tr("What came of it"), tr("What they answered, or what happened then.")
        )
        self.notes = ChipField(
            "status-notes",
            tr("Link a note"),
            PickerWords(tr("Find a note"), tr("No note has these words.")),
        )
        self.private = AreaField(
            "status-private",
            tr("Note for yourself"),
            tr("It is in no export unless you choose it."),
        )
        self.take_button = PrimaryButton(tr("Write it down"), "check")
        self.take_button.setObjectName("status-take")
        self.close_button = QuietButton(tr("Not now"))
        self.close_button.setObjectName("status-close")
        self._lay_out()
        self._group.buttonClicked.connect(self._look)
        self.take_button.clicked.connect(self._take)
        self.note_button.clicked.connect(self.note_wanted)
        self.close_button.clicked.connect(self._close)
        self.hide()

    def be_part_of_card(self) -> None:
        """Stand on a card of somebody else, without a frame."""
        self.setProperty("role", "")
        self._column.setContentsMargins(0, GRID, 0, 0)

    @property
    def step(self) -> Step:
        """What is chosen."""
        return next(each for each, button in self.buttons.items() if button.isChecked())

    def begin(self, title: str, kinds: Collection[IdentifierKind], service: str) -> None:
        """Ask about identifiers of these kinds; `service` is their own, empty: of several."""
        self._kinds = kinds
        self.title.setText(title)
        self.service.setPlaceholderText(
            service_word(service) if service else tr("Where each of them is used")
        )
        for field in (self.service, self.reference, self.result, self.private):
            field.show_text("")
        self.notes.show_chosen(())
        self.buttons[Step.MUTED].setChecked(True)
        self.day.setDate(QDate.currentDate())
        self._look()
        self.show()
        self.buttons[Step.MUTED].setFocus()

    def _lay_out(self) -> None:
        row = FlowLayout(self.steps)
        row.setSpacing(GRID * 2)
        for step in _CHOICES:
            button = QRadioButton(step_word(step))
            explain(button, f"status-{step}", step_word(step), step_meaning(step))
            self.buttons[step] = button
            self._group.addButton(button)
            row.addWidget(button)
        self.buttons[Step.MUTED].setChecked(True)
        self._reference = named(tr("Number or name of the report"), self.reference)
        end = FlowLayout()
        end.addWidget(self.take_button)
        end.addWidget(self.note_button)
        end.addWidget(self.close_button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        for part in (self.title, self.steps, self._meaning, self.advice):
            column.addWidget(part)
        column.addWidget(named(tr("When"), self.day), 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(named(tr("Where"), self.service))
        column.addWidget(self._reference)
        column.addWidget(named(tr("What came of it"), self.result))
        column.addWidget(named(tr("Because of these notes"), self.notes))
        column.addWidget(named(tr("Note for yourself"), self.private))
        column.addLayout(end)

    @Slot()
    def _look(self) -> None:
        """Follow what is chosen: what it means, and what to think of before it."""
        step = self.step
        self._meaning.setText(step_meaning(step))
        advice = dict.fromkeys(
            each for kind in sorted(self._kinds) for each in advice_for(kind, step)
        )
        words = "\n".join(f"• {advice_words(each)}" for each in advice)
        self.advice.say(words, tr("Before you do it"))
        self.advice.setVisible(step is not Step.NOT_YET and bool(advice))
        self._reference.setVisible(step is Step.REPORTED)

    @Slot()
    def _take(self) -> None:
        day = self.day.date()
        content = StatusContent(
            self.step,
            date(day.year(), day.month(), day.day()),
            self.reference.written().strip() if self.step is Step.REPORTED else "",
            self.result.written().strip(),
            self.private.written().strip(),
            tuple(IncidentId(each) for each in self.notes.chosen),
        )
        self.hide()
        self.taken.emit(content, self.service.written().strip())

    @Slot()
    def _close(self) -> None:
        self.hide()
        self.closed.emit()


def _day_field() -> QDateEdit:
    day = QDateEdit()
    explain(day, "status-day", tr("When"), tr("The day on which it was done."))
    day.setCalendarPopup(True)
    keep_private(day)
    day.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return day


def _service_field() -> LineField:
    field = LineField(
        "status-service",
        tr("Where"),
        tr("The app, site or program in which it was done, when it is another one."),
    )
    field.setMaxLength(MAX_SERVICE_CHARACTERS)
    return field


def _reference_field() -> LineField:
    return LineField(
        "status-reference",
        tr("Number or name of the report"),
        tr("With it you can ask later what became of it."),
    )
