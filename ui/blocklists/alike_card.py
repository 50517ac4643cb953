"""One name that looks like another: why, the two of them, and what to do about it."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.blocklists.lookalikes.alike import Alike
from core.blocklists.person import IdentifierContent
from ui.blocklists.alike_words import (
    differing,
    here_words,
    known_words,
    reason_words,
    strange_letters,
    title_words,
)
from ui.blocklists.two_forms import TwoForms
from ui.plain_text import visible
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.icon_label import IconLabel
from ui.shared.text import PlainLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class AlikeDeed(StrEnum):
    """What can be done about two names that look alike; the values name the buttons."""

    JOIN = "join"
    """Both people are one."""
    GIVE = "give"
    """Only this name belongs to the other person."""
    REJECT = "reject"
    SHOW = "show"
    """Show the other person."""
    NOTE = "note"
    """Write a note about it first."""


class AlikeCard(QFrame):
    """`chosen(AlikeDeed, IdentifierContent, Alike)`: what is to be done about it."""

    chosen = Signal(object, object, object)

    def __init__(
        self, content: IdentifierContent, alike: Alike, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.content, self.alike = content, alike
        self.setObjectName("alike-card")
        self.setProperty("role", "card")
        title = PlainLabel(title_words(alike))
        title.setObjectName("alike-title")
        title.setProperty("role", "strong")
        forms = TwoForms()
        forms.show_forms(content.written, here_words(content), alike.known.name, known_words(alike))
        self.setAccessibleName(f"{title.text()} {reason_words(alike)}")
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(title)
        words.addWidget(SoftLabel(reason_words(alike)))
        words.addWidget(forms)
        shown = visible(content.written), visible(alike.known.name)
        marks = differing(*shown)
        strange = strange_letters(shown[0], marks[0]) or strange_letters(shown[1], marks[1])
        if strange:
            words.addWidget(SoftLabel(strange))
        words.addLayout(self._buttons())
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2)
        row.setSpacing(GRID * 3 // 2)
        mark = IconLabel(
            "triangle-alert" if alike.is_impersonation else "users",
            "care" if alike.is_impersonation else "accent",
        )
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _buttons(self) -> FlowLayout:
        flow = FlowLayout()
        if self.alike.is_impersonation:
            offers: dict[AlikeDeed, QPushButton] = {
                AlikeDeed.NOTE: PlainButton(tr("Write a note about it"), "notebook-pen"),
                AlikeDeed.REJECT: QuietButton(tr("I know, do not say it again"), "check"),
            }
        else:
            offers = {
                AlikeDeed.JOIN: PlainButton(tr("Same person"), "check"),
                AlikeDeed.GIVE: QuietButton(tr("Only this is theirs"), "user"),
                AlikeDeed.REJECT: QuietButton(tr("Not the same"), "x"),
                AlikeDeed.SHOW: QuietButton(tr("Show them"), "eye"),
            }
        for deed, button in offers.items():
            button.setObjectName(f"alike-{deed}")
            button.setProperty("deed", deed)
            button.clicked.connect(self._choose)
            flow.addWidget(button)
        return flow

    @Slot()
    def _choose(self) -> None:
        deed = AlikeDeed(self.sender().property("deed"))
        self.chosen.emit(deed, self.content, self.alike)
