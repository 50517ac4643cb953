"""The page on which one note is written, or read when it is sealed."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from core.errors import InvalidField
from core.ids import PersonId
from core.incidents.could_add import Gap, could_add
from core.incidents.incident import IncidentContent
from core.incidents.incident_type import IncidentType
from ui.journal.could_add import CouldAdd
from ui.journal.details.panel import DetailsPanel
from ui.journal.evidence_panel import EvidencePanel
from ui.journal.note import Note
from ui.journal.note_foot import NoteFoot
from ui.journal.pasting import holds_evidence
from ui.journal.text_field import TextField
from ui.journal.when_field import Times, WhenField
from ui.journal.words import date_words, moment_words, platform_words
from ui.shared.chip_field import ChipField
from ui.shared.fields import explain
from ui.shared.labelled_row import LabelledRow
from ui.shared.picker import Choice, PickerWords
from ui.shared.text import BodyLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_READING_PX, _LEAST_COMBO_PX = 720, 120
_IN_DETAILS = {Gap.ADDRESS: "url", Gap.ACCOUNT_ID: "message_id", Gap.WITNESS: "witnesses"}


class Mode(Enum):
    """What can be done with the note on the page."""

    WRITE = auto()
    READ = auto()
    """It is sealed."""
    AMEND = auto()
    """It is sealed, and a correction is being written."""


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
        self._is_keeping = False
        self._focus: QWidget | None = None
        self.mode = Mode.WRITE
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
        self._captures = {each.code: tr(each.capture) for each in types}
        self.capture = SoftLabel()
        self.capture.setObjectName("types-capture")
        self.platform = self._make_platform()
        self._platform_words = BodyLabel()
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
        self.foot = NoteFoot()
        self._lay_out()
        self._connect()
        self.show_note(Note())

    @property
    def note(self) -> Note:
        """The note as it was shown, before any edits."""
        return self._note

    def show_note(self, note: Note, *, touched: bool = False, is_same_page: bool = False) -> None:
        """Show another note; `touched` when it holds more than the vault has of it.

        `is_same_page`: it is the one that was there, kept now; what is unfolded stays so.
        """
        content = note.content
        self._is_showing = True
        self._note = note
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
        self.types.show_chosen(
            [Choice(code, self._type_titles.get(code, code)) for code in content.types]
        )
        self.people.show_chosen(note.people)
        self.platform.setCurrentIndex(self.platform.findData(content.platform))
        exhibits = note.incident.exhibits if note.incident else ()
        self.evidence.show_files(exhibits, note.pending, content.provenance)
        self.details.show_details(details)
        if not is_same_page:
            self.details.fold_all()
            self._scroll.verticalScrollBar().setValue(0)
        self._is_showing = False
        self.is_touched = touched
        self._name()
        sealed_mode = Mode.AMEND if touched else Mode.READ
        self.set_mode(sealed_mode if note.sealed_at is not None else Mode.WRITE)

    def set_mode(self, mode: Mode) -> None:
        """Let the note be written, only read, or corrected."""
        self.mode = mode
        self.foot.show_mode(amending=mode is Mode.AMEND, sealed=self._seal_words(mode))
        self._lock()
        self._look_for_missing()
        self.foot.show_touched(touched=self.is_touched)
        self.foot.offer_sealing(
            offered=mode is Mode.WRITE and self._note.incident is not None and not self.is_touched
        )

    def content(self) -> IncidentContent:
        """Return what is written. Raises InvalidField when a time cannot be."""
        return replace(self._beside_text(self.when.times()), text=self.text.whole_text())

    def draft_content(self) -> IncidentContent:
        """Return what is written, without times when one of them cannot be."""
        try:
            return self.content()
        except InvalidField:
            return replace(self._beside_text(Times()), text=self.text.whole_text())

    def as_written(self) -> Note:
        """Return the page as it is now."""
        return Note(
            self._note.incident,
            self.draft_content(),
            self.people.choices,
            tuple(self.evidence.pending),
            self._note.sealed_at,
        )

    def differs(self) -> bool:
        """Tell whether there is anything on the page that the vault does not have."""
        return bool(self.evidence.pending) or self.draft_content() != self._note.kept_content

    def set_keeping(self, *, keeping: bool) -> None:
        """While the note is being kept nothing of it can change."""
        focus = QApplication.focusWidget()
        if keeping and not self._is_keeping and focus is not None and self.isAncestorOf(focus):
            # A field that is disabled while it has the keyboard would lose it for good.
            self._focus = focus
            self.text.setFocus()
        self._is_keeping = keeping
        self._lock()
        if not keeping and self._focus is not None:
            if isValid(self._focus) and self.text.hasFocus():
                self._focus.setFocus()
            self._focus = None
        self.foot.show_keeping(keeping=keeping, touched=self.is_touched)

    def add_at_end(self, part: QWidget) -> None:
        """Put something else that belongs to the note at the end of the page."""
        self._column.insertWidget(self._column.count() - 1, part)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Files and pictures may be dropped anywhere on the page."""
        if holds_evidence(event.mimeData()) and self._takes_files:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Take what was dropped."""
        event.acceptProposedAction()
        self.evidence_given.emit(event.mimeData())

    def _make_platform(self) -> QComboBox:
        combo = QComboBox()
        explain(
            combo,
            "journal-platform",
            tr("Where it happened"),
            tr("Each place has its own way of keeping traces."),
        )
        combo.addItem(tr("Not given"), None)
        for platform, words in platform_words().items():
            combo.addItem(words, platform)
        combo.setMaxVisibleItems(20)
        combo.setMinimumWidth(_LEAST_COMBO_PX)
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
        place.addWidget(self._platform_words)
        place.addStretch(1)
        where = QWidget()
        where.setLayout(place)
        place.setContentsMargins(0, 0, 0, 0)
        types = QWidget()
        kinds = QVBoxLayout(types)
        kinds.setContentsMargins(0, 0, 0, 0)
        kinds.setSpacing(GRID // 2)
        kinds.addWidget(self.types)
        kinds.addWidget(self.capture)
        types.setFocusProxy(self.types)
        where.setFocusProxy(self.platform)
        for name, words, field in (
            ("clock", tr("When"), self.when),
            ("hash", tr("Type"), types),
            ("map-pin", tr("Where"), where),
            ("user", tr("People"), self.people),
            ("paperclip", tr("Files"), self.evidence),
        ):
            column.addWidget(LabelledRow(name, words, field))
        column.addWidget(self.details)
        column.addWidget(self.could_add)
        column.addStretch(1)
        self._column = column
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        self._scroll = scroll
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.foot)

    def _connect(self) -> None:
        self.text.edited.connect(self._touch)
        self.text.evidence_pasted.connect(self.evidence_given)
        for field in (self.when, self.types, self.people, self.evidence, self.details):
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

    @property
    def _takes_files(self) -> bool:
        return self.mode is not Mode.READ and not self._is_keeping

    def _lock(self) -> None:
        """Let be changed what the mode allows, and nothing while the note is being kept."""
        is_read = self.mode is Mode.READ
        self.text.set_locked(locked=is_read or self._is_keeping)
        for part in (self.when, self.types, self.people, self.details):
            part.set_read_only(read_only=is_read)
            part.setEnabled(not self._is_keeping)
        self.platform.setVisible(not is_read)
        self.platform.setEnabled(not self._is_keeping)
        self._platform_words.setText(self.platform.currentText())
        self._platform_words.setVisible(is_read)
        self.evidence.set_read_only(read_only=is_read)
        self.evidence.setEnabled(not self._is_keeping)

    def _seal_words(self, mode: Mode) -> str:
        sealed_at, incident = self._note.sealed_at, self._note.incident
        if sealed_at is None or incident is None:
            return ""
        date = date_words(sealed_at.astimezone(ZoneInfo(self._zone)))
        said = tr("Sealed {date}, revision {n}").format(date=date, n=incident.revision)
        if mode is Mode.READ:
            return said
        return tr("{sealed}. You are writing a correction.").format(sealed=said)

    def _beside_text(self, times: Times) -> IncidentContent:
        """Return all but the text: reading that takes long when it is."""
        details = self.details.details(self._note.content.details)
        return IncidentContent(
            text="",
            occurred=times.occurred,
            types=self.types.chosen,
            platform=self.platform.currentData(),
            people=tuple(PersonId(key) for key in self.people.chosen),
            details=replace(
                details,
                approximate_minutes=times.approximate_minutes,
                ended=times.ended,
                discovered=times.discovered,
            ),
            provenance=self.evidence.provenance,
        )

    def _look_for_missing(self) -> None:
        exhibits = self._note.incident.exhibits if self._note.incident else ()
        names = [each.evidence.name for each in exhibits]
        names += [each.source.name for each in self.evidence.pending]
        is_read = self.mode is Mode.READ
        try:
            times = self.when.times()
        except InvalidField:
            times = Times()
        missing = () if is_read else could_add(self._beside_text(times), names)
        self.could_add.show_missing(missing)
        captures = [self._captures[code] for code in self.types.chosen if code in self._captures]
        self.capture.setText(tr("Worth keeping: {what}").format(what="\n".join(captures)))
        self.capture.setVisible(bool(captures) and not is_read)

    @Slot()
    def _touch(self) -> None:
        if self._is_showing:
            return
        self.is_touched = True
        self.foot.show_touched(touched=True)
        self._look_for_missing()
        self.edited.emit()

    @Slot(object)
    def _go_to(self, gap: Gap) -> None:
        if gap is Gap.TYPE:
            self.types.open_picker()
        elif gap is Gap.PERSON:
            self.people.open_picker()
        elif gap in _IN_DETAILS:
            self.details.go_to(_IN_DETAILS[gap])
        else:
            {
                Gap.WHEN: self.when,
                Gap.WHERE: self.platform,
                Gap.FILE: self.evidence.add_button,
                Gap.ORIGINAL: self.evidence.add_button,
                Gap.VANISHING: self.evidence.add_button,
                Gap.ZONE: self.when.zone.button,
            }[gap].setFocus()

    @Slot()
    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and holds_evidence(data) and self._takes_files:
            self.evidence_given.emit(data)
