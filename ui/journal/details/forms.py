"""The small forms for one witness and one report."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.incidents.details import Report, Witness
from ui.shared.fields import DayField, LineField, named
from ui.shared.theme import GRID
from ui.translate import tr


class WitnessForm(QWidget):
    """Who saw or heard it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = LineField(
            "witness-name", tr("Who"), tr("Somebody else's account weighs as much as yours.")
        )
        self.contact = LineField(
            "witness-contact",
            tr("How to reach them"),
            tr("People move and change numbers; write it down while you have it."),
        )
        self.saw = LineField(
            "witness-saw",
            tr("What they saw or heard"),
            tr("What they noticed themselves counts, not what they were told."),
        )
        _stack(self, self.name, self.contact, self.saw)
        self.setFocusProxy(self.name)

    def show_value(self, value: Witness) -> None:
        """Show another witness."""
        self.name.show_text(value.name)
        self.contact.show_text(value.contact)
        self.saw.show_text(value.saw)

    def value(self) -> Witness:
        """Return what is written."""
        return Witness(self.name.written(), self.contact.written(), self.saw.written())


class ReportForm(QWidget):
    """To whom it was reported, and what came of it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body = LineField(
            "report-body",
            tr("To whom"),
            tr("Police, a platform, a phone company, work, school: each keeps a file of its own."),
        )
        self.made_on = DayField(
            "report-made", tr("Reported on"), tr("The day shows how soon you asked for help.")
        )
        self.reference = LineField(
            "report-reference", tr("Their number for it"), tr("They find your report by it.")
        )
        self.officer = LineField(
            "report-officer", tr("Who took it"), tr("So that you can ask for the same person.")
        )
        self.badge = LineField(
            "report-badge", tr("Badge or staff number"), tr("Names are common, numbers are not.")
        )
        self.outcome = LineField(
            "report-outcome",
            tr("What came of it"),
            tr("An answer that you did not get belongs here as well."),
        )
        self.next_on = DayField(
            "report-next", tr("Next date"), tr("When they said that you would hear from them.")
        )
        _stack(
            self,
            self.body,
            self.made_on,
            self.reference,
            self.officer,
            self.badge,
            self.outcome,
            self.next_on,
        )
        self.setFocusProxy(self.body)

    def show_value(self, value: Report) -> None:
        """Show another report."""
        self.body.show_text(value.body)
        self.made_on.show_day(value.made_on)
        self.reference.show_text(value.reference)
        self.officer.show_text(value.officer)
        self.badge.show_text(value.badge)
        self.outcome.show_text(value.outcome)
        self.next_on.show_day(value.next_on)

    def value(self) -> Report:
        """Return what is written."""
        return Report(
            body=self.body.written(),
            made_on=self.made_on.day(),
            reference=self.reference.written(),
            officer=self.officer.written(),
            badge=self.badge.written(),
            outcome=self.outcome.written(),
            next_on=self.next_on.day(),
        )


def _stack(form: WitnessForm | ReportForm, *fields: LineField | DayField) -> None:
    column = QVBoxLayout(form)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    for field in fields:
        words = (field if isinstance(field, LineField) else field.edit).accessibleName()
        column.addWidget(named(words, field))
        field.edited.connect(form.edited)
