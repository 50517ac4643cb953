"""List and page side by side; on a narrow window they take turns."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QVBoxLayout, QWidget

from ui.shared.buttons import QuietButton
from ui.shared.theme import current_theme
from ui.translate import tr

_BOTH_NEED_PX = 640
_LIST_PX, _PAGE_PX = 340, 560


class ListAndPage(QWidget):
    """The two right columns of the frame.

    `show_page()` when something was chosen, `show_list()` when nothing is: it matters only while
    the window is narrow. Then a button above the page leads back.

    `went_back()`: the person asked for the list again.
    """

    went_back = Signal()

    def __init__(
        self, list_side: QWidget, page_side: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._list, self._page = list_side, page_side
        self._wants_page = False
        self._narrow = False
        self.back_button = QuietButton(tr("Back to the list"), "arrow-left")
        self.back_button.setObjectName("back-to-list")
        self.back_button.clicked.connect(self._back)
        self.back_button.hide()
        page_column = QWidget()
        column = QVBoxLayout(page_column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(page_side, 1)
        self._page_column = page_column
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(list_side)
        self._splitter.addWidget(page_column)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_LIST_PX, _PAGE_PX])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)

    @property
    def is_narrow(self) -> bool:
        """Whether only one of the two is seen."""
        return self._narrow

    def show_page(self) -> None:
        """Something was chosen: show it."""
        self._wants_page = True
        self._arrange()

    def show_list(self) -> None:
        """Nothing is chosen: show the list."""
        self._wants_page = False
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As wide as the wider of the two: they can take turns."""
        sides = (self._list.minimumSizeHint(), self._page_column.minimumSizeHint())
        return QSize(max(s.width() for s in sides), max(s.height() for s in sides))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Decide again whether both fit."""
        super().resizeEvent(event)
        narrow = event.size().width() < current_theme().px(_BOTH_NEED_PX)
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    @Slot()
    def _back(self) -> None:
        self.show_list()
        for each in self._list.findChildren(QAbstractItemView):
            if each.isVisible():
                each.setFocus()
                break
        self.went_back.emit()

    def _arrange(self) -> None:
        self._list.setVisible(not self._narrow or not self._wants_page)
        self._page_column.setVisible(not self._narrow or self._wants_page)
        self.back_button.setVisible(self._narrow)
