"""Which kinds of incident it is, and what is worth keeping of such."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.incidents.incident_type import IncidentType
from ui.shared.chip_field import ChipField
from ui.shared.picker import Choice, PickerWords
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class TypeField(QWidget):
    """`edited()`: a type was chosen or taken away."""

    edited = Signal()

    def __init__(self, types: Sequence[IncidentType], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = {each.code: tr(each.title) for each in types}
        self._captures = {each.code: tr(each.capture) for each in types}
        self.chips = ChipField(
            "types",
            tr("Add a type"),
            PickerWords(tr("Find a type"), tr("No type has these words. “Other” always fits.")),
        )
        self.chips.offer(
            [Choice(each.code, tr(each.title), tr(each.explanation)) for each in types]
        )
        self.capture = SoftLabel()
        self.capture.setObjectName("types-capture")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.chips)
        column.addWidget(self.capture)
        self.setFocusProxy(self.chips)
        self.chips.edited.connect(self.edited)

    def show_types(self, codes: Sequence[str]) -> None:
        """Show other types."""
        self.chips.show_chosen([Choice(code, self._titles.get(code, code)) for code in codes])

    def set_read_only(self, *, read_only: bool) -> None:
        """Let types be chosen, or only be read."""
        self.chips.set_read_only(read_only=read_only)

    def suggest(self, *, is_read: bool) -> None:
        """Say what is worth keeping, as long as something can be added."""
        found = [self._captures[code] for code in self.chips.chosen if code in self._captures]
        self.capture.setText(tr("Worth keeping: {what}").format(what="\n".join(found)))
        self.capture.setVisible(bool(found) and not is_read)
