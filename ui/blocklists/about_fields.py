"""What else is known of a person: groups, for whom they act, who acts for them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.blocklists.person import MAX_GROUP_CHARACTERS, About, Circle
from core.ids import PersonId
from ui.blocklists.chosen_people import group_words
from ui.blocklists.word_choice import WordChoice
from ui.blocklists.words import circle_meaning, circle_word
from ui.shared.chip_field import ChipField
from ui.shared.fields import AreaField, named
from ui.shared.labelled_row import LabelledRow
from ui.shared.picker import Choice, PickerWords
from ui.shared.theme import GRID
from ui.translate import tr


class AboutFields(QWidget):
    """`edited()`: something is different. `people_wanted(str)`: whoever this text finds is wanted,
    for `offer_people`.
    """

    edited = Signal()
    people_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups = ChipField("person-groups", tr("Add a group"), group_words())
        self.groups.picker.search.setMaxLength(MAX_GROUP_CHARACTERS)
        self.acts_for = ChipField(
            "person-acts-for",
            tr("Add for whom"),
            PickerWords(
                tr("Find a person"), tr("Nobody else on your list is called so. Add them first.")
            ),
        )
        self.others = AreaField(
            "person-third-parties",
            tr("Others who act for them"),
            tr("Friends, relatives, a detective: whoever passes things on or acts for them."),
        )
        self.circle = WordChoice(
            "circle",
            tr("Whose side are they on?"),
            {each: (circle_word(each), circle_meaning(each)) for each in Circle},
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 2)
        column.addWidget(LabelledRow("tag", tr("Groups"), self.groups))
        column.addWidget(LabelledRow("users", tr("Acts for"), self.acts_for))
        column.addWidget(named(tr("Others who act for them"), self.others))
        column.addWidget(named(tr("Who this is to you"), self.circle))
        for field in (self.groups, self.acts_for, self.others):
            field.edited.connect(self.edited)
        self.circle.changed.connect(self.edited)
        self.groups.created.connect(self._create_group)
        self.acts_for.searched.connect(self.people_wanted)

    def show_about(self, about: About, names: Sequence[Choice]) -> None:
        """Show this; `names` are those of `acts_for`."""
        if self.groups.chosen != about.groups:
            self.groups.show_chosen([Choice(each, each) for each in about.groups])
        if self.acts_for.chosen != about.acts_for or self.acts_for.choices != tuple(names):
            self.acts_for.show_chosen(names)
        self.others.show_text(about.third_parties)
        self.circle.choose(about.circle)

    @property
    def acted_for(self) -> tuple[PersonId, ...]:
        """For whom the person acts."""
        return tuple(PersonId(each) for each in self.acts_for.chosen)

    def offer_groups(self, groups: Sequence[str]) -> None:
        """Offer the groups in use."""
        self.groups.offer([Choice(each, each) for each in groups])

    def offer_people(self, people: Sequence[Choice]) -> None:
        """Offer people to act for."""
        self.acts_for.offer(people, are_found=True)

    @Slot(str)
    def _create_group(self, group: str) -> None:
        name = " ".join(group.split())
        if name and name.casefold() not in (each.casefold() for each in self.groups.chosen):
            self.groups.add(Choice(name, name))
