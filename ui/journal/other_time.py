"""A second time of a note, seldom needed: one button until it is."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from core.moment import Moment
from ui.journal.moment_edit import MomentEdit
from ui.shared.buttons import IconButton, QuietButton
from ui.shared.fields import explain
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class OtherTime(QWidget):
    """`edited()`: the person changed it or took it away. `time_wanted()`: for `begin_at`."""

    edited = Signal()
    time_wanted = Signal()

    def __init__(
        self,
        name: str,
        words: str,
        offer: str,
        why: str,
        zone: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.is_given = False
        self._written = ""
        self.add_button = QuietButton(offer, "plus")
        explain(self.add_button, f"{name}-add", offer, why)
        self._label = SoftLabel(words)
        self._label.setWordWrap(False)
        self.edit = MomentEdit(name, words, zone)
        self.remove = IconButton("x", tr("Take away: {title}").format(title=words))
        self.remove.setObjectName(f"{name}-remove")
        row = FlowLayout(self)
        row.setSpacing(GRID // 2)
        for each in (self.add_button, self._label, self.edit, self.remove):
            row.addWidget(each)
        self.add_button.clicked.connect(self.time_wanted)
        self.edit.edited.connect(self.edited)
        self.remove.clicked.connect(self._take_away)

    def show_moment(self, moment: Moment | None, zone: str) -> None:
        """Show another time or none, without a word that it was edited."""
        self._written = moment.written if moment else ""
        if moment is not None:
            self.edit.show_moment(moment)
        else:
            self.edit.set_zone(zone)
        self._arrange(is_given=moment is not None)

    def begin_at(self, local: datetime, zone: str) -> None:
        """Give a time to start from."""
        self.edit.set_zone(zone)
        self.edit.show_local(local)
        self._arrange(is_given=True)
        self.edit.setFocus()

    def moment(self) -> Moment | None:
        """Return the time given. Raises InvalidField when the clocks skipped it."""
        return self.edit.moment(self._written) if self.is_given else None

    def offer(self, *, offered: bool, read_only: bool) -> None:
        """Stand on the page or not; what is given does unless it is only read."""
        self.setVisible((offered or self.is_given) and not read_only)

    def _arrange(self, *, is_given: bool) -> None:
        self.is_given = is_given
        self.add_button.setVisible(not is_given)
        for each in (self._label, self.edit, self.remove):
            each.setVisible(is_given)
        self.setFocusProxy(self.edit if is_given else self.add_button)

    @Slot()
    def _take_away(self) -> None:
        self._arrange(is_given=False)
        self.add_button.setFocus()
        self.edited.emit()
