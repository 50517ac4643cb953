"""Where in the checklists the person is: which list, which item, which page."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from core.checklists.checklists import Overview
from core.checklists.task import Checklist, Task
from core.vault.session import Session
from ui.checklists.columns import LeftColumn
from ui.checklists.deeds import Deeds
from ui.checklists.item_notes import LinkedNote, linked_notes
from ui.checklists.item_page import ItemPage
from ui.checklists.pages import Pages
from ui.jobs import Ticket
from ui.screen import ScreenContext
from ui.shared.columns import ListAndPage


class Navigator(QObject):
    """Moves the column and the pages together.

    `item_laid_out(ItemPage)`: a new page of an item is there.
    """

    item_laid_out = Signal(object)

    def __init__(self, context: ScreenContext, deeds: Deeds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._deeds = context, deeds
        self.left, self.pages = LeftColumn(), Pages()
        self.columns = ListAndPage(self.left, self.pages)
        self.overview: Overview | None = None
        self._wanted_item: str | None = None
        self._wanted_list: str | None = None
        self._ticket: Ticket[tuple[LinkedNote, ...]] | None = None
        self._connect()

    # --- what is there ------------------------------------------------------------------------

    @property
    def is_in_list(self) -> bool:
        """Whether the column shows the items of one list."""
        return self.left.currentWidget() is self.left.items

    @property
    def checklist(self) -> Checklist | None:
        """The list that is open or marked; None for "Next"."""
        lists = self.left.lists
        if self.is_in_list:
            return self.find_list(self.left.items.list_id)
        return lists.model.checklist(lists.view.currentIndex())

    def find_list(self, list_id: str | None) -> Checklist | None:
        """Return a list by its id."""
        lists = self.overview.checklists if self.overview else ()
        return next((each for each in lists if each.id == list_id), None)

    def find_task(self, item_id: str | None) -> Task | None:
        """Return an item by its id."""
        lists = self.overview.checklists if self.overview else ()
        tasks = (task for each in lists for task in each.tasks)
        return next((task for task in tasks if task.item.id == item_id), None)

    def show(self, overview: Overview) -> None:
        """Show what the vault has now, and stay where the person is."""
        self.overview = overview
        lists = self.left.lists
        lists.model.show(overview)
        self.pages.show_overview(overview)
        if not lists.view.currentIndex().isValid():
            lists.point_at(None)
            self.columns.show_list()
        checklist = self.checklist
        if checklist is not None:
            self.pages.list.show_list(checklist, overview)
            self.pages.list.open_button.setVisible(not self.is_in_list)
            if self.is_in_list:
                self.left.items.show_list(checklist, overview)
        elif self.is_in_list:
            self.leave_list()
        self._refresh_item(overview)
        self._go_to_wanted()

    def _refresh_item(self, overview: Overview) -> None:
        page = self.pages.item
        if page is None:
            return
        task = self.find_task(page.task.item.id)
        if task is None:
            self.show_list_page()
            self.focus_column()
        elif page.shows_text_of(task):
            page.show_task(task, overview)
            self._ask_notes(task)
        else:
            self._lay_out(task)

    # --- going --------------------------------------------------------------------------------

    def go_to_item(self, item_id: str) -> None:
        """Show an item, as soon as it is known."""
        self._wanted_item = item_id
        self._go_to_wanted()

    def go_to_list(self, list_id: str) -> None:
        """Show the inside of a list, as soon as it is known."""
        self._wanted_list = list_id
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        checklist = self.find_list(self._wanted_list) if self._wanted_list else None
        if checklist is not None:
            self._wanted_list = None
            self._enter(checklist)
            self.show_list_page()
            self.focus_column()
        task = self.find_task(self._wanted_item) if self._wanted_item else None
        if task is not None:
            self._wanted_item = None
            self.open_item(task.item.id)

    def focus_column(self) -> None:
        """Put the keyboard into the column."""
        (self.left.items if self.is_in_list else self.left.lists).view.setFocus()

    @Slot(object)
    def look_at_list(self, list_id: str | None) -> None:
        """Show the page of a list, or "Next"."""
        if self.overview is None or self.is_in_list:
            return
        checklist = self.find_list(list_id)
        if checklist is None:
            self.pages.go(self.pages.next)
        else:
            self.pages.list.show_list(checklist, self.overview)
            self.pages.list.open_button.show()
            self.pages.go(self.pages.list)

    @Slot(object)
    def open_list(self, list_id: str | None) -> None:
        """Go into a list; "Next" has no inside but its page."""
        self.look_at_list(list_id)
        checklist = self.find_list(list_id)
        if checklist is None:
            self.columns.show_page()
            self.pages.next.take_keyboard()
            return
        self._enter(checklist)
        self.left.items.begin()
        self.columns.show_list()
        self.focus_column()

    @Slot()
    def open_marked_list(self) -> None:
        """Go into the list whose page is seen."""
        if self.checklist is not None:
            self.open_list(self.checklist.id)

    @Slot()
    def leave_list(self) -> None:
        """Go back to all lists."""
        lists = self.left.lists
        list_id = self.left.items.list_id
        if self.find_list(list_id) is None:
            list_id = None
        self.left.items.point_at(None)
        self.left.setCurrentWidget(lists)
        lists.point_at(list_id)
        self.look_at_list(list_id)
        self.columns.show_list()
        self.focus_column()

    @Slot(str)
    def look_at_item(self, item_id: str) -> None:
        """Show the page of an item that is marked in the column."""
        task = self.find_task(item_id)
        if task is not None:
            self._lay_out(task)

    @Slot(str)
    def read_item(self, item_id: str) -> None:
        """Show the page of an item and put the keyboard there."""
        page = self.pages.item
        if page is None or page.task.item.id != item_id:
            self.look_at_item(item_id)
        self.columns.show_page()
        if self.pages.item is not None:
            self.pages.item.take_keyboard()

    @Slot(str)
    def open_item(self, item_id: str) -> None:
        """Go to an item from elsewhere: into its list, onto its page."""
        task = self.find_task(item_id)
        checklist = self.find_list(task.list_id) if task else None
        if task is None or checklist is None:
            return
        self._enter(checklist)
        self.left.items.point_at(item_id)
        self._lay_out(task)
        self.read_item(item_id)

    @Slot()
    def show_list_page(self) -> None:
        """Show the page of the list that is open."""
        self.left.items.point_at(None)
        self.pages.go(self.pages.list if self.checklist else self.pages.next)
        self.columns.show_page()

    @Slot()
    def go_back(self) -> None:
        """From a page to where it was come from."""
        if self.pages.item is None and self.pages.is_passing:
            self.leave_page()
        else:
            self.columns.show_list()
            self.focus_column()

    @Slot()
    def leave_page(self) -> None:
        """Leave a page that was made for writing or looking something over."""
        task = self.find_task(self.left.items.current_id()) if self.is_in_list else None
        if task is not None:
            self._lay_out(task)
        else:
            self.pages.go(self.pages.list if self.checklist else self.pages.next)
        self.columns.show_list()
        self.focus_column()

    @Slot()
    def ask_questions(self) -> None:
        """Show the questions."""
        self.pages.go(self.pages.questions)
        self.columns.show_page()
        self.pages.questions.take_keyboard()

    @Slot()
    def show_next(self) -> None:
        """Show "Next" and put the keyboard there."""
        self.pages.go(self.pages.next)
        self.pages.next.take_keyboard()

    def _enter(self, checklist: Checklist) -> None:
        if self.overview is not None:
            self.left.items.show_list(checklist, self.overview)
            self.left.setCurrentWidget(self.left.items)
            self.pages.list.open_button.hide()

    def _lay_out(self, task: Task) -> None:
        if self.overview is None:
            return
        types = [each.code for each in self._context.vaults.incident_types]
        page = ItemPage(task, self.overview, self._deeds, types)
        self.pages.pass_by(page)
        self._ask_notes(task)
        self.item_laid_out.emit(page)

    def _ask_notes(self, task: Task) -> None:
        if self._ticket is not None:
            self._ticket.drop()
        self._ticket = self._context.runner.query(
            partial(_linked_notes, task.item.id), self._show_notes
        )

    def _show_notes(self, notes: tuple[LinkedNote, ...]) -> None:
        self._ticket = None
        if self.pages.item is not None:
            self.pages.item.show_notes(notes)

    def _connect(self) -> None:
        lists, items, pages = self.left.lists, self.left.items, self.pages
        lists.looked_at.connect(self.look_at_list)
        lists.opened.connect(self.open_list)
        items.looked_at.connect(self.look_at_item)
        items.opened.connect(self.read_item)
        items.left.connect(self.leave_list)
        items.about_wanted.connect(self.show_list_page)
        pages.list.opened.connect(self.open_marked_list)
        pages.next.opened.connect(self.open_item)
        pages.next.questions_wanted.connect(self.ask_questions)
        pages.questions.done.connect(self.show_next)


def _linked_notes(item_id: str, session: Session) -> tuple[LinkedNote, ...]:
    return linked_notes(session, item_id)
