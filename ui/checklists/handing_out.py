"""Taking a list or an item out of the app: on paper, as PDF, as a file, as text."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from core.checklists.exchange import ListExchange
from core.checklists.template import Template
from core.vault.session import Session
from ui.checklists.item_page import ItemPage
from ui.checklists.navigator import Navigator
from ui.checklists.paper import Sheet, pdf_of, print_sheet
from ui.checklists.spoken import as_text, item_sheet, list_sheet
from ui.jobs import WatchedProgress
from ui.screen import ScreenContext
from ui.shared.printing import has_printer
from ui.translate import tr

# Names that tell nothing to somebody who sees the folder.
_LIST_NAME, _PDF_NAME = "list.toml", "document.pdf"


class HandingOut(QObject):
    """`said(str)`: a quiet message for the foot of the window."""

    said = Signal(str)

    def __init__(self, context: ScreenContext, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._navigator = context, navigator
        page = navigator.pages.list
        page.file_wanted.connect(self._list_file)
        page.print_wanted.connect(self._print_list)
        page.pdf_wanted.connect(self._list_pdf)
        navigator.item_laid_out.connect(self._watch)

    @Slot(object)
    def _watch(self, page: ItemPage) -> None:
        page.copy_wanted.connect(self._copy)
        page.print_wanted.connect(self._print_item)
        page.pdf_wanted.connect(self._item_pdf)

    @Slot()
    def _copy(self) -> None:
        page = self._navigator.pages.item
        if page is not None:
            QGuiApplication.clipboard().setText(as_text(page.task))
            self.said.emit(
                tr("The text is on the clipboard, until you lock or copy something else.")
            )

    # --- paper and PDF ------------------------------------------------------------------------

    @Slot()
    def _print_list(self) -> None:
        if self._navigator.checklist is not None:
            self._print(list_sheet(self._navigator.checklist))

    @Slot()
    def _print_item(self) -> None:
        if self._navigator.pages.item is not None:
            self._print(item_sheet(self._navigator.pages.item.task))

    def _print(self, sheet: Sheet) -> None:
        if has_printer():
            print_sheet(self._navigator.columns, sheet)
        else:
            self.said.emit(
                tr("This computer has no printer. You can save a PDF and print it elsewhere.")
            )

    @Slot()
    def _list_pdf(self) -> None:
        if self._navigator.checklist is not None:
            self._save_pdf(list_sheet(self._navigator.checklist))

    @Slot()
    def _item_pdf(self) -> None:
        if self._navigator.pages.item is not None:
            self._save_pdf(item_sheet(self._navigator.pages.item.task))

    def _save_pdf(self, sheet: Sheet) -> None:
        target = self._target(tr("Save as PDF"), _PDF_NAME)
        if target is not None:
            runner = self._context.runner
            job = partial(_write_pdf, runner.session.list_exchange, sheet, target)
            runner.work(tr("Writing the PDF"), job, self._pdf_written)

    def _pdf_written(self, _nothing: None) -> None:
        self.said.emit(tr("The PDF is saved. It is not encrypted: anyone can open it there."))

    # --- the file for somebody else -----------------------------------------------------------

    @Slot()
    def _list_file(self) -> None:
        checklist = self._navigator.checklist
        if checklist is None:
            return
        target = self._target(tr("Save as a file for somebody else"), _LIST_NAME)
        if target is not None:
            job = partial(_template, checklist.id, target)
            self._context.runner.query(job, self._write_file)

    def _write_file(self, job: tuple[Template, Path]) -> None:
        template, target = job
        runner = self._context.runner
        writing = partial(_write, runner.session.list_exchange, template, target)
        runner.work(tr("Writing the list"), writing, self._written)

    def _written(self, _nothing: None) -> None:
        self.said.emit(tr("The list is saved. It is not encrypted: anyone can open it there."))

    def _target(self, title: str, name: str) -> Path | None:
        return self._context.dialogs.save_file(self._navigator.columns, title, name)


def _template(list_id: str, target: Path, session: Session) -> tuple[Template, Path]:
    return session.own_lists.as_template(list_id), target


def _write(
    exchange: ListExchange, template: Template, target: Path, _progress: WatchedProgress
) -> None:
    exchange.write(template, target)


def _write_pdf(
    exchange: ListExchange, sheet: Sheet, target: Path, _progress: WatchedProgress
) -> None:
    exchange.write_document(pdf_of(sheet), target)
