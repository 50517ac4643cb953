"""The right side of the checklists: one page at a time."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from core.checklists.checklists import Overview
from ui.checklists.editors import ItemEditor, ListEditor
from ui.checklists.import_page import ImportPage
from ui.checklists.item_page import ItemPage
from ui.checklists.list_page import ListPage
from ui.checklists.next_page import NextPage
from ui.checklists.questions_page import QuestionsPage


class Pages(QStackedWidget):
    """Three pages that stay, and one at most that is made for what is looked at or written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.next, self.list, self.questions = NextPage(), ListPage(), QuestionsPage()
        self._passing: QWidget | None = None
        for page in (self.next, self.list, self.questions):
            self.addWidget(page)

    @property
    def is_passing(self) -> bool:
        """Whether a page is seen that was made for a moment, or the questions."""
        return self._passing is not None or self.currentWidget() is self.questions

    @property
    def item(self) -> ItemPage | None:
        """The page of the item that is open, if one is."""
        return self._passing if isinstance(self._passing, ItemPage) else None

    @property
    def editor(self) -> ItemEditor | ListEditor | None:
        """The page on which something is being written, if one is."""
        return self._passing if isinstance(self._passing, ItemEditor | ListEditor) else None

    def go(self, page: QWidget) -> None:
        """Show one of the pages that stay; what was made for a moment goes."""
        self._let_go()
        self.setCurrentWidget(page)

    def pass_by(self, page: ItemPage | ItemEditor | ListEditor | ImportPage) -> None:
        """Show a page that was made for a moment."""
        self._let_go()
        self._passing = page
        self.addWidget(page)
        self.setCurrentWidget(page)

    def keep_note(self) -> None:
        """Hand over what was typed and is not kept yet."""
        self.next.reminders.keep()
        if self.item is not None:
            self.item.keep_note()

    def show_overview(self, overview: Overview) -> None:
        """Bring the pages that stay up to date."""
        self.next.show_overview(overview)
        self.questions.show_choices(overview.choices)

    def _let_go(self) -> None:
        page, self._passing = self._passing, None
        if isinstance(page, ItemPage):
            page.keep_note()
        if page is not None:
            self.removeWidget(page)
            page.deleteLater()
