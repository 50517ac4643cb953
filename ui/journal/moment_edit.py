"""One exact date and time in a zone, and which of two when the clocks showed it twice."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QWidget

from core.errors import InvalidField
from core.moment import Moment, is_ambiguous, moment_from_local
from ui.error_messages import Message, message_for
from ui.journal.words import time_words
from ui.shared.days import day_field_pattern
from ui.shared.flow_layout import FlowLayout
from ui.shared.private_typing import keep_private
from ui.translate import tr


class MomentEdit(QWidget):
    """`edited()`: the person changed it."""

    edited = Signal()

    def __init__(self, name: str, words: str, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._moment: Moment | None = None
        self.edit = QDateTimeEdit()
        self.edit.setObjectName(f"{name}-edit")
        self.edit.setAccessibleName(words)
        self.edit.setTimeZone(QTimeZone.utc())
        self.edit.setCalendarPopup(True)
        keep_private(self.edit)
        # Right to left, Qt would turn the order of the numbers around as well.
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.edit.setDisplayFormat(_display_format())
        self.which = QComboBox()
        self.which.setObjectName(f"{name}-which")
        self.which.setAccessibleName(tr("The clocks showed this time twice: which one was it?"))
        self.line = FlowLayout(self)
        self.line.addWidget(self.edit)
        self.line.addWidget(self.which)
        self.setFocusProxy(self.edit)
        self.edit.dateTimeChanged.connect(self._time_changed)
        self.which.activated.connect(self._which_changed)
        self._name_both()

    @property
    def zone(self) -> str:
        """The IANA name of the zone it is in."""
        return self._zone

    def set_zone(self, zone: str) -> None:
        """Let the same time on the clocks be in another zone."""
        self._zone = zone
        self._look_at_clocks()

    def show_moment(self, moment: Moment) -> None:
        """Show a time, without a word that it was edited."""
        self._moment, self._zone = moment, moment.zone
        self.show_local(moment.local().replace(tzinfo=None), moment.fold)

    def show_local(self, local: datetime, fold: int = 0) -> None:
        """Show a wall-clock time, without a word that it was edited."""
        shown = QDateTime(
            QDate(local.year, local.month, local.day),
            QTime(local.hour, local.minute),
            QTimeZone.utc(),
        )
        self.edit.blockSignals(True)  # noqa: FBT003  Qt takes no keyword
        self.edit.setDateTime(shown)
        self.edit.blockSignals(False)  # noqa: FBT003  Qt takes no keyword
        self._name_both()
        self.which.setCurrentIndex(fold)
        self._look_at_clocks()

    def local(self) -> datetime:
        """Return the wall-clock time, naive."""
        shown = self.edit.dateTime()
        date, time = shown.date(), shown.time()
        return datetime(  # noqa: DTZ001  a wall-clock time; its zone stands beside it
            date.year(), date.month(), date.day(), time.hour(), time.minute()
        )

    def moment(self, written: str) -> Moment:
        """Return the time; `written`: the person's words for it.

        Raises InvalidField when the clocks skipped it.
        """
        local = self.local()
        fold = max(self.which.currentIndex(), 0) if is_ambiguous(local, self._zone) else 0
        before = self._moment
        if before is not None:
            shown = before.local().replace(tzinfo=None, second=0)
            is_same = (shown, before.fold, before.zone) == (local, fold, self._zone)
            if is_same and before.written == written:
                return before
        return moment_from_local(local, self._zone, fold=fold, written=written)

    def trouble(self) -> Message | None:
        """Return what is wrong with the time, if anything is."""
        try:
            self.moment("")
        except InvalidField as error:
            return message_for(error)
        return None

    def _name_both(self) -> None:
        time = time_words(self.local())
        kept = self.which.currentIndex()
        self.which.clear()
        self.which.addItem(tr("the first {time} of that night").format(time=time))
        self.which.addItem(tr("the second {time} of that night").format(time=time))
        self.which.setCurrentIndex(max(kept, 0))

    def _look_at_clocks(self) -> None:
        self.which.setVisible(is_ambiguous(self.local(), self._zone))

    @Slot()
    def _time_changed(self) -> None:
        self._name_both()
        self._look_at_clocks()
        self.edited.emit()

    @Slot()
    def _which_changed(self) -> None:
        self.edited.emit()


def _display_format() -> str:
    time = QLocale().timeFormat(QLocale.FormatType.ShortFormat).replace("t", "").strip()
    return f"{day_field_pattern()}  {time}"
