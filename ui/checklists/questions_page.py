"""Three questions, none of which has to be answered. They decide what comes first, no more."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from core.checklists.choices import Choices
from core.checklists.template import Circumstance, Phase
from ui.shared.buttons import PrimaryButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.reading_page import ReadingPage
from ui.shared.text import BodyLabel, SectionLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr

DEVICES = (Circumstance.ANDROID, Circumstance.IPHONE, Circumstance.WINDOWS, Circumstance.MAC)
LIFE = tuple(each for each in Circumstance if each not in DEVICES)


class _Boxes(QWidget):
    """Several answers, or none of them. Nothing ticked: the question is not answered.

    `changed()`: the person ticked something.
    """

    changed = Signal()

    def __init__(
        self, asked: tuple[Circumstance, ...], none: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._boxes = {each: QCheckBox(_circumstance_words(each)) for each in asked}
        self._none = QCheckBox(none)
        self._none.setObjectName(f"none-{asked[0]}")
        column = FlowLayout(self)
        for each, box in self._boxes.items():
            box.setObjectName(f"has-{each}")
            column.addWidget(box)
            box.clicked.connect(self._ticked)
        column.addWidget(self._none)
        self._none.clicked.connect(self._ticked_none)

    def show_answers(self, choices: Choices) -> None:
        """Show what was answered."""
        for each, box in self._boxes.items():
            box.setChecked(choices.has.get(each, False))
        answered = all(each in choices.has for each in self._boxes)
        self._none.setChecked(answered and not any(choices.has[each] for each in self._boxes))

    def answers(self) -> dict[Circumstance, bool]:
        """Return the answers; empty when the question is not answered."""
        ticked = {each: box.isChecked() for each, box in self._boxes.items()}
        return ticked if any(ticked.values()) or self._none.isChecked() else {}

    @Slot()
    def _ticked(self) -> None:
        self._none.setChecked(False)
        self.changed.emit()

    @Slot()
    def _ticked_none(self) -> None:
        for box in self._boxes.values():
            box.setChecked(False)
        self.changed.emit()


class QuestionsPage(ReadingPage):
    """`answered(Choices)`: an answer is different; it is kept at once. `done()`: back to "Next"."""

    answered = Signal(object)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questions-page")
        self._choices = Choices()
        self._phases = QButtonGroup(self)
        self._devices = _Boxes(DEVICES, tr("None of these devices"))
        self._life = _Boxes(LIFE, tr("None of these"))
        self.back = PrimaryButton(tr("Show what comes first"))
        self.back.setObjectName("questions-done")
        self.column.addWidget(TitleLabel(tr("A few questions")))
        self.column.addWidget(
            BodyLabel(
                tr(
                    "They put what fits you first. You can leave out any of them, and change them"
                    " whenever you like. Nothing is taken away: every list can always be shown in"
                    " full. The answers stay in your vault."
                )
            )
        )
        self._add(tr("Where do you stand with the person?"), "", self._phase_choice())
        self._add(tr("Which devices do you use?"), "", self._devices)
        self._add(
            tr("Is some of this part of your life?"),
            tr("A shared account may be a family plan, a streaming service or a bank account."),
            self._life,
        )
        self.column.addSpacing(GRID)
        foot = FlowLayout()
        foot.addWidget(self.back)
        self.column.addLayout(foot)
        self._phases.idClicked.connect(self._changed)
        self._devices.changed.connect(self._changed)
        self._life.changed.connect(self._changed)
        self.back.clicked.connect(self.done)

    def show_choices(self, choices: Choices) -> None:
        """Show what was answered."""
        self._choices = choices
        phases = [None, *Phase]
        self._phases.button(phases.index(choices.phase)).setChecked(True)
        self._devices.show_answers(choices)
        self._life.show_answers(choices)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first question."""
        button = self._phases.checkedButton()
        if button is not None:
            button.setFocus()

    def _phase_choice(self) -> QWidget:
        choice = QWidget()
        choice.setAccessibleName(tr("Where do you stand with the person?"))
        column = QVBoxLayout(choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, phase in enumerate((None, *Phase)):
            button = QRadioButton(_phase_words(phase))
            button.setObjectName(f"phase-{phase or 'unsaid'}")
            button.setChecked(phase is None)
            self._phases.addButton(button, number)
            column.addWidget(button)
        return choice

    def _add(self, question: str, more: str, answers: QWidget) -> None:
        answers.setAccessibleName(question)
        self.column.addSpacing(GRID)
        self.column.addWidget(SectionLabel(question))
        if more:
            self.column.addWidget(SoftLabel(more))
        self.column.addWidget(answers)

    @Slot()
    def _changed(self) -> None:
        phase = (None, *Phase)[self._phases.checkedId()]
        has = {**self._devices.answers(), **self._life.answers()}
        self._choices = replace(self._choices, phase=phase, has=has)
        self.answered.emit(self._choices)


def _phase_words(phase: Phase | None) -> str:
    if phase is None:
        return tr("I leave this open")
    return {
        Phase.UNDER_CONTROL: tr("They still decide over much of my life"),
        Phase.LEAVING: tr("I am about to leave, or just did"),
        Phase.LIVING_APART: tr("I live apart from them, or never lived with them"),
    }[phase]


def _circumstance_words(circumstance: Circumstance) -> str:
    return {
        Circumstance.CHILDREN: tr("Children"),
        Circumstance.SHARED_HOME: tr("A shared home"),
        Circumstance.SHARED_ACCOUNTS: tr("Shared accounts"),
        Circumstance.WORK: tr("A place of work or study"),
        Circumstance.YOUNG_PERSON: tr("I am under 18, or this is for somebody who is"),
        Circumstance.ANDROID: tr("Android"),
        Circumstance.IPHONE: tr("iPhone or iPad"),
        Circumstance.WINDOWS: tr("Windows"),
        Circumstance.MAC: tr("Mac"),
        Circumstance.SMART_HOME: tr("Smart devices at home"),
        Circumstance.CAR: tr("A car"),
    }[circumstance]
