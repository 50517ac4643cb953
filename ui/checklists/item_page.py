"""The page of one item: what to do, why, how, what to think of first, and where it stands."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.checklists.checklists import Overview
from core.checklists.item_changes import changes_of
from core.checklists.task import Task, TaskState
from core.checklists.template import Caution
from ui.checklists.cards import (
    CaptureCard,
    ChangedCard,
    ConsiderCard,
    SaferCard,
    needs_thought,
    prefilled,
)
from ui.checklists.caution_chip import CautionChip
from ui.checklists.deeds import Deeds
from ui.checklists.item_note import ItemNote
from ui.checklists.item_notes import ItemNotes, LinkedNote
from ui.checklists.standing import Days, Standing
from ui.checklists.words import caution_words, item_words, title_words
from ui.shared.buttons import PlainButton, QuietButton, StopButton
from ui.shared.caution import CautionBox
from ui.shared.flow_layout import FlowLayout
from ui.shared.reading_page import Line, ReadingPage
from ui.shared.text import BodyLabel, PlainLabel, SectionLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr


class ItemPage(ReadingPage):
    """Made anew for each item that is opened; `show_task` brings it up to date.

    `note_opened(str)`: the person wants to see a note of the journal. `edit_wanted()`,
    `print_wanted()`, `pdf_wanted()`, `copy_wanted()`: of this item. `look_wanted()`: look at this
    computer for what the item is about.
    """

    note_opened = Signal(str)
    edit_wanted = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()
    copy_wanted = Signal()
    look_wanted = Signal()

    def __init__(
        self,
        task: Task,
        overview: Overview,
        deeds: Deeds,
        incident_types: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("item-page")
        self._deeds, self._types = deeds, incident_types
        self.task = task
        self._lists: Mapping[str, str] = {}
        self._changed: ChangedCard | None = None
        self._consider: ConsiderCard | None = None
        self._changed_place, self._how_place = QVBoxLayout(), QVBoxLayout()
        self._how = self._make_how()
        self.standing, self.days = Standing(deeds), Days(deeds)
        self.note, self.notes = ItemNote(task), ItemNotes()
        self._lay_out_head(overview)
        self._lay_out_body()
        self._lay_out_foot()
        self.note.written.connect(self._write_note)
        self.notes.opened.connect(self.note_opened)
        self.show_task(task, overview)

    def show_task(self, task: Task, overview: Overview) -> None:
        """Show where it stands now. The text is that of the page: another one needs a new page."""
        self.task = task
        self._lists = {each.id: title_words(each) for each in overview.checklists}
        self._show_changes()
        self._show_how()
        self.standing.show_task(task, overview.today)
        self.days.show_task(task, overview.today)
        self.note.show_task(task)

    def shows_text_of(self, task: Task) -> bool:
        """Whether the page was made for this very text."""
        mine = self.task
        return (mine.item, mine.shipped, mine.base, mine.is_retired) == (
            task.item, task.shipped, task.base, task.is_retired,
        )  # fmt: skip

    def show_notes(self, notes: tuple[LinkedNote, ...]) -> None:
        """Show which notes of the journal belong to it."""
        self.notes.show_notes(notes)

    def keep_note(self) -> None:
        """Hand over a note that is not kept yet."""
        self.note.keep()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        if self._consider is not None:
            self._consider.go_on.setFocus()
        else:
            self.standing.take_keyboard()

    # --- what changes -------------------------------------------------------------------------

    def _show_changes(self) -> None:
        if self._changed is not None:
            self._changed_place.removeWidget(self._changed)
            self._changed.hide()
            self._changed.deleteLater()
            self._changed = None
        if changes_of(self.task):
            card = ChangedCard(self.task, self._lists)
            card.read.connect(self._see)
            card.shipped_wanted.connect(self._restore)
            self._changed_place.addWidget(card)
            self._changed = card

    def _show_how(self) -> None:
        asks = needs_thought(self.task) and not self.task.is_retired
        self._how.setVisible(not asks)
        if asks and self._consider is None:
            self._consider = ConsiderCard(self.task)
            self._consider.thought.connect(self._think)
            self._consider.put_off.connect(self._put_off)
            self._how_place.insertWidget(0, self._consider)
        elif not asks and self._consider is not None:
            had_keyboard = self._consider.isAncestorOf(self.focusWidget() or self)
            self._how_place.removeWidget(self._consider)
            self._consider.hide()
            self._consider.deleteLater()
            self._consider = None
            if had_keyboard:
                self.take_keyboard()

    @Slot()
    def _think(self) -> None:
        self._deeds.consider(self.task)

    @Slot()
    def _put_off(self) -> None:
        self._deeds.mark(self.task, TaskState.NOT_NOW)

    @Slot()
    def _see(self) -> None:
        self._deeds.see(self.task)

    @Slot()
    def _restore(self) -> None:
        self._deeds.restore_shipped(self.task)

    @Slot()
    def _delete(self) -> None:
        self._deeds.delete_item(self.task)

    @Slot(str)
    def _write_note(self, note: str) -> None:
        self._deeds.write_note(self.task, note)

    @Slot()
    def _begin_incident(self) -> None:
        self.keep_note()
        self._deeds.begin_incident(self.task, prefilled(self.task, self._types))

    # --- putting together ---------------------------------------------------------------------

    def _lay_out_head(self, overview: Overview) -> None:
        task = self.task
        place = next((each for each in overview.checklists if each.id == task.list_id), None)
        where = [title_words(place)] if place else []
        if task.base:
            where.append(tr("your own copy"))
        elif task.is_own and place and not place.is_own:
            where.append(tr("added by you"))
        title = TitleLabel(item_words(task, task.item.title))
        title.setObjectName("item-title")
        self.column.addWidget(SoftLabel(" · ".join(where)))
        self.column.addWidget(title)
        if task.item.cautions:
            chips = QWidget()
            flow = FlowLayout(chips)
            for caution in task.item.cautions:
                flow.addWidget(CautionChip(caution))
            self.column.addWidget(chips)
            self.column.addSpacing(GRID // 2)
        self.column.addLayout(self._changed_place)

    def _lay_out_body(self) -> None:
        task = self.task
        if task.item.what:
            self.column.addWidget(BodyLabel(item_words(task, task.item.what)))
        if task.item.why:
            self.column.addSpacing(GRID)
            self.column.addWidget(SectionLabel(tr("Why")))
            self.column.addWidget(BodyLabel(item_words(task, task.item.why)))
        self.column.addSpacing(GRID)
        self._how_place.addWidget(self._how)
        self.column.addLayout(self._how_place)
        self.column.addSpacing(GRID)
        self.column.addWidget(Line())
        self.column.addSpacing(GRID)
        self.column.addWidget(self.standing)
        self.column.addWidget(self.notes)
        self.column.addSpacing(GRID)
        self.column.addWidget(self.note)
        if not task.is_retired:
            self.column.addSpacing(GRID)
            self.column.addWidget(self.days)

    def _make_how(self) -> QWidget:
        """The cautions that come before the steps, and the steps."""
        task, how = self.task, QWidget()
        column = QVBoxLayout(how)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 3 // 2)
        cautions = task.item.cautions
        others = [each for each in cautions if each not in _WITH_A_CARD]
        if others:
            words = [caution_words(each).sentence for each in others]
            column.addWidget(CautionBox("\n".join(words), tr("Before you do this")))
        if Caution.DOCUMENT_FIRST in cautions and not task.is_retired:
            capture = CaptureCard(task)
            capture.note_wanted.connect(self._begin_incident)
            column.addWidget(capture)
        if Caution.SAFER_DEVICE in cautions:
            safer = SaferCard()
            safer.print_wanted.connect(self.print_wanted)
            safer.copy_wanted.connect(self.copy_wanted)
            column.addWidget(safer)
        if task.item.steps:
            column.addWidget(SectionLabel(tr("How")))
            column.addLayout(self._steps())
        if task.item.id in _WITH_A_LOOK:
            look = PlainButton(tr("Look at this computer…"), "text-search")
            look.setObjectName("item-look")
            look.clicked.connect(self.look_wanted)
            column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeading)
        if not task.item.reversible:
            column.addWidget(SoftLabel(tr("Once done, this cannot be undone.")))
        return how

    def _steps(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for number, step in enumerate(self.task.item.steps, 1):
            grid.addWidget(PlainLabel(tr("{n}.").format(n=number)), number, 0, top)
            grid.addWidget(BodyLabel(item_words(self.task, step)), number, 1)
        return grid

    def _lay_out_foot(self) -> None:
        task = self.task
        if task.item.sources:
            self.column.addSpacing(GRID)
            names = " · ".join(item_words(task, each) for each in task.item.sources)
            self.column.addWidget(SoftLabel(tr("To read: {names}").format(names=names)))
        self.column.addSpacing(GRID)
        self.column.addWidget(Line())
        foot = FlowLayout()
        buttons: list[tuple[PlainButton | QuietButton | StopButton, str, object]] = [
            (QuietButton(tr("Print"), "printer"), "item-print", self.print_wanted),
            (QuietButton(tr("Save as PDF"), "file-text"), "item-pdf", self.pdf_wanted),
        ]
        if not task.is_retired:
            words = tr("Change it") if task.is_own or task.base else tr("Change it for yourself")
            buttons.append((QuietButton(words, "pencil"), "item-edit", self.edit_wanted))
        if task.base:
            words = tr("Bring the app's text back")
            buttons.append((QuietButton(words, "rotate-ccw"), "item-restore", self._restore))
        if task.is_own or task.is_retired:
            buttons.append((StopButton(tr("Delete"), "trash-2"), "item-delete", self._delete))
        for button, name, slot in buttons:
            button.setObjectName(name)
            button.clicked.connect(slot)
            foot.addWidget(button)
        self.column.addLayout(foot)


_WITH_A_LOOK = frozenset(("remote-access-and-users", "stalkerware-suspected", "this-computer"))
"""Items of the shipped lists for which the app itself can look at the computer it runs on."""

_WITH_A_CARD = (Caution.DOCUMENT_FIRST, Caution.SAFER_DEVICE)
