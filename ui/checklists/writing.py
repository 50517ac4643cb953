"""Writing lists and items, taking a list in from a file, and arranging what is there."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from core.checklists.exchange import ListExchange
from core.checklists.own import OwnList
from core.checklists.template import Item, Template
from core.errors import HollyhockError, InvalidField
from ui.checklists.deeds import Deeds
from ui.checklists.editors import ItemEditor, ListEditor
from ui.checklists.import_page import ImportPage
from ui.checklists.item_page import ItemPage
from ui.checklists.navigator import Navigator
from ui.jobs import WatchedProgress
from ui.screen import ScreenContext
from ui.translate import tr


class Writing(QObject):
    """Shows the pages on which the person writes, and hands over what they wrote."""

    def __init__(
        self, context: ScreenContext, navigator: Navigator, deeds: Deeds, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._navigator, self._deeds = context, navigator, deeds
        left, page = navigator.left, navigator.pages.list
        left.lists.new_wanted.connect(self.new_list)
        left.lists.file_wanted.connect(self._choose_file)
        left.items.add_wanted.connect(self.new_item)
        left.items.moved.connect(self._move_item)
        page.edit_wanted.connect(self._edit_list)
        page.delete_wanted.connect(self._delete_list)
        page.moved.connect(self._move_list)
        navigator.item_laid_out.connect(self._watch)
        deeds.item_added.connect(self._item_there)
        deeds.list_added.connect(self._list_there)
        deeds.not_written.connect(self._not_written)

    @Slot()
    def new_list(self) -> None:
        """Write a new list."""
        self._write(ListEditor(None))

    @Slot()
    def new_item(self) -> None:
        """Write an item for the list that is open."""
        if self._navigator.is_in_list and self._navigator.checklist is not None:
            self._write(ItemEditor(Item("", ""), is_shipped=False))

    @Slot(object)
    def _watch(self, page: ItemPage) -> None:
        page.edit_wanted.connect(self._edit_item)

    @Slot()
    def _edit_item(self) -> None:
        page = self._navigator.pages.item
        if page is not None:
            task = page.task
            self._write(ItemEditor(task.item, is_shipped=task.item == task.shipped))

    @Slot()
    def _edit_list(self) -> None:
        checklist = self._navigator.checklist
        if checklist is not None:
            self._write(ListEditor(OwnList(checklist.id, checklist.title, checklist.introduction)))

    def _write(self, editor: ItemEditor | ListEditor) -> None:
        if isinstance(editor, ItemEditor):
            editor.kept.connect(self._keep_item)
        else:
            editor.kept.connect(self._keep_list)
        editor.left.connect(self._navigator.leave_page)
        self._navigator.pages.pass_by(editor)
        self._navigator.columns.show_page()
        editor.title.setFocus()

    @Slot(object)
    def _keep_item(self, item: Item) -> None:
        checklist = self._navigator.checklist
        if item.id:
            self._deeds.change_item(item)
        elif checklist is not None:
            self._deeds.add_item(checklist.id, item)

    @Slot(str, str)
    def _keep_list(self, title: str, introduction: str) -> None:
        editor = self._navigator.pages.editor
        if isinstance(editor, ListEditor) and editor.own is not None:
            self._deeds.change_list(OwnList(editor.own.id, title, introduction))
        else:
            self._deeds.add_list(title, introduction)

    @Slot(str)
    def _item_there(self, item_id: str) -> None:
        self._navigator.pages.go(self._navigator.pages.list)
        self._navigator.go_to_item(item_id)

    @Slot(str)
    def _list_there(self, list_id: str) -> None:
        self._navigator.pages.go(self._navigator.pages.list)
        self._navigator.go_to_list(list_id)

    @Slot(object)
    def _not_written(self, error: HollyhockError) -> None:
        editor = self._navigator.pages.editor
        if editor is not None and isinstance(error, InvalidField):
            editor.refuse(error)
        else:
            self._context.runner.failed.emit(error)

    # --- arranging and deleting ---------------------------------------------------------------

    @Slot(tuple)
    def _move_item(self, ids: tuple[str, ...]) -> None:
        checklist = self._navigator.checklist
        if checklist is not None:
            self._deeds.arrange(checklist.id, ids)

    @Slot(int)
    def _move_list(self, by: int) -> None:
        checklist, overview = self._navigator.checklist, self._navigator.overview
        if checklist is None or overview is None:
            return
        ids = [each.id for each in overview.checklists if not each.is_retired]
        place = ids.index(checklist.id)
        if 0 <= place + by < len(ids):
            ids.insert(place + by, ids.pop(place))
            self._deeds.arrange_lists(ids)

    @Slot()
    def _delete_list(self) -> None:
        if self._navigator.checklist is not None:
            self._deeds.delete_list(self._navigator.checklist)

    # --- from a file --------------------------------------------------------------------------

    @Slot()
    def _choose_file(self) -> None:
        path = self._context.dialogs.open_file(
            self._navigator.columns, tr("Open a list from a file")
        )
        if path is not None:
            runner = self._context.runner
            job = partial(_read, runner.session.list_exchange, path)
            runner.work(tr("Reading the list"), job, self._look_over)

    def _look_over(self, template: Template) -> None:
        page = ImportPage(template)
        page.taken.connect(self._deeds.take_in)
        page.left.connect(self._navigator.leave_page)
        self._navigator.pages.pass_by(page)
        self._navigator.columns.show_page()
        page.take_keyboard()


def _read(exchange: ListExchange, path: Path, _progress: WatchedProgress) -> Template:
    return exchange.read(path)
