"""The names, numbers and accounts of one person: the list, its entry row, and undo."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.blocklists.person import IdentifierContent, PersonRow
from ui.blocklists.identifier_entry import IdentifierEntry
from ui.blocklists.identifiers_model import IdentifiersModel, Removed
from ui.blocklists.words import also_used_by
from ui.shared.buttons import QuietButton
from ui.shared.elided_label import ElidedLabel
from ui.shared.fitted_list import FittedList
from ui.shared.flow_layout import FlowLayout
from ui.shared.icons import icon
from ui.shared.theme import GRID
from ui.translate import tr

Others = Mapping[IdentifierContent, tuple[PersonRow, ...]]
"""Who else has an identifier."""


class IdentifiersEditor(QWidget):
    """Add, change, remove, and undo a removal. Nothing here asks for confirmation.

    `edited()`: the list or what is being typed is different.
    `asked(tuple[IdentifierContent, ...])`: tell who else has these, with `answer`.
    """

    edited = Signal()
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._removed: list[Removed] = []
        self.model = IdentifiersModel(self)
        self.view = FittedList()
        self.view.setObjectName("identifier-list")
        self.view.setAccessibleName(tr("Names, numbers and accounts"))
        self.view.setModel(self.model)
        self.change_button = QuietButton(tr("Change"), "pencil")
        self.change_button.setObjectName("identifier-change")
        self.remove_button = QuietButton(tr("Remove"), "minus")
        self.remove_button.setObjectName("identifier-remove")
        self.undo_text = ElidedLabel()
        self.undo_button = QuietButton(tr("Undo"), "undo-2")
        self.undo_button.setObjectName("identifier-undo")
        self.entry = IdentifierEntry()
        self._add_actions()
        self._lay_out()
        self._connect()
        self.show_identifiers(())

    @property
    def identifiers(self) -> tuple[IdentifierContent, ...]:
        """What stands in the list, and what is typed but not added yet."""
        typed = self.entry.content
        listed = self.model.identifiers
        return listed if typed is None or typed in listed else (*listed, typed)

    def show_identifiers(self, identifiers: tuple[IdentifierContent, ...]) -> None:
        """Show those of somebody else."""
        self._removed = []
        self.model.show(identifiers)
        self.entry.clear()
        self._arrange()
        self.ask_again()

    def ask_again(self) -> None:
        """Ask who else has these: another person may have changed."""
        if self.identifiers:
            self.asked.emit(self.identifiers)

    def answer(self, others: Others) -> None:
        """Show who else has what was asked for."""
        self.model.warn({each: also_used_by(rows) for each, rows in others.items() if rows})
        self.view.fit()
        typed = self.entry.content
        if typed is not None and typed not in self.model.identifiers:
            self.entry.say(also_used_by(others.get(typed, ())))

    def _add_actions(self) -> None:
        self._remove = QAction(icon("minus"), tr("Remove"), self)
        self._remove.setShortcut(QKeySequence.StandardKey.Delete)
        self._undo = QAction(icon("undo-2"), tr("Undo"), self)
        self._undo.setShortcut(QKeySequence.StandardKey.Undo)
        self._change = QAction(icon("pencil"), tr("Change"), self)
        for action in (self._change, self._remove, self._undo):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.view.addAction(action)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _lay_out(self) -> None:
        actions = FlowLayout()
        for each in (self.change_button, self.remove_button, self.undo_text, self.undo_button):
            actions.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.view)
        column.addLayout(actions)
        column.addWidget(self.entry)

    def _connect(self) -> None:
        self.entry.added.connect(self._on_added)
        self.entry.edited.connect(self.edited)
        self.entry.paused.connect(self._on_paused)
        self.view.selectionModel().currentChanged.connect(self._arrange)
        self.view.doubleClicked.connect(self._on_change)
        for source in (self.remove_button.clicked, self._remove.triggered):
            source.connect(self._on_remove)
        for source in (self.change_button.clicked, self._change.triggered):
            source.connect(self._on_change)
        for source in (self.undo_button.clicked, self._undo.triggered):
            source.connect(self._on_undo)

    @Slot()
    def _arrange(self) -> None:
        has_rows = bool(self.model.identifiers)
        has_current = self.view.currentIndex().isValid()
        self.view.setVisible(has_rows)
        for button in (self.change_button, self.remove_button):
            button.setVisible(has_rows and has_current)
        self._undo.setEnabled(bool(self._removed))
        self.undo_button.setVisible(bool(self._removed))
        self.undo_text.setVisible(bool(self._removed))
        if self._removed:
            written = self._removed[-1].identifier.written
            self.undo_text.say(tr("{name} was removed.").format(name=written))
        self.view.fit()

    @Slot(object)
    def _on_added(self, identifier: IdentifierContent) -> None:
        if not self.model.put(identifier):
            self.entry.say(tr("This is in the list already."))
        self._has_changed()

    @Slot(object)
    def _on_paused(self, typed: IdentifierContent | None) -> None:
        if typed is None:
            self.entry.say("")
        elif typed in self.model.identifiers:
            self.entry.say(tr("This is in the list already."))
        else:
            self.asked.emit(self.identifiers)

    @Slot()
    def _on_remove(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self._removed.append(self.model.take(index.row()))
            self._has_changed()

    @Slot()
    def _on_change(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.entry.add()
            self.entry.show_content(self.model.take(index.row()).identifier)
            self.entry.written.setFocus()
            self._has_changed()

    @Slot()
    def _on_undo(self) -> None:
        if self._removed:
            row, identifier = self._removed.pop()
            self.model.put(identifier, row)
            self.view.setCurrentIndex(self.model.index(row))
            self._has_changed()

    def _has_changed(self) -> None:
        self._arrange()
        self.edited.emit()
        self.ask_again()
