"""A tag for several notes at once."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.incidents.journal import MAX_NAME_CHARACTERS
from ui.journal.find.tags_field import tag_words
from ui.shared.asking_card import AskingCard
from ui.shared.picker import Choice
from ui.translate import tr


class ManyTags(AskingCard):
    """`chosen(str)`: the notes are to have this tag. `closed()`: none, after all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        question = tr("Which tag? Enter gives it to all chosen notes.")
        super().__init__("many-tags", question, tag_words(), parent)
        self.picker.search.setMaxLength(MAX_NAME_CHARACTERS)

    def offer_tags(self, tags: Sequence[str]) -> None:
        """Offer the tags in use."""
        self.offer([Choice(tag, tag) for tag in tags])
