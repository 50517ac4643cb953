"""The tags of a note. They may change when the note is sealed: they are for finding it again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.incidents.journal import MAX_NAME_CHARACTERS
from ui.shared.chip_field import ChipField
from ui.shared.picker import Choice, PickerWords
from ui.translate import tr


def tag_words() -> PickerWords:
    """Return what a picker of tags says."""
    return PickerWords(
        tr("Find a tag, or type a new one"),
        tr("No tags yet. A tag is a word of your own, such as “court” or “work”."),
        tr("Make the tag “{name}”"),
    )


class TagsField(QWidget):
    """Shows the tags of one note as chips, and offers those in use.

    `added(str)`, `removed(str)`: the person gave the note a tag, or took one away.
    `opened()`: the tags in use are wanted, for `offer`.
    """

    added = Signal(str)
    removed = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self.field = ChipField("tags", tr("Add a tag"), tag_words())
        self.field.picker.search.setMaxLength(MAX_NAME_CHARACTERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._compare)
        self.field.created.connect(self._create)
        self.field.add_button.clicked.connect(self.opened)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show the tags of a note; the choices stay open when it is the same note."""
        if sorted(self._tags) != sorted(tags):
            self._tags = tuple(tags)
            self.field.show_chosen([Choice(tag, tag) for tag in tags])

    def close_choices(self) -> None:
        """Another note is shown: put the choices away."""
        self.field.close_picker()

    def offer(self, tags: Sequence[str]) -> None:
        """Offer the tags in use."""
        self.field.offer([Choice(tag, tag) for tag in tags])

    @Slot(str)
    def _create(self, tag: str) -> None:
        name = " ".join(tag.split())
        if name.casefold() not in (each.casefold() for each in self._tags):
            self.field.add(Choice(name, name))

    @Slot()
    def _compare(self) -> None:
        before, self._tags = self._tags, self.field.chosen
        for tag in self._tags:
            if tag not in before:
                self.added.emit(tag)
        for tag in before:
            if tag not in self._tags:
                self.removed.emit(tag)
