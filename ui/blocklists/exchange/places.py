"""The people, and the two pages for lists: one of the three is seen."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.ids import PersonId
from ui.blocklists.exchange.export_place import ExportPlace
from ui.blocklists.exchange.import_page import ImportPage
from ui.screen import ScreenContext
from ui.shared.buttons import QuietButton
from ui.shared.flow_layout import FlowLayout
from ui.translate import tr


class ListDoors(QWidget):
    """The two buttons that lead from the people to the lists.

    `import_wanted()`, `export_wanted()`.
    """

    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.import_button = QuietButton(tr("Bring in a list"), "folder-open")
        self.import_button.setObjectName("people-import")
        self.export_button = QuietButton(tr("Make a list"), "download")
        self.export_button.setObjectName("people-export")
        self.export_button.setToolTip(tr("For mail filters, phones, browsers and other programs"))
        flow = FlowLayout(self)
        flow.addWidget(self.import_button)
        flow.addWidget(self.export_button)
        self.import_button.clicked.connect(self.import_wanted)
        self.export_button.clicked.connect(self.export_wanted)


class ListPlaces(QStackedWidget):
    """`home` is seen until a page for lists is asked for.

    `came_home()`: the people are seen again.
    """

    came_home = Signal()

    def __init__(
        self, home: QWidget, context: ScreenContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._home = home
        self.import_page = ImportPage(context)
        self.export_place = ExportPlace(context)
        for page in (home, self.import_page, self.export_place):
            self.addWidget(page)
        self.import_page.closed.connect(self.go_home)
        self.export_place.closed.connect(self.go_home)

    @Slot()
    def go_home(self) -> None:
        """Show the people."""
        self.setCurrentWidget(self._home)
        self.came_home.emit()

    @Slot()
    def show_import(self) -> None:
        """Show the page that brings a list in."""
        self.setCurrentWidget(self.import_page)
        self.import_page.begin()

    def show_export(self, people: tuple[PersonId, ...] = ()) -> None:
        """Show the page that makes a list, for these people or everybody."""
        self.setCurrentWidget(self.export_place)
        self.export_place.begin(people)
