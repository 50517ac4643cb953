"""Whose identifiers go into a list, and which kinds."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from core.blocklists.exchange.gathering import ExportChoice, Narrowing, ServiceSeen
from core.blocklists.person import IdentifierKind
from core.ids import PersonId
from ui.blocklists.words import kind_word
from ui.plain_text import isolated
from ui.shared.fields import CheckGroup, explain, named
from ui.shared.theme import GRID
from ui.translate import tr

_COMBO_CHARACTERS = 24


class ExportChoiceFields(QWidget):
    """`edited()`: the person chose something else."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whose = _combo(
            "export-whose",
            tr("Whose"),
            tr("Your own addresses and those of people close to you never go into a list."),
        )
        self.kinds: CheckGroup[IdentifierKind] = CheckGroup(
            "export-kind", {kind: (kind_word(kind), "") for kind in IdentifierKind}
        )
        self.kinds.show_chosen(tuple(IdentifierKind))
        self.service = _combo("export-service", tr("Accounts on"), "")
        self.service.addItem(tr("Every app and site"), None)
        self.to_do = QCheckBox(tr("Only what nothing was done about yet"))
        explain(self.to_do, "export-to-do", self.to_do.text(), "")
        self._service_field = named(tr("Accounts on"), self.service)
        self._service_field.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 3 // 2)
        column.addWidget(named(tr("Whose"), self.whose))
        column.addWidget(named(tr("What"), self.kinds))
        column.addWidget(self._service_field)
        column.addWidget(self.to_do)
        self._people: tuple[PersonId, ...] = ()
        self._people_words = ""
        self._groups: Sequence[str] = ()
        self._services: tuple[ServiceSeen, ...] = ()
        self._fill()
        self.whose.activated.connect(self._tell)
        self.service.activated.connect(self._tell)
        self.to_do.toggled.connect(self._tell)
        self.kinds.edited.connect(self._tell)

    @property
    def choice(self) -> ExportChoice:
        """What is chosen."""
        kinds = frozenset(self.kinds.chosen())
        what, value = self.whose.currentData()
        if what == "people":
            return ExportChoice(self._people, kinds=kinds)
        return ExportChoice(group=value if what == "group" else None, kinds=kinds)

    @property
    def narrowing(self) -> Narrowing:
        """Which of them are wanted."""
        return Narrowing(self.service.currentData(), self.to_do.isChecked())

    def offer_services(self, services: Sequence[ServiceSeen]) -> None:
        """Let accounts on one of these be chosen alone; what was chosen before stays offered."""
        before = self.service.currentData()
        kept = [each for each in self._services if each.service == before]
        there = {each.service for each in services}
        self._services = (*services, *(each for each in kept if each.service not in there))
        self.service.clear()
        self.service.addItem(tr("Every app and site"), None)
        for each in self._services:
            words = tr("{service} ({n})").format(service=isolated(each.name), n=each.count)
            self.service.addItem(words, each.service)
        self.service.setCurrentIndex(max(self.service.findData(before), 0))
        self._service_field.setVisible(bool(self._services))

    def offer_groups(self, groups: Sequence[str]) -> None:
        """Let these groups be chosen."""
        if tuple(groups) != tuple(self._groups):
            self._groups = groups
            self._fill()

    def offer_people(self, people: tuple[PersonId, ...], words: str) -> None:
        """Let these people be chosen, and choose them; none: everybody."""
        self._people, self._people_words = people, words
        self._fill()
        self.whose.setCurrentIndex(1 if people else 0)

    def _fill(self) -> None:
        before = self.whose.currentData()
        self.whose.clear()
        self.whose.addItem(tr("Everybody on the list"), ("everybody", None))
        if self._people:
            self.whose.addItem(self._people_words, ("people", None))
        for group in self._groups:
            words = tr("Group {name}").format(name=isolated(group))
            self.whose.addItem(words, ("group", group))
        places = [place for place in range(self.whose.count()) if self._at(place) == before]
        self.whose.setCurrentIndex(places[0] if places else 0)

    def _at(self, place: int) -> object:
        return self.whose.itemData(place)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()


def _combo(name: str, words: str, why: str) -> QComboBox:
    box = QComboBox()
    explain(box, name, words, why)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_COMBO_CHARACTERS)
    return box
