"""Where a file came from, as far as the person knows: to write, or only to read."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from core.errors import InvalidField
from core.incidents.provenance import Provenance
from core.moment import Moment
from ui.journal.evidence.facts_table import FactsTable
from ui.journal.evidence.origin_words import (
    copy_words,
    online_words,
    origin_lines,
    origin_summary,
    way_words,
)
from ui.journal.other_time import OtherTime
from ui.journal.words import moment_words
from ui.journal.zone_field import ZoneField
from ui.plain_text import visible
from ui.shared.buttons import QuietButton
from ui.shared.caution import CautionBox
from ui.shared.fields import AreaField, LineField, explain, named
from ui.shared.flow_layout import FlowLayout
from ui.shared.fold import Fold
from ui.shared.theme import GRID
from ui.translate import tr

Said = TypeVar("Said", bound=StrEnum)


class OriginFold(Fold):
    """Its header says what is filled. `edited()`: the person changed something.

    `now_wanted()`: the present time is wanted, for `take_now`.
    """

    edited = Signal()
    now_wanted = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "origin",
            tr("Where it comes from"),
            tr("Who can say how a file was made can be asked about it. Fill in what you know."),
            parent,
        )
        self._zone = zone
        self._said = Provenance("")
        self._offered: Moment | None = None
        self._is_read_only = False
        why = tr("A file with its day and hour can be put beside other traces of that hour.")
        self.taken = OtherTime("origin-taken", tr("Taken"), tr("When it was taken"), why, zone)
        self.zone = ZoneField("origin-zone")
        self.offer_button = QuietButton("", "clock")
        self.offer_button.setObjectName("origin-offer")
        self.caution = CautionBox()
        self.caution.setObjectName("origin-caution")
        self._make_choices()
        self._make_texts()
        self.told = FactsTable("origin-told")
        self._form = QWidget()
        self._lay_out()
        self._connect()
        self.show_said(self._said)

    def show_said(self, said: Provenance) -> None:
        """Show what is said of another file, without a word that it was edited."""
        self._said, self._offered = said, None
        zone = said.captured.zone if said.captured else self._zone
        self.taken.show_moment(said.captured, zone)
        self.zone.show_zone(zone)
        for combo, value in (
            (self.way, said.way),
            (self.copy, said.copy),
            (self.online, said.online),
        ):
            combo.setCurrentIndex(max(combo.findData(value), 0))
        self.by.show_text(said.by)
        self.address.show_text(said.address)
        self.note.show_text(said.note)
        self._arrange()

    def said(self) -> Provenance:
        """Return what is said; without a time when the clocks skipped it."""
        try:
            captured = self.taken.moment()
        except InvalidField:
            captured = None
        return replace(
            self._said,
            captured=captured,
            way=self.way.currentData(),
            by=self.by.written(),
            copy=self.copy.currentData(),
            online=self.online.currentData(),
            address=self.address.written(),
            note=self.note.written(),
        )

    def set_read_only(self, *, read_only: bool) -> None:
        """Only tell what is said, or let it be changed."""
        self._is_read_only = read_only
        self._arrange()

    def offer_time(self, moment: Moment | None) -> None:
        """Offer a time that the file states; it is taken only when the person says so."""
        self._offered = moment
        self._arrange()

    def take_now(self, now: datetime) -> None:
        """Begin with the present time (aware), which the person then sets right."""
        zone = self.taken.edit.zone
        local = Moment(now, zone).local().replace(tzinfo=None, second=0, microsecond=0)
        self.taken.begin_at(local, zone)
        self._touch()

    def _make_choices(self) -> None:
        self.way = _choice(
            "origin-way",
            tr("How it was taken"),
            tr("A saved page holds hidden lines that a picture of it has lost."),
            way_words(),
        )
        self.copy = _choice(
            "origin-copy",
            tr("It is"),
            tr("An original can be examined further than a copy. Both are worth keeping."),
            copy_words(),
        )
        self.online = _choice(
            "origin-online",
            tr("On the internet"),
            tr("What is still online can be looked up by others, or vanish tomorrow."),
            online_words(),
        )

    def _make_texts(self) -> None:
        self.by = LineField(
            "origin-by",
            tr("Taken by"),
            tr("Whoever took it can say that it shows what was there."),
        )
        self.by.setPlaceholderText(tr("for example: me, my sister"))
        self.address = LineField(
            "origin-address",
            tr("Address it came from"),
            tr(
                "With the full address others can find the same page. Copy it whole. Whoever runs "
                "the page may see that you open it."
            ),
        )
        self.note = AreaField(
            "origin-note",
            tr("What to know about it"),
            tr("What somebody else needs to know to understand the file."),
        )

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID * 3 // 2)
        form.addWidget(self.taken)
        beside = FlowLayout()
        beside.setSpacing(0)
        for part in (self.zone.button, self.offer_button):
            beside.addWidget(part)
        form.addLayout(beside)
        form.addWidget(self.zone)
        form.addWidget(self.caution)
        choices = FlowLayout()
        choices.setSpacing(GRID * 2)
        for combo in (self.way, self.copy, self.online):
            choices.addWidget(named(combo.accessibleName(), combo))
        form.addLayout(choices)
        for field in (self.by, self.address, self.note):
            form.addWidget(named(field.accessibleName(), field))
        self.fields.addWidget(self.told)
        self.fields.addWidget(self._form)

    def _connect(self) -> None:
        self.taken.time_wanted.connect(self.now_wanted)
        for part in (self.taken, self.by, self.address, self.note):
            part.edited.connect(self._touch)
        for combo in (self.way, self.copy, self.online):
            combo.activated.connect(self._touch)
        self.zone.chosen.connect(self._choose_zone)
        self.offer_button.clicked.connect(self._take_offer)

    def _arrange(self) -> None:
        said = self.said()
        self.header.say(origin_summary(said, self._zone))
        self.told.show_lines(
            (name, visible(value, keep_lines=True))
            for name, value in origin_lines(said, self._zone)
        )
        self.told.setVisible(self._is_read_only)
        self._form.setVisible(not self._is_read_only)
        self.setVisible(not self._is_read_only or not said.is_empty)
        self.zone.button.setVisible(self.taken.is_given)
        self._offer(said.captured)
        trouble = self.taken.edit.trouble() if self.taken.is_given else None
        if trouble is not None:
            self.caution.say(trouble.next_step, trouble.what)
        self.caution.setVisible(trouble is not None)

    def _offer(self, given: Moment | None) -> None:
        offered = moment_words(self._offered, self._zone) if self._offered else ""
        is_new = given is None or moment_words(given, self._zone) != offered
        self.offer_button.setVisible(bool(offered) and is_new)
        self.offer_button.setText(tr("The file says {time}. Use it").format(time=offered))

    @Slot()
    def _touch(self) -> None:
        self._arrange()
        self.edited.emit()

    @Slot(str)
    def _choose_zone(self, zone: str) -> None:
        self.taken.edit.set_zone(zone)
        self._touch()

    @Slot()
    def _take_offer(self) -> None:
        if self._offered is not None:
            self.taken.show_moment(self._offered, self._offered.zone)
            self.zone.show_zone(self._offered.zone)
            self.taken.setFocus()
            self._touch()


def _choice(name: str, words: str, why: str, choices: Mapping[Said, str]) -> QComboBox:
    combo = QComboBox()
    explain(combo, name, words, why)
    combo.addItem(tr("Not said"), None)
    for value, text in choices.items():
        combo.addItem(text, value)
    return combo
