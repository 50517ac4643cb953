"""The page on which one note is written."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.errors import InvalidField
from core.ids import PersonId
from core.incidents.incident import IncidentContent
from core.incidents.incident_type import IncidentType
from ui.journal.chip_field import ChipField
from ui.journal.could_add import CouldAdd
from ui.journal.evidence_panel import EvidencePanel
from ui.journal.labelled_row import LabelledRow
from ui.journal.note import Note
from ui.journal.note_foot import NoteFoot
from ui.journal.pasting import holds_evidence
from ui.journal.picker import Choice, PickerWords
from ui.journal.text_field import TextField
from ui.journal.when_field import WhenField
from ui.journal.words import date_words, moment_words, platform_words
from ui.shared.text import SoftLabel, TitleLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_READING_PX = 720


class NoteEditor(QWidget):
    """Shows a note and lets it be written. Knows nothing of the vault.

    `edited()`: something of it is different from what was shown. `evidence_given(QMimeData)`: files
    or a picture were dropped or pasted.
    """

    edited = Signal()
    evidence_given = Signal(QMimeData)

    def __init__(
        self, types: Sequence[IncidentType], zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.setAcceptDrops(True)
        self._zone = zone
        self._note = Note()
        self._is_showing = False
        self.is_touched = False
        self.title = TitleLabel()
        self.title.setObjectName("journal-title")
        self.subtitle = SoftLabel()
        self.subtitle.setObjectName("journal-subtitle")
        self.text = TextField()
        self.when = WhenField(zone)
        self.types = ChipField(
            "types",
            tr("Add a type"),
            PickerWords(tr("Find a type"), tr("No type has these words. “Other” always fits.")),
        )
        self.types.offer(
            [Choice(each.code, tr(each.title), tr(each.explanation)) for each in types]
        )
        self._type_titles = {each.code: tr(each.title) for each in types}
        self.platform = self._make_platform()
        self.people = ChipField(
            "people",
            tr("Add a person"),
            PickerWords(
                tr("Find a person, or type a new name"),
                tr("Nobody is on your list yet. Type a name, or words such as “unknown caller”."),
                tr("Add “{name}” to your people"),
            ),
        )
        self.evidence = EvidencePanel()
        self.could_add = CouldAdd(_parts())
        self.foot = NoteFoot()
        self._lay_out()
        self._connect()
        self.show_note(Note())

    @property
    def note(self) -> Note:
        """The note as it was shown, before any edits."""
        return self._note

    def show_note(self, note: Note, *, touched: bool = False) -> None:
        """Show another note; `touched` when it holds more than the vault has of it."""
        content = note.content
        self._is_showing = True
        self._note = note
        if self.text.whole_text() != content.text:
            self.text.show_text(content.text)
        self.when.show_moment(content.occurred)
        self.types.show_chosen(
            [Choice(code, self._type_titles.get(code, code)) for code in content.types]
        )
        self.people.show_chosen(note.people)
        self.platform.setCurrentIndex(self.platform.findData(content.platform))
        self.evidence.show_files(note.incident.exhibits if note.incident else (), note.pending)
        self._is_showing = False
        self.is_touched = touched
        self._name()
        self._look_for_missing()
        self.foot.show_touched(touched=touched)

    def content(self) -> IncidentContent:
        """Return what is written. Raises InvalidField when the time cannot be."""
        return IncidentContent(
            text=self.text.whole_text(),
            occurred=self.when.moment(),
            types=self.types.chosen,
            platform=self.platform.currentData(),
            people=tuple(PersonId(key) for key in self.people.chosen),
        )

    def draft_content(self) -> IncidentContent:
        """Return what is written, without a time that cannot be."""
        try:
            return self.content()
        except InvalidField:
            return IncidentContent(
                text=self.text.whole_text(),
                types=self.types.chosen,
                platform=self.platform.currentData(),
                people=tuple(PersonId(key) for key in self.people.chosen),
            )

    def as_written(self) -> Note:
        """Return the page as it is now."""
        return Note(
            self._note.incident,
            self.draft_content(),
            self.people.choices,
            tuple(self.evidence.pending),
        )

    def differs(self) -> bool:
        """Tell whether there is anything on the page that the vault does not have."""
        return bool(self.evidence.pending) or self.draft_content() != self._note.kept_content

    def set_keeping(self, *, keeping: bool) -> None:
        """While the note is being kept nothing of it can change."""
        self.text.setReadOnly(keeping)
        for each in (self.when, self.types, self.people, self.platform, self.evidence):
            each.setEnabled(not keeping)
        self.foot.show_keeping(keeping=keeping, touched=self.is_touched)

    def add_at_end(self, part: QWidget) -> None:
        """Put something else that belongs to the note at the end of the page."""
        self._column.insertWidget(self._column.count() - 1, part)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Files and pictures may be dropped anywhere on the page."""
        if holds_evidence(event.mimeData()) and self.evidence.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Take what was dropped."""
        event.acceptProposedAction()
        self.evidence_given.emit(event.mimeData())

    def _make_platform(self) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName("journal-platform")
        combo.setAccessibleName(tr("Where it happened"))
        combo.addItem(tr("Not given"), None)
        for platform, words in platform_words().items():
            combo.addItem(words, platform)
        combo.setMaxVisibleItems(20)
        return combo

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "scrolled")
        page.setMaximumWidth(current_theme().px(_READING_PX))
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        heading = QVBoxLayout()
        heading.setSpacing(GRID // 2)
        heading.addWidget(self.title)
        heading.addWidget(self.subtitle)
        column.addLayout(heading)
        column.addWidget(self.text)
        place = QHBoxLayout()
        place.addWidget(self.platform)
        place.addStretch(1)
        where = QWidget()
        where.setLayout(place)
        place.setContentsMargins(0, 0, 0, 0)
        for name, words, field in (
            ("clock", tr("When"), self.when),
            ("hash", tr("Type"), self.types),
            ("map-pin", tr("Where"), where),
            ("user", tr("People"), self.people),
            ("paperclip", tr("Files"), self.evidence),
        ):
            column.addWidget(LabelledRow(name, words, field))
        column.addWidget(self.could_add)
        column.addStretch(1)
        self._column = column
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.foot)

    def _connect(self) -> None:
        self.text.edited.connect(self._touch)
        self.text.evidence_pasted.connect(self.evidence_given)
        for field in (self.when, self.types, self.people, self.evidence):
            field.edited.connect(self._touch)
        self.platform.currentIndexChanged.connect(self._touch)
        self.could_add.chosen.connect(self._go_to)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste)

    def _name(self) -> None:
        incident = self._note.incident
        if incident is None:
            self.title.setText(tr("New note"))
            self.subtitle.setText(tr("It stays encrypted on this computer. Nobody else sees it."))
            return
        occurred = incident.content.occurred
        written = date_words(incident.recorded_at.astimezone(ZoneInfo(self._zone)))
        self.title.setText(
            moment_words(occurred, self._zone) if occurred else tr("Note without a time")
        )
        self.subtitle.setText(tr("Written {date}").format(date=written))

    def _look_for_missing(self) -> None:
        given = {
            "when": self.when.is_given,
            "type": bool(self.types.chosen),
            "where": self.platform.currentData() is not None,
            "who": bool(self.people.chosen),
            "files": self.evidence.has_files,
        }
        self.could_add.show_missing([name for name, is_there in given.items() if not is_there])

    @Slot()
    def _touch(self) -> None:
        if self._is_showing:
            return
        self.is_touched = True
        self.foot.show_touched(touched=True)
        self._look_for_missing()
        self.edited.emit()

    @Slot(str)
    def _go_to(self, part: str) -> None:
        if part == "when":
            self.when.setFocus()
        elif part == "type":
            self.types.open_picker()
        elif part == "who":
            self.people.open_picker()
        elif part == "where":
            self.platform.setFocus()
        else:
            self.evidence.add_button.setFocus()

    @Slot()
    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and holds_evidence(data) and self.evidence.isEnabled():
            self.evidence_given.emit(data)


def _parts() -> list[tuple[str, str, str]]:
    return [
        ("when", tr("when"), tr("Dates show that it goes on, and how often.")),
        ("type", tr("type"), tr("Types make it easy to find all notes of one kind.")),
        ("where", tr("where"), tr("Each place has its own way of keeping traces.")),
        ("who", tr("who"), tr("Names and accounts tie notes together.")),
        ("files", tr("original file"), tr("An original file says more than a picture of it.")),
    ]
