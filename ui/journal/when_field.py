"""When it happened: a date and time, or that it is not known."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QVBoxLayout, QWidget

from core.errors import InvalidField
from core.moment import Moment, is_ambiguous, moment_from_local
from ui.error_messages import message_for
from ui.journal.flow_layout import FlowLayout
from ui.journal.words import time_words, zone_words
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.caution import CautionBox
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class WhenField(QWidget):
    """`edited()`: the person gave, changed or took back the time.

    `now_wanted()`: the present time is wanted, for `take_now`.
    """

    edited = Signal()
    now_wanted = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = self._zone = zone
        self._moment: Moment | None = None
        self.is_given = False
        self.now_button = PlainButton(tr("Just now"), "clock")
        self.now_button.setObjectName("when-now")
        self.choose_button = QuietButton(tr("Choose date and time"))
        self.choose_button.setObjectName("when-choose")
        self.edit = QDateTimeEdit()
        self.edit.setObjectName("when-edit")
        self.edit.setAccessibleName(tr("When it happened"))
        self.edit.setTimeZone(QTimeZone.utc())
        self.edit.setCalendarPopup(True)
        # Right to left, Qt would turn the order of the numbers around as well.
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.edit.setDisplayFormat(_display_format())
        self.which = QComboBox()
        self.which.setObjectName("when-which")
        self.which.setAccessibleName(tr("The clocks showed this time twice: which one was it?"))
        self._zone_label = SoftLabel()
        self._zone_label.setWordWrap(False)
        self._zone_label.setObjectName("when-zone")
        self.unsure_button = QuietButton(tr("Not sure of the time"))
        self.unsure_button.setObjectName("when-unsure")
        self.caution = CautionBox()
        self.caution.setObjectName("when-caution")
        self._lay_out()
        self._connect()
        self.show_moment(None)

    def show_moment(self, moment: Moment | None) -> None:
        """Show a time, without a word that it was edited."""
        self._moment = moment
        self._zone = moment.zone if moment else self._home
        if moment is not None:
            local = moment.local()
            self._fill(
                QDateTime(
                    QDate(local.year, local.month, local.day),
                    QTime(local.hour, local.minute),
                    QTimeZone.utc(),
                ),
                moment.fold,
            )
        self._arrange(given=moment is not None)

    @Slot(object)
    def take_now(self, now: datetime) -> None:
        """Set an aware instant as the time; it is the person who asked for it."""
        minute = now.replace(second=0, microsecond=0)
        fold = minute.astimezone(ZoneInfo(self._home)).fold
        self.show_moment(Moment(minute, self._home, fold))
        self.edit.setFocus()
        self.edited.emit()

    def moment(self) -> Moment | None:
        """Return the time given. Raises InvalidField when the clocks skipped it."""
        if not self.is_given:
            return None
        local = self._local()
        fold = max(self.which.currentIndex(), 0) if is_ambiguous(local, self._zone) else 0
        before = self._moment
        if before is not None:
            shown = before.local().replace(tzinfo=None, second=0)
            if (shown, before.fold) == (local, fold):
                return before
        written = before.written if before else ""
        return moment_from_local(local, self._zone, fold=fold, written=written)

    def _lay_out(self) -> None:
        line = FlowLayout()
        for each in (
            self.now_button,
            self.choose_button,
            self.edit,
            self.which,
            self._zone_label,
            self.unsure_button,
        ):
            line.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(line)
        column.addWidget(self.caution)

    def _connect(self) -> None:
        self.now_button.clicked.connect(self.now_wanted)
        self.choose_button.clicked.connect(self.now_wanted)
        self.unsure_button.clicked.connect(self._not_sure)
        self.edit.dateTimeChanged.connect(self._time_changed)
        self.which.activated.connect(self._which_changed)

    def _arrange(self, *, given: bool) -> None:
        self.is_given = given
        shown: tuple[QWidget, ...] = (self.edit, self._zone_label, self.unsure_button)
        for each in shown:
            each.setVisible(given)
        for button in (self.now_button, self.choose_button):
            button.setVisible(not given)
        self.setFocusProxy(self.edit if given else self.now_button)
        self._zone_label.setText(zone_words(self._zone))
        self._look_at_clocks()

    def _local(self) -> datetime:
        shown = self.edit.dateTime()
        date, time = shown.date(), shown.time()
        return datetime(  # noqa: DTZ001  a wall-clock time; its zone stands beside it
            date.year(), date.month(), date.day(), time.hour(), time.minute()
        )

    def _fill(self, shown: QDateTime, fold: int) -> None:
        self.edit.blockSignals(True)  # noqa: FBT003  Qt takes no keyword
        self.edit.setDateTime(shown)
        self.edit.blockSignals(False)  # noqa: FBT003  Qt takes no keyword
        self._name_both()
        self.which.setCurrentIndex(fold)

    def _name_both(self) -> None:
        time = time_words(self._local())
        kept = self.which.currentIndex()
        self.which.clear()
        self.which.addItem(tr("the first {time} of that night").format(time=time))
        self.which.addItem(tr("the second {time} of that night").format(time=time))
        self.which.setCurrentIndex(max(kept, 0))

    def _look_at_clocks(self) -> None:
        """Say when the clocks skipped this time, ask which when they showed it twice."""
        self.which.setVisible(self.is_given and is_ambiguous(self._local(), self._zone))
        try:
            self.moment()
        except InvalidField as error:
            message = message_for(error)
            self.caution.say(message.next_step, message.what)
            self.caution.show()
        else:
            self.caution.hide()

    @Slot()
    def _not_sure(self) -> None:
        self._moment = None
        self._arrange(given=False)
        self.now_button.setFocus()
        self.edited.emit()

    @Slot(QDateTime)
    def _time_changed(self, _shown: QDateTime) -> None:
        self._name_both()
        self._look_at_clocks()
        self.edited.emit()

    @Slot(int)
    def _which_changed(self, _index: int) -> None:
        self.edited.emit()


def _display_format() -> str:
    locale = QLocale()
    date = locale.dateFormat(QLocale.FormatType.ShortFormat)
    if "yyyy" not in date:
        date = date.replace("yy", "yyyy")
    time = locale.timeFormat(QLocale.FormatType.ShortFormat).replace("t", "").strip()
    return f"{date}  {time}"
