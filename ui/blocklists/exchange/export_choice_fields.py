"""Whose identifiers go into a list, and which kinds."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from core.blocklists.exchange.gathering import ExportChoice
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
        self.whose = QComboBox()
        explain(
            self.whose,
            "export-whose",
            tr("Whose"),
            tr("Your own addresses and those of people close to you never go into a list."),
        )
        self.whose.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.whose.setMinimumContentsLength(_COMBO_CHARACTERS)
        self.kinds: CheckGroup[IdentifierKind] = CheckGroup(
            "export-kind", {kind: (kind_word(kind), "") for kind in IdentifierKind}
        )
        self.kinds.show_chosen(tuple(IdentifierKind))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 3 // 2)
        column.addWidget(named(tr("Whose"), self.whose))
        column.addWidget(named(tr("What"), self.kinds))
        self._people: tuple[PersonId, ...] = ()
        self._people_words = ""
        self._groups: Sequence[str] = ()
        self._fill()
        self.whose.activated.connect(self._tell)
        self.kinds.edited.connect(self._tell)

    @property
    def choice(self) -> ExportChoice:
        """What is chosen."""
        kinds = frozenset(self.kinds.chosen())
        what, value = self.whose.currentData()
        if what == "people":
            return ExportChoice(self._people, kinds=kinds)
        return ExportChoice(group=value if what == "group" else None, kinds=kinds)

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
