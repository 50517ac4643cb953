"""Everything about the one identifier that is chosen in the list."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.blocklists.person import MAX_WRITTEN_CHARACTERS, IdentifierContent, IdentifierKind
from core.blocklists.status import StatusContent
from core.ids import IdentifierId
from ui.blocklists.fact_words import caution_words
from ui.blocklists.facts import IdentifierFacts
from ui.blocklists.status_form import StatusForm
from ui.blocklists.status_history import History, StatusHistory
from ui.blocklists.status_words import service_word
from ui.blocklists.words import identifier_words, kind_word
from ui.plain_text import isolated, visible
from ui.shared.buttons import PlainButton, QuietButton
from ui.shared.caution import CautionBox
from ui.shared.fields import AreaField, LineField, named
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import BodyLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class IdentifierCard(QFrame):
    """What can be added to it, what was done about it, and what else can be done with it.

    `edited(IdentifierContent)`: the permanent ID or the note is different now.
    `change_wanted()`, `move_wanted()`, `remove_wanted()`. `history_wanted(IdentifierId)`: for
    `show_history`. `step_taken(IdentifierId, StatusContent, str)`: at this service; empty: its own.
    `note_wanted(IdentifierContent)`: a note about it is to be written first.
    """

    edited = Signal(object)
    change_wanted = Signal()
    move_wanted = Signal()
    remove_wanted = Signal()
    history_wanted = Signal(str)
    step_taken = Signal(str, object, str)
    note_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("identifier-card")
        self.setProperty("role", "card")
        self._content = IdentifierContent(IdentifierKind.HANDLE, "")
        self._id: IdentifierId | None = None
        self._facts = IdentifierFacts()
        self._is_listed = True
        self.written = BodyLabel()
        self.written.setProperty("role", "strong")
        self.written.setMinimumWidth(1)  # a name that is one long word does not widen the page
        self.about = SoftLabel()
        self.about.setMinimumWidth(1)
        self.caution = CautionBox()
        self.account_id = LineField(
            "identifier-account-id",
            tr("Permanent ID"),
            tr("A number or code that stays the same when the account gets another name."),
        )
        self.account_id.setMaxLength(MAX_WRITTEN_CHARACTERS)
        self.note = AreaField(
            "identifier-note",
            tr("Why it is theirs"),
            tr("For yourself. It is in no export unless you choose it."),
        )
        self._account_row = named(tr("Permanent ID, when you found it"), self.account_id)
        self.history = StatusHistory()
        self.form = StatusForm()
        self.form.be_part_of_card()
        self.status_button = PlainButton(tr("Write down what was done"), "check")
        self.status_button.setObjectName("identifier-status")
        self.change_button = QuietButton(tr("Change"), "pencil")
        self.change_button.setObjectName("identifier-change")
        self.move_button = QuietButton(tr("Give to somebody else"), "user")
        self.move_button.setObjectName("identifier-move")
        self.remove_button = QuietButton(tr("Remove"), "minus")
        self.remove_button.setObjectName("identifier-remove")
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def content(self) -> IdentifierContent:
        """The identifier as it stands here."""
        note, account_id = self.note.written().strip(), self.account_id.written().strip()
        if len(note) > MAX_WRITTEN_CHARACTERS:
            note = note[:MAX_WRITTEN_CHARACTERS]
        return replace(self._content, note=note, account_id=account_id)

    def show_identifier(
        self, content: IdentifierContent, identifier_id: IdentifierId | None, facts: IdentifierFacts
    ) -> None:
        """Show an identifier; None: it is not in the vault yet."""
        is_other = content.as_written != self._content.as_written
        asks_again = (
            self.isHidden() or is_other or identifier_id != self._id or facts != self._facts
        )
        self._content, self._id, self._facts = content, identifier_id, facts
        self.written.setText(visible(content.written))
        self.about.setText(_about(content, facts))
        caution = caution_words(content, facts)
        self.caution.say(caution)
        self.caution.setVisible(bool(caution))
        if is_other:
            self.form.hide()
            self.history.show_history(History(), "")
            self.account_id.show_text(content.account_id)
            self.note.show_text(content.note)
        self._account_row.setVisible(content.kind is IdentifierKind.HANDLE)
        self._arrange()
        if identifier_id is not None and asks_again:
            self.history_wanted.emit(identifier_id)

    def show_history(self, history: History) -> None:
        """Show what was done about it."""
        if all(each.identifier_id == self._id for each in history.entries):
            self.history.show_history(history, self._facts.service)

    def be_listed(self, *, listed: bool) -> None:
        """Steps are taken against those on the list, not against one's own circle."""
        self._is_listed = listed
        self._arrange()

    @Slot()
    def ask_step(self) -> None:
        """Ask what was done."""
        title = tr("What was done about {identifier}").format(
            identifier=identifier_words(self._content)
        )
        self.form.begin(title, {self._content.kind}, self._facts.service)
        self._arrange()

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for each in (self.status_button, self.change_button, self.move_button, self.remove_button):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        for part in (self.written, self.about, self.caution, self.history, self.form):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self._account_row)
        column.addWidget(named(tr("Why it is theirs, for yourself"), self.note))

    def _connect(self) -> None:
        self.status_button.clicked.connect(self.ask_step)
        self.change_button.clicked.connect(self.change_wanted)
        self.move_button.clicked.connect(self.move_wanted)
        self.remove_button.clicked.connect(self.remove_wanted)
        self.account_id.edited.connect(self._edit)
        self.note.edited.connect(self._edit)
        self.form.taken.connect(self._take_step)
        self.form.closed.connect(self._arrange)
        self.form.note_wanted.connect(self._want_note)

    @Slot()
    def _arrange(self) -> None:
        is_asking = not self.form.isHidden()
        self.status_button.setVisible(self._is_listed and self._id is not None and not is_asking)
        self.move_button.setVisible(self._id is not None and not is_asking)
        for button in (self.change_button, self.remove_button):
            button.setVisible(not is_asking)

    @Slot()
    def _edit(self) -> None:
        before, self._content = self._content, self.content
        if self._content != before:
            self.edited.emit(before)

    @Slot(object, str)
    def _take_step(self, step: StatusContent, service: str) -> None:
        self._arrange()
        self.status_button.setFocus()
        if self._id is not None:
            self.step_taken.emit(self._id, step, service)

    @Slot()
    def _want_note(self) -> None:
        self.note_wanted.emit(self._content)


def _about(content: IdentifierContent, facts: IdentifierFacts) -> str:
    """Return the kind, the place and the other ways to write it."""
    parts = [kind_word(content.kind)]
    if content.platform:
        parts.append(visible(content.platform))
    elif content.kind is IdentifierKind.HANDLE:
        parts.append(service_word(facts.service))
    if facts.forms:
        forms = tr(", ").join(map(isolated, facts.forms))
        parts.append(tr("also written {forms}").format(forms=forms))
    return " · ".join(parts)
