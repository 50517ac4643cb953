"""The pages on which the person writes: an item of their own or a copy, and the name of a list."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from core.checklists.own import OwnList
from core.checklists.template import Caution, Item
from core.errors import HollyhockError
from ui.checklists.cards import TO_CONSIDER
from ui.checklists.words import caution_words
from ui.error_messages import message_for
from ui.shared.buttons import PrimaryButton, QuietButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.private_typing import private_hints
from ui.shared.reading_page import ReadingPage
from ui.shared.text import BodyLabel, PlainLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr

_STEP_LINES, _TEXT_LINES = 6, 3


class _Editor(ReadingPage):
    """`left()`: the person does not want to write it after all."""

    left = Signal()

    def __init__(self, name: str, title: str, keep: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}-editor")
        self._name = name
        self._parts: dict[str, QWidget] = {}
        self.column.addWidget(TitleLabel(title))
        self.trouble = PlainLabel()
        self.trouble.setObjectName(f"{name}-trouble")
        self.trouble.setProperty("role", "care")
        self.trouble.hide()
        self.keep_button = PrimaryButton(keep)
        self.keep_button.setObjectName(f"{name}-keep")
        self._leave = QuietButton(tr("Leave it"))
        self._leave.setObjectName(f"{name}-leave")
        self._leave.clicked.connect(self.left)

    def refuse(self, error: HollyhockError) -> None:
        """Say why it cannot be kept; what was typed stays."""
        message = message_for(error)
        self.trouble.setText(f"{message.what} {message.next_step}")
        self.trouble.show()

    def _line(self, name: str, words: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        self._add(name, words, field)
        field.setInputMethodHints(private_hints())
        return field

    def _text(self, name: str, words: str, text: str, lines: int) -> QPlainTextEdit:
        field = QPlainTextEdit(text)
        field.setTabChangesFocus(True)
        field.setInputMethodHints(private_hints())
        field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + GRID * 3)
        self._add(name, words, field)
        return field

    def _add(self, name: str, words: str, field: QWidget) -> None:
        """Put a field below its label."""
        label = SoftLabel(words)
        label.setBuddy(field)
        field.setObjectName(f"{self._name}-{name}")
        field.setAccessibleName(words)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label)
        column.addWidget(field)
        self.column.addWidget(part)
        self._parts[name] = part

    def _end(self) -> None:
        foot = FlowLayout()
        foot.addWidget(self.keep_button)
        foot.addWidget(self._leave)
        self.column.addSpacing(GRID)
        self.column.addWidget(self.trouble)
        self.column.addLayout(foot)


class ItemEditor(_Editor):
    """`kept(Item)`: the text is to be kept. A shipped item that is changed becomes a copy."""

    kept = Signal(object)

    def __init__(self, item: Item, *, is_shipped: bool, parent: QWidget | None = None) -> None:
        title = tr("Change this") if item.id else tr("Something of your own")
        super().__init__("item", title, tr("Keep it"), parent)
        self._item = item
        if is_shipped:
            self.column.addWidget(
                BodyLabel(
                    tr(
                        "You change a copy. The app's own text is kept beside it and can be brought"
                        " back; where you stand and your note stay."
                    )
                )
            )
        self.title = self._line("title", tr("What it is called"), item.title)
        self._what = self._text("what", tr("What to do"), item.what, _TEXT_LINES)
        self._why = self._text("why", tr("Why"), item.why, _TEXT_LINES)
        steps = "\n".join(item.steps)
        self._steps = self._text("steps", tr("Steps, one a line"), steps, _STEP_LINES)
        self._cautions = {each: QCheckBox(caution_words(each).short) for each in Caution}
        boxes = QWidget()
        flow = FlowLayout(boxes)
        for each, box in self._cautions.items():
            box.setObjectName(f"item-caution-{each}")
            box.setChecked(each in item.cautions)
            box.toggled.connect(self._fit_cautions)
            flow.addWidget(box)
        self._add("cautions", tr("To think of first"), boxes)
        captures = "\n".join(item.capture)
        self._capture = self._text(
            "capture", tr("What to save first, one thing a line"), captures, _TEXT_LINES
        )
        self._consider = self._text(
            "consider", tr("What to ask yourself first"), item.consider, _TEXT_LINES
        )
        self._fit_cautions()
        self._end()
        self.keep_button.clicked.connect(self._keep)

    @Slot()
    def _fit_cautions(self) -> None:
        """Ask only for what the ticked cautions show; what was written for others stays."""
        saves = self._cautions[Caution.DOCUMENT_FIRST].isChecked()
        asks = any(self._cautions[each].isChecked() for each in TO_CONSIDER)
        self._parts["capture"].setVisible(saves)
        self._parts["consider"].setVisible(asks)

    @Slot()
    def _keep(self) -> None:
        self.kept.emit(
            replace(
                self._item,
                title=self.title.text(),
                what=self._what.toPlainText(),
                why=self._why.toPlainText(),
                steps=tuple(self._steps.toPlainText().splitlines()),
                cautions=tuple(each for each, box in self._cautions.items() if box.isChecked()),
                capture=tuple(self._capture.toPlainText().splitlines()),
                consider=self._consider.toPlainText(),
            )
        )


class ListEditor(_Editor):
    """`kept(str, str)`: name and description."""

    kept = Signal(str, str)

    def __init__(self, own: OwnList | None, parent: QWidget | None = None) -> None:
        title = tr("Change the list") if own else tr("A list of your own")
        super().__init__("list", title, tr("Keep it"), parent)
        self.own = own
        if own is None:
            self.column.addWidget(
                BodyLabel(
                    tr("For what you agreed with an advocate, a friend or yourself, step by step.")
                )
            )
        self.title = self._line("title", tr("What it is called"), own.title if own else "")
        self._about = self._text(
            "about", tr("What it is about"), own.introduction if own else "", _TEXT_LINES
        )
        self._end()
        self.keep_button.clicked.connect(self._keep)

    @Slot()
    def _keep(self) -> None:
        self.kept.emit(self.title.text(), self._about.toPlainText())
