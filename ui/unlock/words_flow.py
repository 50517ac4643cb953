"""The recovery words: shown this once, printed or written down, and typed back."""

import random

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from core.vault.credentials import RecoveryWords
from ui.shared.buttons import PlainButton
from ui.shared.printing import has_printer
from ui.shared.private_typing import private_hints
from ui.shared.text import PlainLabel, SoftLabel, field_label
from ui.shared.theme import GRID
from ui.translate import tr, tr_n
from ui.unlock.step import Step
from ui.unlock.words_sheet import print_words

_COLUMNS = 3
_TYPED_BACK = 3
"""Three of twelve. All twelve would prove more, but people under stress would copy them off the
screen to get it over with. Three at random places, with the words out of sight, prove what matters:
that there is a sheet, and that it is in order. One letter written wrong can still be told apart:
every word of the list differs within its first four."""


class WordGrid(QWidget):
    """The words with their numbers, four rows of three."""

    def __init__(self, words: RecoveryWords) -> None:
        super().__init__()
        self.setObjectName("word-grid")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(self)
        grid.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID * 3 // 2)
        for place, word in enumerate(words.words):
            row, column = divmod(place, _COLUMNS)
            number, label = SoftLabel(f"{place + 1}"), PlainLabel(word)
            for each in (number, label):
                each.setWordWrap(False)
            label.setProperty("role", "strong")
            label.setObjectName(f"word-{place + 1}")
            label.setAccessibleName(f"{place + 1}: {word}")
            grid.addWidget(number, row, column * 2, Qt.AlignmentFlag.AlignTrailing)
            grid.addWidget(label, row, column * 2 + 1)
            grid.setColumnStretch(column * 2 + 1, 1)


class WordsStep(Step):
    """Shows the words, and covers them when nobody has touched the app for a while."""

    def __init__(self, words: RecoveryWords, *, is_vault_new: bool) -> None:
        super().__init__(
            "words-step",
            tr("Your recovery words"),
            tr(
                "If the passphrase is lost, these 12 words open the vault, and nothing else does. "
                "Print them or write them down now: they are shown this once."
            ),
        )
        self._words = words
        self._grid = WordGrid(words)
        self.show_button = PlainButton(tr("Show the words"), "eye")
        self.show_button.setObjectName("show-words")
        self.show_button.clicked.connect(self._uncover)
        self.show_button.hide()
        self.print_button = PlainButton(tr("Print"), "printer")
        self.print_button.setObjectName("print-words")
        self.print_button.clicked.connect(self._print)
        self.column.addWidget(self._grid)
        self.column.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeading)
        keep = tr(
            "Whoever has the words can open the vault and its backups. Keep the paper away from the"
            " computer, where only you look."
        )
        leaving = (
            tr(
                "If you leave now, the vault stays and your passphrase opens it, but the words"
                " cannot be shown again."
            )
            if is_vault_new
            else tr(
                "If you leave now, or the vault locks, these words are forgotten and the old ones"
                " go on opening the vault."
            )
        )
        self.column.addWidget(PlainLabel(f"{keep} {leaving}"))
        self.end_with_buttons(tr("I have them on paper"))

    def shown(self) -> None:
        """Let the person read before a stray Return goes on."""
        self.print_button.setFocus()

    def cover(self) -> None:
        """Put the words out of sight until they are asked for."""
        self._grid.hide()
        self.show_button.show()

    @Slot()
    def _uncover(self) -> None:
        self.show_button.hide()
        self._grid.show()

    @Slot()
    def _print(self) -> None:
        if has_printer():
            self.calm()
            print_words(self.window(), self._words)
        else:
            self.warn(
                tr("This computer has no printer set up."),
                tr("Write the words down with their numbers. It takes two minutes."),
            )


class TypeBackStep(Step):
    """Asks for three of the words."""

    def __init__(self, words: RecoveryWords) -> None:
        super().__init__(
            "type-back-step",
            tr("Is the paper right?"),
            tr("Take your paper and type these three words from it."),
        )
        places = sorted(random.SystemRandom().sample(range(len(words.words)), _TYPED_BACK))
        self._asked = {place + 1: words.words[place] for place in places}
        self.fields: dict[int, QLineEdit] = {}
        for number in self._asked:
            field = QLineEdit()
            field.setObjectName(f"typed-word-{number}")
            name = tr("Word {number}").format(number=number)
            field.setAccessibleName(name)
            field.setInputMethodHints(private_hints() | Qt.InputMethodHint.ImhNoAutoUppercase)
            field.returnPressed.connect(self.check)
            self.fields[number] = field
            self.column.addWidget(field_label(name, field))
            self.column.addWidget(field)
        self.end_with_buttons(tr("Check and go on"))
        self.next_button.clicked.disconnect(self.forward)
        self.next_button.clicked.connect(self.check)

    def shown(self) -> None:
        """Put the keyboard into the first word."""
        next(iter(self.fields.values())).setFocus()

    @Slot()
    def check(self) -> None:
        """Go on when all are right; else say which are not."""
        wrong = [
            number
            for number, word in self._asked.items()
            if self.fields[number].text().strip().casefold() != word
        ]
        if not wrong:
            self.forward.emit()
            return
        self.warn(
            tr_n(
                "Word {numbers} is not the same as on the screen before.",
                "Words {numbers} are not the same as on the screen before.",
                len(wrong),
            ).format(numbers=", ".join(map(str, wrong))),
            tr("Look at your paper. If it may be wrong, go back and compare."),
        )
        self.fields[wrong[0]].setFocus()
        self.fields[wrong[0]].selectAll()


class WordsFlow(QWidget):
    """Both steps.

    `finished()`: the paper is right. `went_back()`: back from the first step.
    """

    finished = Signal()
    went_back = Signal()

    def __init__(
        self,
        words: RecoveryWords,
        first_number: int = 0,
        count: int = 0,
        *,
        is_vault_new: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName("words-flow")
        self.words = words
        self.show_step = WordsStep(words, is_vault_new=is_vault_new)
        self.check_step = TypeBackStep(words)
        self._steps = QStackedWidget()
        for offset, step in enumerate((self.show_step, self.check_step)):
            if count:
                step.say_place(first_number + offset, count)
            self._steps.addWidget(step)
        self.show_step.back.connect(self.went_back)
        self.show_step.forward.connect(self._ask)
        self.check_step.back.connect(self.shown)
        self.check_step.forward.connect(self.finished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._steps)

    @Slot()
    def shown(self) -> None:
        """Begin with the words."""
        self._steps.setCurrentWidget(self.show_step)
        self.show_step.shown()

    def cover(self) -> None:
        """Put the words out of sight."""
        self.show_step.cover()

    @Slot()
    def _ask(self) -> None:
        self._steps.setCurrentWidget(self.check_step)
        self.check_step.shown()
