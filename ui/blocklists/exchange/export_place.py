"""Making lists for other programs: the programs on the left, the list for one on the right."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from core.changes import Kind
from core.ids import PersonId
from core.vault.session import Session
from ui.blocklists.exchange.export_form import ExportForm, people_words
from ui.blocklists.exchange.targets_model import TargetsModel
from ui.screen import ScreenContext
from ui.shared.buttons import QuietButton
from ui.shared.columns import ListAndPage
from ui.shared.text import PlainLabel, set_role
from ui.shared.theme import GRID, current_theme
from ui.shared.two_lines import TwoLineDelegate
from ui.translate import tr

_LEAST_WIDTH_PX = 260


class ExportPlace(QWidget):
    """`closed()`: back to the people."""

    closed = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export-place")
        self._context = context
        self.model = TargetsModel(self)
        self.view = QListView()
        self.view.setObjectName("export-targets")
        self.view.setAccessibleName(tr("For which program"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(TwoLineDelegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back_button = QuietButton(tr("Back to the people"), "arrow-left")
        self.back_button.setObjectName("export-back")
        self.form = ExportForm(context)
        self.columns = ListAndPage(self._list_side(), self.form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.columns)
        self.view.setCurrentIndex(self.model.index(0))
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
        self.back_button.clicked.connect(self.closed)
        context.runner.changed.connect(self._on_changed)

    def begin(self, people: tuple[PersonId, ...] = ()) -> None:
        """The person came here, perhaps with people chosen in the list."""
        self.form.choice.offer_people(people, people_words(len(people)))
        self._context.runner.query(_groups, self.form.choice.offer_groups)
        self.form.ask_again()
        self.columns.show_list()
        self.view.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Let go of what was fetched."""
        super().hideEvent(event)
        self.form.gatherer.forget()

    def _list_side(self) -> QWidget:
        side = QWidget()
        side.setProperty("role", "paper")
        side.setMinimumWidth(current_theme().px(_LEAST_WIDTH_PX))
        heading = PlainLabel(tr("Make a list for"))
        set_role(heading, "strong")
        top = QVBoxLayout()
        top.setContentsMargins(GRID, GRID, GRID, 0)
        top.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
        inner = QVBoxLayout()
        inner.setContentsMargins(GRID, 0, GRID, 0)
        inner.addWidget(heading)
        top.addLayout(inner)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        return side

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        target = self.model.target(index)
        if target is not None:
            self.form.show_target(target)

    @Slot()
    def _on_chosen(self) -> None:
        self.columns.show_page()

    @Slot(frozenset)
    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if Kind.PEOPLE in kinds and self.isVisible():
            self.form.ask_again()


def _groups(session: Session) -> tuple[str, ...]:
    return session.blocklist.groups()
