"""Whose the things of a list are, unless a row says otherwise."""

from enum import Enum, auto

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.blocklists.exchange.listed import Listed, one_line
from core.blocklists.exchange.plan import ByName, ToKnown, ToNew, Whose
from core.blocklists.person import MAX_NAME_CHARACTERS
from core.ids import PersonId
from ui.blocklists.exchange.person_picker import PersonPicker
from ui.shared.buttons import PlainButton
from ui.shared.fields import LineField, explain, named
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr
from ui.vault_runner import VaultRunner

_COMBO_CHARACTERS, _BESIDE_NEEDS_PX = 24, 520


class _Way(Enum):
    BY_NAME = auto()
    NEW = auto()
    KNOWN = auto()


class WhoseChoice(QWidget):
    """`edited()`: it is somebody else now, or nobody yet."""

    edited = Signal()

    def __init__(self, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = QComboBox()
        explain(
            self.way, "import-whose", tr("Whose they are"), tr("Rows can also be given one by one.")
        )
        self.way.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.way.setMinimumContentsLength(_COMBO_CHARACTERS)
        self.name = LineField(
            "import-name",
            tr("Name"),
            tr("A name, or what you call somebody whose name you do not know."),
        )
        self.name.setMaxLength(MAX_NAME_CHARACTERS)
        self.name_label = SoftLabel(tr("Name"))
        self.name_label.setBuddy(self.name)
        self.name_field = QWidget()
        lines = QVBoxLayout(self.name_field)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GRID // 2)
        lines.addWidget(self.name_label)
        lines.addWidget(self.name)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.person_button = PlainButton(tr("Choose…"), "user")
        self.person_button.setObjectName("import-person")
        self.picker = PersonPicker("import-person", runner)
        self.picker.hide()
        self._person: tuple[PersonId, str] | None = None
        self._lay_out()
        self.way.activated.connect(self._on_way)
        self.name.edited.connect(self._tell)
        self.person_button.clicked.connect(self._open)
        self.picker.picked.connect(self._on_picked)
        self.picker.closed.connect(self._close)
        self.begin(has_names=False)

    @property
    def has_names(self) -> bool:
        """Whether the list names people."""
        return self.way.findData(_Way.BY_NAME) >= 0

    @property
    def whose(self) -> Whose | None:
        """Who it is; None: nobody yet."""
        way, name = self.way.currentData(), self.name.text().strip()
        if way is _Way.BY_NAME:
            return ByName(name)
        if way is _Way.NEW:
            return ToNew(name) if name else None
        return ToKnown(self._person[0]) if self._person else None

    def words(self, listed: Listed) -> str:
        """Return whose a row is."""
        way, name = self.way.currentData(), self.name.text().strip()
        if way is _Way.BY_NAME:
            return one_line(listed.person) or name or listed.written
        if way is _Way.NEW:
            return name
        return self._person[1] if self._person else ""

    def begin(self, *, has_names: bool) -> None:
        """Be about another list."""
        self.way.clear()
        if has_names:
            self.way.addItem(tr("Whom the list names"), _Way.BY_NAME)
        self.way.addItem(tr("One new person"), _Way.NEW)
        self.way.addItem(tr("Somebody kept already"), _Way.KNOWN)
        self.way.setCurrentIndex(0)
        self.name.setText(tr("From a list"))
        self._person = None
        self._arrange()

    def give_to(self, person_id: PersonId, name: str) -> None:
        """Choose somebody, as if picked."""
        self._person = (person_id, name)
        self.way.setCurrentIndex(self.way.findData(_Way.KNOWN))
        self._arrange()
        self.edited.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Put the two fields side by side when there is room."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= current_theme().px(_BESIDE_NEEDS_PX)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )

    def _lay_out(self) -> None:
        person = QHBoxLayout()
        person.addWidget(self.person_button)
        person.addStretch(1)
        beside = QVBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self.name_field)
        beside.addLayout(person)
        self._row.setSpacing(GRID * 2)
        self._row.addWidget(named(tr("Whose they are"), self.way))
        self._row.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._row)
        column.addWidget(self.picker)

    def _arrange(self) -> None:
        way = self.way.currentData()
        is_known = way is _Way.KNOWN
        self.name_field.setVisible(not is_known)
        by_name = way is _Way.BY_NAME
        self.name_label.setText(tr("When it names nobody") if by_name else tr("Name"))
        self.person_button.setVisible(is_known)
        self.person_button.setText(self._person[1] if self._person else tr("Choose…"))
        if not is_known:
            self.picker.hide()

    @Slot()
    def _on_way(self) -> None:
        self._arrange()
        if self.way.currentData() is _Way.KNOWN and self._person is None:
            self._open()
        self.edited.emit()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()

    @Slot()
    def _open(self) -> None:
        self.picker.ask()
        self.picker.show()

    @Slot()
    def _close(self) -> None:
        self.picker.hide()
        self.person_button.setFocus()

    @Slot(str, str)
    def _on_picked(self, person_id: str, name: str) -> None:
        self._close()
        self.give_to(PersonId(person_id), name)
