"""The view that shows the rows of the list of people."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.blocklists.people_model import PeopleModel
from ui.shared.two_lines import TwoLineDelegate
from ui.translate import tr


class PeopleView(QListView):
    """Rows all equally high: only then do 100,000 of them cost nothing.

    People can be taken along with the mouse, and let go of over others. `removal_wanted()`: Del.
    """

    removal_wanted = Signal()

    def __init__(self, model: PeopleModel) -> None:
        super().__init__()
        self.setObjectName("people-list")
        self.setAccessibleName(tr("People"))
        self.setModel(model)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(True)
        self.setDefaultDropAction(Qt.DropAction.LinkAction)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Grow the rows with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Del takes away who is chosen; everything else is the list's."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)
