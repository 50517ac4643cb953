"""Taking a list or an item out of the app: as a file, or as text on the clipboard."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from core.checklists.exchange import ListExchange
from core.checklists.template import Template
from core.vault.session import Session
from ui.checklists.item_as_text import item_as_text
from ui.checklists.item_page import ItemPage
from ui.checklists.navigator import Navigator
from ui.jobs import WatchedProgress
from ui.screen import ScreenContext
from ui.translate import tr

_FILE_NAME = "list.toml"


class HandingOut(QObject):
    """`said(str)`: a quiet message for the foot of the window."""

    said = Signal(str)

    def __init__(self, context: ScreenContext, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._navigator = context, navigator
        navigator.pages.list.file_wanted.connect(self._choose_file)
        navigator.item_laid_out.connect(self._watch)

    @Slot(object)
    def _watch(self, page: ItemPage) -> None:
        page.copy_wanted.connect(self._copy)

    @Slot()
    def _copy(self) -> None:
        page = self._navigator.pages.item
        if page is not None:
            QGuiApplication.clipboard().setText(item_as_text(page.task))
            self.said.emit(
                tr("The text is on the clipboard, until you lock or copy something else.")
            )

    @Slot()
    def _choose_file(self) -> None:
        checklist = self._navigator.checklist
        if checklist is None:
            return
        title = tr("Save as a file for somebody else")
        target = self._context.dialogs.save_file(self._navigator.columns, title, _FILE_NAME)
        if target is not None:
            self._target = target
            job = partial(_template, checklist.id)
            self._context.runner.query(job, self._write_file)

    def _write_file(self, template: Template) -> None:
        runner = self._context.runner
        job = partial(_write, runner.session.list_exchange, template, self._target)
        runner.work(tr("Writing the list"), job, self._written)

    def _written(self, _nothing: None) -> None:
        self.said.emit(tr("The list is saved. The file is not encrypted: anyone can open it."))


def _template(list_id: str, session: Session) -> Template:
    return session.own_lists.as_template(list_id)


def _write(
    exchange: ListExchange, template: Template, target: Path, _progress: WatchedProgress
) -> None:
    exchange.write(template, target)
