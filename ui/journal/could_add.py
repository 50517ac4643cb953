"""What would make a note stronger, said once and quietly; it never stands in the way."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from core.incidents.could_add import Gap
from ui.shared.buttons import QuietButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import SoftLabel
from ui.translate import tr

_MOST = 5
"""More would be a list of duties."""


class CouldAdd(QWidget):
    """Offers what is missing; choosing one goes to its field. `chosen(object)`: the Gap."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self)
        flow.setSpacing(0)
        lead = SoftLabel(tr("Could add:"))
        lead.setWordWrap(False)
        flow.addWidget(lead)
        self._buttons: dict[Gap, QuietButton] = {}
        for gap, (words, why) in _words().items():
            button = QuietButton(words)
            button.setObjectName(f"could-add-{gap}")
            button.setToolTip(why)
            button.setAccessibleName(tr("Could add: {part}").format(part=words))
            button.setAccessibleDescription(why)
            button.clicked.connect(self._choose)
            flow.addWidget(button)
            self._buttons[gap] = button

    def show_missing(self, missing: Sequence[Gap]) -> None:
        """Offer the first few of these and no others."""
        for gap, button in self._buttons.items():
            button.setVisible(gap in missing[:_MOST])
        self.setVisible(bool(missing))

    @Slot()
    def _choose(self) -> None:
        for gap, button in self._buttons.items():
            if button is self.sender():
                self.chosen.emit(gap)


def _words() -> Mapping[Gap, tuple[str, str]]:
    return {
        Gap.WHEN: (tr("when"), tr("Dates show that it goes on, and how often.")),
        Gap.TYPE: (tr("type"), tr("Types make it easy to find all notes of one kind.")),
        Gap.WHERE: (tr("where"), tr("Each place has its own way of keeping traces.")),
        Gap.PERSON: (tr("who"), tr("Names and accounts tie notes together.")),
        Gap.FILE: (tr("a file"), tr("A file shows what words can only tell.")),
        Gap.ORIGINAL: (
            tr("the original file"),
            tr("A saved mail or page holds hidden lines that a picture of it has lost."),
        ),
        Gap.VANISHING: (
            tr("the page itself, before it vanishes"),
            tr("You say that it is still online. Save the page or post as a file while it is."),
        ),
        Gap.ADDRESS: (
            tr("address of the page"),
            tr("With the full address others can find the same page."),
        ),
        Gap.ACCOUNT_ID: (
            tr("permanent account ID"),
            tr("Names of accounts change, their IDs do not."),
        ),
        Gap.ZONE: (
            tr("time zone"),
            tr("The computer does not know where it is: the hour alone can be read wrongly."),
        ),
        Gap.WITNESS: (tr("who saw it"), tr("Somebody else’s account weighs as much as yours.")),
    }
