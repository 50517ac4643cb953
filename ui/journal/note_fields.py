"""Everything that is written on a note's page, from its text to what could be added."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import InvalidField
from core.ids import PersonId
from core.incidents.could_add import Gap, could_add
from core.incidents.incident import IncidentContent
from core.incidents.incident_type import IncidentType
from ui.journal.could_add import CouldAdd
from ui.journal.details.panel import DetailsPanel
from ui.journal.evidence_panel import EvidencePanel
from ui.journal.note import Note
from ui.journal.platform_field import PlatformField
from ui.journal.text_field import TextField
from ui.journal.type_field import TypeField
from ui.journal.when_field import Times, WhenField
from ui.shared.chip_field import ChipField
from ui.shared.labelled_row import LabelledRow
from ui.shared.picker import PickerWords
from ui.shared.theme import GRID
from ui.translate import tr

_IN_DETAILS = {Gap.ADDRESS: "url", Gap.ACCOUNT_ID: "message_id", Gap.WITNESS: "witnesses"}


class NoteFields(QWidget):
    """Shows a content and gives back what became of it.

    `edited()`: something is different. `evidence_pasted(QMimeData)`: files or a picture were pasted
    into the text.
    """

    edited = Signal()
    evidence_pasted = Signal(QMimeData)

    def __init__(
        self, types: Sequence[IncidentType], zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.text = TextField()
        self.when = WhenField(zone)
        self.kinds = TypeField(types)
        self.where = PlatformField()
        self.people = ChipField(
            "people",
            tr("Add a person"),
            PickerWords(
                tr("Find a person, or type a new name"),
                tr("Nobody is on your list yet. Type a name, or words such as “unknown caller”."),
                tr("Add “{name}” to your people"),
            ),
        )
        self.evidence = EvidencePanel(zone)
        self.details = DetailsPanel()
        self.could_add = CouldAdd()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 2)
        column.addWidget(self.text)
        self._rows: list[LabelledRow] = []
        for name, words, field in (
            ("clock", tr("When"), self.when),
            ("hash", tr("Type"), self.kinds),
            ("map-pin", tr("Where"), self.where),
            ("user", tr("People"), self.people),
            ("paperclip", tr("Files"), self.evidence),
        ):
            row = LabelledRow(name, words, field)
            self._rows.append(row)
            column.addWidget(row)
        column.addWidget(self.details)
        column.addWidget(self.could_add)
        self.text.evidence_pasted.connect(self.evidence_pasted)
        self.text.edited.connect(self.edited)
        for each in (*self._beside, self.evidence):
            each.edited.connect(self.edited)
        self.could_add.chosen.connect(self._go_to)

    def add_under_text(self, part: QWidget) -> None:
        """Put something between the text and the other fields."""
        self._column.insertWidget(1, part)

    @property
    def _beside(self) -> tuple[WhenField, TypeField, PlatformField, ChipField, DetailsPanel]:
        return (self.when, self.kinds, self.where, self.people, self.details)

    def show_note(self, note: Note) -> None:
        """Show another note."""
        content = note.content
        if self.text.whole_text() != content.text:
            self.text.show_text(content.text)
        details = content.details
        self.when.show_times(
            Times(
                content.occurred,
                details.approximate_minutes,
                details.ended,
                details.discovered,
            )
        )
        self.kinds.show_types(content.types)
        self.people.show_chosen(note.people)
        self.where.show_platform(content.platform)
        exhibits = note.incident.exhibits if note.incident else ()
        self.evidence.show_files(exhibits, note.pending, content.provenance)
        self.details.show_details(details)

    def content(self, before: IncidentContent) -> IncidentContent:
        """Return what is written; `before` is what was shown. Raises InvalidField for a time."""
        return replace(self._beside_text(self.when.times(), before), text=self.text.whole_text())

    def draft_content(self, before: IncidentContent) -> IncidentContent:
        """Return what is written, without times when one of them cannot be."""
        return replace(self.content_beside_text(before), text=self.text.whole_text())

    def content_beside_text(self, before: IncidentContent) -> IncidentContent:
        """Return all but the text, which may take long to read, as `draft_content`."""
        try:
            times = self.when.times()
        except InvalidField:
            times = Times()
        return self._beside_text(times, before)

    def lock(self, *, is_read: bool, is_keeping: bool) -> None:
        """Let be changed what can be: nothing when it is only read, or is being kept."""
        self.text.set_locked(locked=is_read or is_keeping)
        for each in self._beside:
            each.set_read_only(read_only=is_read)
            each.setEnabled(not is_keeping)
        self.evidence.set_read_only(read_only=is_read)
        self.evidence.setEnabled(not is_keeping)
        for row, says_something in zip(self._rows, self._say_something(), strict=True):
            row.setVisible(says_something or not is_read)

    def _say_something(self) -> tuple[bool, bool, bool, bool, bool]:
        """Tell of each row whether it is worth reading."""
        content = self.content_beside_text(IncidentContent(""))
        details = content.details
        return (
            any((content.occurred, details.ended, details.discovered)),
            bool(content.types),
            content.platform is not None,
            bool(content.people),
            True,  # that there are no files is worth knowing
        )

    def look_for_missing(self, note: Note, *, is_read: bool) -> None:
        """Offer what would make the note stronger, as long as something can be added."""
        names = [each.evidence.name for each in note.incident.exhibits] if note.incident else []
        names += [each.source.name for each in self.evidence.pending]
        content = self.content_beside_text(note.content)
        self.could_add.show_missing(() if is_read else could_add(content, names))
        self.kinds.suggest(is_read=is_read)

    def _beside_text(self, times: Times, before: IncidentContent) -> IncidentContent:
        return IncidentContent(
            text="",
            occurred=times.occurred,
            types=self.kinds.chips.chosen,
            platform=self.where.platform,
            people=tuple(PersonId(key) for key in self.people.chosen),
            details=replace(
                self.details.details(before.details),
                approximate_minutes=times.approximate_minutes,
                ended=times.ended,
                discovered=times.discovered,
            ),
            provenance=self.evidence.provenance,
        )

    @Slot(object)
    def _go_to(self, gap: Gap) -> None:
        if gap is Gap.TYPE:
            self.kinds.chips.open_picker()
        elif gap is Gap.PERSON:
            self.people.open_picker()
        elif gap in _IN_DETAILS:
            self.details.go_to(_IN_DETAILS[gap])
        else:
            {
                Gap.WHEN: self.when,
                Gap.WHERE: self.where,
                Gap.FILE: self.evidence.add_button,
                Gap.ORIGINAL: self.evidence.add_button,
                Gap.VANISHING: self.evidence.add_button,
                Gap.ZONE: self.when.zone.button,
            }[gap].setFocus()
