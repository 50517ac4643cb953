"""The folded part of a note: eight topics, each a fold."""

from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from core.incidents.details import Details, Flag, Harm, Report, Witness
from ui.journal.details.forms import ReportForm, WitnessForm
from ui.journal.details.rows import Rows
from ui.journal.details.topics import topics
from ui.journal.details.words import fear_words, flag_words, harm_words, summaries
from ui.shared.fields import AreaField, CheckGroup, LineField, explain, named
from ui.shared.fold import Fold
from ui.shared.text import SoftLabel
from ui.translate import tr

T = TypeVar("T")


class DetailsPanel(QWidget):
    """Shows details and lets them be written; those of the time belong to the "When" of the page.

    `edited()`: something of it is different from what was shown.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_read_only = False
        self._covered = True
        self.folds = {each.name: Fold(each.name, each.title, each.why) for each in topics()}
        self.texts: dict[str, LineField | AreaField] = {}
        self.flags: CheckGroup[Flag] = CheckGroup("flag", flag_words())
        self.harms: CheckGroup[Harm] = CheckGroup("harm", harm_words())
        self.fear = _fear()
        self.witnesses, self.reports = _witnesses(), _reports()
        self._fill()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for fold in self.folds.values():
            column.addWidget(fold)
        for field in (*self.texts.values(), self.flags, self.harms, self.witnesses, self.reports):
            field.edited.connect(self._touch)
        self.fear.activated.connect(self._touch)

    def show_details(self, details: Details) -> None:
        """Show other details, without a word that they were edited."""
        for name, field in self.texts.items():
            field.show_text(getattr(details, name))
        self.flags.show_chosen(details.flags)
        self.harms.show_chosen(details.harms)
        self.fear.setCurrentIndex(self.fear.findData(details.fear))
        self.witnesses.show_values(details.witnesses)
        self.reports.show_values(details.reports)
        self._say_what_is_filled()

    def set_covered(self, *, covered: bool) -> None:
        """Tell the words of the other side only where they were unfolded, or in the header too."""
        self._covered = covered
        self._say_what_is_filled()

    def fold_all(self) -> None:
        """Fold every topic."""
        for fold in self.folds.values():
            fold.fold()

    def details(self, base: Details) -> Details:
        """Return what is written; what this does not show is taken from `base`."""
        written: dict[str, Any] = {name: field.written() for name, field in self.texts.items()}
        return replace(
            base,
            flags=_ordered(base.flags, self.flags.chosen()),
            harms=_ordered(base.harms, self.harms.chosen()),
            fear=self.fear.currentData(),
            witnesses=self.witnesses.values(),
            reports=self.reports.values(),
            **written,
        )

    def go_to(self, name: str) -> None:
        """Unfold what a text field, or "witnesses", is in, and put the keyboard there."""
        field: QWidget = self.witnesses if name == "witnesses" else self.texts[name]
        for fold in self.folds.values():
            if fold.isAncestorOf(field):
                fold.unfold()
        field.setFocus()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nothing be changed, or let it again; topics with nothing in them go then."""
        self._is_read_only = read_only
        for field in self.texts.values():
            field.setReadOnly(read_only)
        for each in (self.flags, self.harms, self.fear):
            each.setEnabled(not read_only)
        self.witnesses.set_read_only(read_only=read_only)
        self.reports.set_read_only(read_only=read_only)
        self._say_what_is_filled()

    def _fill(self) -> None:
        for topic in topics():
            for text in topic.texts:
                make = AreaField if text.has_lines else LineField
                field: LineField | AreaField = make(f"details-{text.name}", text.words, text.why)
                self.texts[text.name] = field
                self.folds[topic.name].fields.addWidget(named(text.words, field))
        fear = named(self.fear.accessibleName(), self.fear)
        self.folds["who"].fields.addWidget(named(tr("Who saw or heard it"), self.witnesses))
        self.folds["flags"].fields.addWidget(self.flags)
        self.folds["impact"].fields.insertWidget(0, fear)
        self.folds["impact"].fields.insertWidget(1, named(tr("It changed"), self.harms))
        self.folds["reports"].fields.addWidget(self.reports)
        self.folds["private"].fields.addWidget(
            SoftLabel(tr("In no export, unless you choose this one note for it."))
        )

    def _say_what_is_filled(self) -> None:
        found = summaries(self.details(Details()), covered=self._covered)
        for name, summary in found.items():
            self.folds[name].header.say(summary)
            self.folds[name].setVisible(bool(summary) or not self._is_read_only)

    @Slot()
    def _touch(self) -> None:
        self._say_what_is_filled()
        self.edited.emit()


def _ordered(before: tuple[T, ...], chosen: tuple[T, ...]) -> tuple[T, ...]:
    """Keep the order in which they were stored, so that nothing seems to have changed."""
    kept = tuple(each for each in before if each in chosen)
    return kept + tuple(each for each in chosen if each not in kept)


def _witnesses() -> Rows[Witness]:
    words = (
        tr("Add a witness"),
        tr("Take this witness away"),
        tr("Taken away."),
        tr("Bring it back"),
    )
    return Rows("witnesses", WitnessForm, Witness(""), words)


def _reports() -> Rows[Report]:
    words = tr("Add a report"), tr("Take this report away"), tr("Taken away."), tr("Bring it back")
    return Rows("reports", ReportForm, Report(""), words)


def _fear() -> QComboBox:
    combo = QComboBox()
    explain(
        combo,
        "details-fear",
        tr("How afraid you were"),
        tr("Fear is part of what was done to you; in many places the law asks for it."),
    )
    for degree, words in fear_words().items():
        combo.addItem(words, degree)
    return combo
