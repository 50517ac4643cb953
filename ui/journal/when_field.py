"""When it happened: in the person's own words, or exactly; until when; when they found out."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import InvalidField
from core.moment import Moment
from core.when_phrase import Suggestion
from ui.journal.give_field import GiveField, give_words
from ui.journal.moment_edit import MomentEdit
from ui.journal.other_time import OtherTime
from ui.journal.phrase_line import PhraseLine
from ui.journal.words import moment_words
from ui.journal.zone_field import ZoneField
from ui.plain_text import isolated
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.caution import CautionBox
from ui.shared.fields import explain
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import BodyLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


@dataclass(frozen=True, slots=True)
class Times:
    """Everything that a note says about time."""

    occurred: Moment | None = None
    approximate_minutes: int | None = None
    ended: Moment | None = None
    discovered: Moment | None = None


class WhenField(QWidget):
    """`edited()`: the person gave, changed or took back a time.

    `now_wanted()`: the present time is wanted, for `take_now`. `reading_wanted()`: it is wanted to
    understand a phrase, for `phrase.read_at`.
    """

    edited = Signal()
    now_wanted = Signal()
    reading_wanted = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = zone
        self.is_given = False
        self._is_read_only = False
        self.now_button = PlainButton(tr("Just now"), "clock")
        explain(
            self.now_button,
            "when-now",
            tr("Just now"),
            tr("Dates show that it goes on, and how often."),
        )
        self.choose_button = QuietButton(tr("Choose date and time"))
        self.choose_button.setObjectName("when-choose")
        self.phrase = PhraseLine(zone)
        self.start = MomentEdit("when", tr("When it happened"), zone)
        self.give = GiveField()
        self.zone = ZoneField("when-zone")
        self.unsure_button = QuietButton(tr("Not sure of the time"))
        self.unsure_button.setObjectName("when-unsure")
        self.ended = OtherTime(
            "ended", tr("Until when"), tr("It went on for a while"), tr("How long it lasted."), zone
        )
        self.discovered = OtherTime(
            "discovered",
            tr("Found out"),
            tr("I found out later"),
            tr("Says why you could not report it before."),
            zone,
        )
        self._told = BodyLabel()
        self._told.setObjectName("when-told")
        self._words = SoftLabel()
        self._words.setObjectName("when-words")
        self.caution = CautionBox()
        self.caution.setObjectName("when-caution")
        self._lay_out()
        self._connect()
        self.show_times(Times())

    @property
    def edit(self) -> QWidget:
        """Where the keyboard goes when the time is wrong."""
        return self.start.edit

    def show_times(self, times: Times) -> None:
        """Show other times, without a word that they were edited."""
        moment = times.occurred
        zone = moment.zone if moment else self._home
        if moment is not None:
            self.start.show_moment(moment)
        else:
            self.start.set_zone(zone)
        self.phrase.set_zone(zone)
        self.zone.show_zone(zone)
        self.phrase.show_words(moment.written if moment else "")
        self.give.show_minutes(times.approximate_minutes)
        self.ended.show_moment(times.ended, zone)
        self.discovered.show_moment(times.discovered, zone)
        self._arrange(given=moment is not None)

    def times(self) -> Times:
        """Return what is given. Raises InvalidField when the clocks skipped one of them."""
        return Times(
            self.moment(),
            self.give.minutes() if self.is_given else None,
            self.ended.moment(),
            self.discovered.moment(),
        )

    def set_read_only(self, *, read_only: bool) -> None:
        """Say the times in words only, or let them be changed again."""
        self._is_read_only = read_only
        self._arrange(given=self.is_given)

    def moment(self) -> Moment | None:
        """Return when it happened. Raises InvalidField when the clocks skipped it."""
        return self.start.moment(self.phrase.written) if self.is_given else None

    @Slot(object)
    def take_now(self, now: datetime) -> None:
        """Set an aware instant as the time; it is the person who asked for it."""
        minute = now.replace(second=0, microsecond=0)
        zone = self.start.zone
        fold = minute.astimezone(ZoneInfo(zone)).fold
        self.start.show_moment(Moment(minute, zone, fold))
        self.phrase.show_words(self.phrase.written)
        self._arrange(given=True)
        self.start.setFocus()
        self.edited.emit()

    def _lay_out(self) -> None:
        ways = FlowLayout()
        for each in (self.now_button, self.choose_button):
            ways.addWidget(each)
        line = FlowLayout()
        for button in (self.start, self.zone.button, self.give, self.unsure_button):
            line.addWidget(button)
        others = FlowLayout()
        for other in (self.ended, self.discovered):
            others.addWidget(other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.phrase)
        column.addLayout(ways)
        column.addLayout(line)
        column.addWidget(self.zone)
        column.addWidget(self._told)
        column.addWidget(self._words)
        column.addLayout(others)
        column.addWidget(self.caution)

    def _connect(self) -> None:
        self.now_button.clicked.connect(self.now_wanted)
        self.choose_button.clicked.connect(self.now_wanted)
        self.unsure_button.clicked.connect(self._not_sure)
        self.phrase.now_wanted.connect(self.reading_wanted)
        self.phrase.confirmed.connect(self._take)
        self.start.edited.connect(self._touch)
        self.give.edited.connect(self._touch)
        self.zone.chosen.connect(self._choose_zone)
        for other in (self.ended, self.discovered):
            other.edited.connect(self._touch)
            other.time_wanted.connect(self._lend_time)

    def _arrange(self, *, given: bool) -> None:
        self.is_given = given
        can_edit = not self._is_read_only
        when_given = (self.start, self.give, self.zone.button, self.unsure_button)
        when_not = (self.phrase, self.now_button, self.choose_button)
        for each in (*when_given, *when_not):
            each.setVisible(can_edit and given == (each in when_given))
        self._told.setText(self._tell() if self._is_read_only else "")
        self._told.setVisible(self._is_read_only)
        self.zone.hide()
        self.setFocusProxy(self.start if given else self.phrase)
        words = self.phrase.written if given else ""
        self._words.setText(tr("In your words: {words}").format(words=isolated(words)))
        self._words.setVisible(bool(words))
        for other in (self.ended, self.discovered):
            other.offer(offered=given, read_only=self._is_read_only)
        self._look_at_clocks()

    def _look_at_clocks(self) -> None:
        """Say when the clocks skipped one of the times."""
        edits = [self.start] if self.is_given else []
        edits += [other.edit for other in (self.ended, self.discovered) if other.is_given]
        troubles = [trouble for each in edits if (trouble := each.trouble()) is not None]
        if troubles:
            self.caution.say(troubles[0].next_step, troubles[0].what)
        self.caution.setVisible(bool(troubles))

    def _tell(self) -> str:
        """Return the times in words."""
        try:
            times = self.times()
        except InvalidField:
            return ""
        if times.occurred is None:
            return tr("Not given")
        told = [moment_words(times.occurred, self._home)]
        if times.approximate_minutes is not None:
            told.append(give_words(times.approximate_minutes))
        if times.ended is not None:
            told.append(tr("until {when}").format(when=moment_words(times.ended, self._home)))
        if times.discovered is not None:
            found = moment_words(times.discovered, self._home)
            told.append(tr("found out {when}").format(when=found))
        return "\n".join(told)

    @Slot(object)
    def _take(self, suggestion: Suggestion) -> None:
        self.start.show_local(suggestion.local)
        self.give.show_minutes(suggestion.approximate_minutes)
        self._arrange(given=True)
        (self.start.which if self.start.which.isVisibleTo(self) else self.start).setFocus()
        self.edited.emit()

    @Slot()
    def _lend_time(self) -> None:
        """An end begins as the start, and so does the day something was found out."""
        other = self.ended if self.sender() is self.ended else self.discovered
        other.begin_at(self.start.local(), self.start.zone)
        self._touch()

    @Slot(str)
    def _choose_zone(self, zone: str) -> None:
        self.start.set_zone(zone)
        self.phrase.set_zone(zone)
        for other in (self.ended, self.discovered):
            other.edit.set_zone(zone)
        self._touch()

    @Slot()
    def _not_sure(self) -> None:
        self._arrange(given=False)
        self.phrase.setFocus()
        self.edited.emit()

    @Slot()
    def _touch(self) -> None:
        self._look_at_clocks()
        self.edited.emit()
