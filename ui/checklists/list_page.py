"""The page of one list: what it is about, and what can be done with it as a whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.checklists.checklists import Overview
from core.checklists.task import Checklist
from ui.checklists.words import progress_words, title_words
from ui.plain_text import visible
from ui.shared.buttons import PlainButton, PrimaryButton, QuietButton, StopButton
from ui.shared.days import full_day
from ui.shared.flow_layout import FlowLayout
from ui.shared.reading_page import Line, ReadingPage
from ui.shared.text import BodyLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr


class ListPage(ReadingPage):
    """`opened()`: go into the list. `print_wanted()`, `pdf_wanted()`, `file_wanted()`: hand it out.

    `edit_wanted()`, `delete_wanted()`: for lists of the person's own. `moved(int)`: 1 down, -1 up.
    """

    opened = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()
    file_wanted = Signal()
    edit_wanted = Signal()
    delete_wanted = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list-page")
        self._title, self._about = TitleLabel(), BodyLabel()
        self.progress = SoftLabel()
        self.progress.setObjectName("checklist-progress")
        self._reviewed = SoftLabel()
        self.open_button = PrimaryButton(tr("Read the list"))
        self.open_button.setObjectName("list-open")
        self.print_button = PlainButton(tr("Print"), "printer")
        self.print_button.setObjectName("list-print")
        self.pdf_button = PlainButton(tr("Save as PDF"), "file-text")
        self.pdf_button.setObjectName("list-pdf")
        self.file_button = PlainButton(tr("Save as a file for somebody else"), "download")
        self.file_button.setObjectName("list-export")
        self._handing = SoftLabel(
            tr(
                "Paper, PDF and file hold the texts of the list only: nothing that you did or"
                " wrote down. They are not encrypted."
            )
        )
        self._edit = QuietButton(tr("Change name and description"), "pencil")
        self._edit.setObjectName("list-edit")
        self._delete = StopButton(tr("Delete this list"), "trash-2")
        self._delete.setObjectName("list-delete")
        self._up = QuietButton(tr("Move up"), "chevron-up")
        self._up.setObjectName("list-up")
        self._down = QuietButton(tr("Move down"), "chevron-down")
        self._down.setObjectName("list-down")
        self._lay_out()
        for button, signal in (
            (self.open_button, self.opened),
            (self.print_button, self.print_wanted),
            (self.pdf_button, self.pdf_wanted),
            (self.file_button, self.file_wanted),
            (self._edit, self.edit_wanted),
            (self._delete, self.delete_wanted),
        ):
            button.clicked.connect(signal)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)

    def show_list(self, checklist: Checklist, overview: Overview) -> None:
        """Show a list."""
        is_retired, is_own = checklist.is_retired, checklist.is_own
        self._title.setText(title_words(checklist))
        self._about.setText(_about_words(checklist))
        self._about.setVisible(bool(self._about.text()))
        self.progress.setText(progress_words(checklist))
        self._reviewed.setVisible(checklist.reviewed is not None)
        if checklist.reviewed:
            words = tr("Last looked over on {date}.").format(date=full_day(checklist.reviewed))
            self._reviewed.setText(words)
        handing: tuple[QWidget, ...] = (
            self.print_button,
            self.pdf_button,
            self.file_button,
            self._handing,
        )
        for each in handing:
            each.setVisible(not is_retired)
        self._edit.setVisible(is_own)
        self._delete.setVisible(is_own)
        ids = [each.id for each in overview.checklists if not each.is_retired]
        self._up.setVisible(not is_retired and checklist.id != ids[0])
        self._down.setVisible(not is_retired and checklist.id != ids[-1])

    def _move_up(self) -> None:
        self.moved.emit(-1)

    def _move_down(self) -> None:
        self.moved.emit(1)

    def _lay_out(self) -> None:
        hand_out, own = FlowLayout(), FlowLayout()
        for button in (self.print_button, self.pdf_button, self.file_button):
            hand_out.addWidget(button)
        for each in (self._up, self._down, self._edit, self._delete):
            own.addWidget(each)
        first = FlowLayout()
        first.addWidget(self.open_button)
        for label in (self._title, self.progress, self._about, self._reviewed):
            self.column.addWidget(label)
        self.column.addSpacing(GRID)
        self.column.addLayout(first)
        self.column.addSpacing(GRID * 2)
        self.column.addWidget(Line())
        self.column.addWidget(self._handing)
        self.column.addLayout(hand_out)
        self.column.addSpacing(GRID)
        self.column.addLayout(own)


def _about_words(checklist: Checklist) -> str:
    if checklist.is_retired:
        return tr(
            "An update of the app no longer has these, or the list they stood in. What you did"
            " and wrote about them is kept here until you delete it."
        )
    if checklist.is_own:
        return visible(checklist.introduction, keep_lines=True)
    return tr(checklist.introduction)
