"""What is still to do: accounts, numbers and addresses that nothing was done about yet."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.blocklists.queries import IdentifierRow
from core.blocklists.status import ServiceCount, StatusContent
from core.ids import PersonId
from core.vault.session import Session
from ui.blocklists.counts import identifiers_words
from ui.blocklists.status_form import StatusForm
from ui.blocklists.status_words import service_word
from ui.blocklists.to_do_model import ToDoModel
from ui.blocklists.words import identifier_words
from ui.screen import ScreenContext
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.choice_bar import ChoiceBar
from ui.shared.empty_state import EmptyState
from ui.shared.fields import explain
from ui.shared.reading_page import ReadingPage
from ui.shared.text import SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.shared.two_lines import TwoLineDelegate
from ui.translate import tr


class ToDoPage(QWidget):
    """A list to tick off. `taken(ids, StatusContent, str)`: write down a step for these.
    `opened(PersonId)`: show whose it is. `note_wanted(IdentifierRow)`: write a note about it first.
    """

    taken = Signal(object, object, str)
    opened = Signal(str)
    note_wanted = Signal(object)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("to-do-page")
        self._runner = context.runner
        self._count = 0
        self.model = ToDoModel(context.runner, self)
        self.title = TitleLabel(tr("Still to do"))
        self.about = SoftLabel(
            tr(
                "Nothing was done yet about these. It may be right to leave it so: what is neither"
                " muted nor blocked still arrives as a record. Choose one or several, and write"
                " down what you did."
            )
        )
        self.services, self.view = _service_choice(), _list_of(self.model)
        self._nothing = EmptyState(
            "circle-check",
            tr("Nothing to do"),
            tr("Something was written down for every name, number and account on your list."),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._nothing)
        self.bar = ChoiceBar("to-do-chosen")
        self.done_button = PlainButton(tr("Write down what was done"), "check")
        self.person_button = QuietButton(tr("Show the person"), "user")
        self.bar.add("done", self.done_button, "check")
        self.bar.add("person", self.person_button, "user")
        self.form = StatusForm()
        self._form_page = ReadingPage()
        self._form_page.column.addWidget(self.form)
        self._pages.addWidget(self._form_page)
        self._lay_out()
        self._connect()
        self._arrange()

    def reload(self) -> None:
        """Read again: the vault's data changed."""
        self.model.reload()
        self._runner.query(_counts, self._offer)

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Whose the chosen ones are, each once."""
        return tuple(dict.fromkeys(each.person_id for each in self._chosen()))

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, 0)
        top.setSpacing(GRID)
        top.addWidget(self.title)
        top.addWidget(self.about)
        top.addWidget(self.services, 0, Qt.AlignmentFlag.AlignLeading)
        rows = QVBoxLayout()
        rows.setContentsMargins(GRID * 3 // 2, 0, GRID * 3 // 2, 0)
        rows.addWidget(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addLayout(rows, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        self.services.activated.connect(self._show_service)
        self.model.settled.connect(self._on_settled)
        self.view.selectionModel().selectionChanged.connect(self._arrange)
        self.view.activated.connect(self._begin)
        self.view.doubleClicked.connect(self._begin)
        self.bar.cleared.connect(self.view.clearSelection)
        self.done_button.clicked.connect(self._begin)
        self.person_button.clicked.connect(self._open)
        self.form.taken.connect(self._take)
        self.form.closed.connect(self._put_away)
        self.form.note_wanted.connect(self._want_note)

    def _chosen(self) -> list[IdentifierRow]:
        rows = sorted(each.row() for each in self.view.selectionModel().selectedIndexes())
        return [self.model.row_at(each) for each in rows]

    def _offer(self, counts: Sequence[ServiceCount]) -> None:
        chosen = self.services.currentData()
        self.services.clear()
        self.services.addItem(tr("Everywhere"), None)
        for each in counts:
            words = tr("{service}: {n}").format(service=service_word(each.service), n=each.count)
            self.services.addItem(words, each.service)
        self.services.setCurrentIndex(max(self.services.findData(chosen), 0))

    @Slot()
    def _show_service(self) -> None:
        self.view.clearSelection()
        self.model.show(self.services.currentData())

    @Slot(int)
    def _on_settled(self, count: int) -> None:
        self._count = count
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        chosen = self._chosen()
        if not chosen:
            self.form.hide()
        is_asking = not self.form.isHidden()
        for widget in (self.about, self.services):
            widget.setVisible(not is_asking)
        rows = self.view if self._count else self._nothing
        self._pages.setCurrentWidget(self._form_page if is_asking else rows)
        deeds = ("done", "person") if len(chosen) == 1 else ("done",)
        self.bar.offer(tr("{what} chosen").format(what=identifiers_words(len(chosen))), deeds)
        self.bar.setVisible(bool(chosen) and not is_asking)

    @Slot()
    @Slot(QModelIndex)
    def _begin(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        what = (
            identifier_words(chosen[0].identifier.content)
            if len(chosen) == 1
            else identifiers_words(len(chosen))
        )
        services = {each.service for each in chosen}
        self.form.begin(
            tr("What was done about {identifier}").format(identifier=what),
            {each.identifier.content.kind for each in chosen},
            services.pop() if len(services) == 1 else "",
        )
        self._arrange()
        self._form_page.verticalScrollBar().setValue(0)
        self.form.buttons[self.form.step].setFocus()

    @Slot()
    def _open(self) -> None:
        if chosen := self._chosen():
            self.opened.emit(chosen[0].person_id)

    @Slot(object, str)
    def _take(self, content: StatusContent, service: str) -> None:
        ids = tuple(each.identifier.id for each in self._chosen())
        self._put_away()
        if ids:
            self.taken.emit(ids, content, service)

    @Slot()
    def _put_away(self) -> None:
        """Go back to the rows: the form hides itself."""
        self._arrange()
        self.view.setFocus()

    @Slot()
    def _want_note(self) -> None:
        if chosen := self._chosen():
            self.note_wanted.emit(chosen[0])


def _counts(session: Session) -> tuple[ServiceCount, ...]:
    return session.statuses.to_do()


def _service_choice() -> QComboBox:
    services = QComboBox()
    words = tr("Only what is to do at one app, site or program.")
    explain(services, "to-do-service", tr("Where"), words)
    services.setMaxVisibleItems(20)
    services.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return services


def _list_of(model: ToDoModel) -> QListView:
    view = QListView()
    view.setObjectName("to-do-list")
    view.setAccessibleName(tr("Still to do"))
    view.setModel(model)
    view.setItemDelegate(TwoLineDelegate(view))
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return view
