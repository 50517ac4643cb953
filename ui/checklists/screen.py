"""The checklists: what is next, the lists and their items, and the page of one of them."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.changes import Kind
from core.checklists.checklists import Overview
from core.errors import HollyhockError
from core.vault.session import Session
from ui.checklists.deeds import Deeds
from ui.checklists.due_watch import DueWatch, Notice
from ui.checklists.handing_out import HandingOut
from ui.checklists.item_page import ItemPage
from ui.checklists.navigator import Navigator
from ui.checklists.writing import Writing
from ui.screen import Record, Screen, ScreenContext
from ui.shared.undo_line import UndoLine
from ui.translate import tr


class ChecklistsScreen(Screen):
    """Nothing here is ever late, and nothing counts against the person."""

    icon_name = "list-checks"
    opens = Record.TASK

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.help_text = tr(
            "Each item says what to do, why, how, and what to think of first. “Next” shows where to"
            " begin and what is due again. Enter opens what is marked, Esc goes back; Alt with the"
            " arrow keys moves an item up or down in its list. What does not fit can be set aside,"
            " and every list can be changed, handed out and added to."
        )
        self.deeds = Deeds(context.runner, self)
        self.navigator = Navigator(context, self.deeds, self)
        self.writing = Writing(context, self.navigator, self.deeds, self)
        self.handing_out = HandingOut(context, self.navigator, self)
        self.due_watch = DueWatch(context.runner, self)
        self.undo_line = UndoLine("checklists")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.navigator.columns, 1)
        outer.addWidget(self.undo_line)
        self._connect()
        self._ask()

    @staticmethod
    def name() -> str:
        """Return what the place is called."""
        return tr("Checklists")

    def shown(self) -> None:
        """Look at the day again, and put the keyboard into the column."""
        self._ask()
        self.navigator.focus_column()

    def start_new(self) -> None:
        """Write an item for the list that is open, or a new list."""
        if self.navigator.is_in_list:
            self.writing.new_item()
        else:
            self.writing.new_list()

    def open_record(self, record_id: str) -> None:
        """Show an item."""
        self.navigator.go_to_item(record_id)

    def leave(self) -> None:
        """Hand over a note that is not kept yet."""
        self.navigator.pages.keep_note()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Hand over a note when another place of the rail is chosen."""
        super().hideEvent(event)
        if self.context.runner.is_unlocked:
            self.leave()

    def _connect(self) -> None:
        pages, deeds = self.navigator.pages, self.deeds
        self.context.runner.changed.connect(self._changed)
        self.navigator.item_laid_out.connect(self._watch)
        pages.questions.answered.connect(deeds.choose)
        reminders = pages.next.reminders
        reminders.chosen.connect(deeds.choose)
        reminders.trial_wanted.connect(self._try_notice)
        self.due_watch.day_over.connect(self._ask)
        self.due_watch.due.connect(self._mark_place)
        deeds.undoable.connect(self.undo_line.offer)
        deeds.done.connect(self.undo_line.clear)
        deeds.refused.connect(self._ask)
        deeds.incident_begun.connect(self._open_note)
        self.undo_line.undo_chosen.connect(deeds.undo)
        self.handing_out.said.connect(self.said)
        back = QShortcut(QKeySequence("Escape"), pages)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.navigator.go_back)

    @Slot(object)
    def _watch(self, page: ItemPage) -> None:
        page.note_opened.connect(self._open_note)
        page.look_wanted.connect(self._look)

    @Slot()
    def _look(self) -> None:
        self.record_wanted.emit(Record.TRACES, "")

    @Slot(str)
    def _open_note(self, incident_id: str) -> None:
        self.record_wanted.emit(Record.INCIDENT, incident_id)

    @Slot()
    def _ask(self) -> None:
        self.context.runner.query(_overview, self._show)

    def _show(self, overview: Overview) -> None:
        self.navigator.show(overview)
        self.due_watch.look(overview)

    @Slot(bool)
    def _mark_place(self, is_due: bool) -> None:  # noqa: FBT001  a slot
        if is_due:
            self.marked.emit(tr("today"), tr("something is due again"))
        else:
            self.marked.emit("", "")

    @Slot(str)
    def _try_notice(self, words: str) -> None:
        self.context.runner.aside(Notice(words), self._tried, self._not_tried)

    def _tried(self, _nothing: None) -> None:
        self.said.emit(tr("The desktop has the notice. It may show it for a few seconds."))

    def _not_tried(self, error: HollyhockError) -> None:
        self.context.runner.failed.emit(error)

    @Slot(frozenset)
    def _changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & {Kind.TASKS, Kind.INCIDENTS}:
            self._ask()


def _overview(session: Session) -> Overview:
    return session.checklists.overview()
