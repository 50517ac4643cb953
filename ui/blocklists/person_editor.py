"""The page of one person."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from core.blocklists.person import MAX_NAME_CHARACTERS, PersonContent
from ui.blocklists.identifiers_editor import IdentifiersEditor
from ui.blocklists.standing_choice import StandingChoice
from ui.plain_text import visible
from ui.shared.buttons import PrimaryButton
from ui.shared.caution import CautionBox
from ui.shared.reading_page import ReadingPage
from ui.shared.secret_field import private_hints
from ui.shared.text import SectionLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr

_LEAST_LINES, _MOST_LINES = 6, 24


class PersonEditor(QWidget):
    """Everything that is written about a person.

    `edited()`: the content is different now.
    `save_wanted()`: the person asked to save.
    """

    edited = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = PersonContent("")
        self.name = QLineEdit(maxLength=MAX_NAME_CHARACTERS)
        self.name.setObjectName("person-name")
        self.name.setPlaceholderText(tr("Name, or what you call them"))
        self.name.setAccessibleName(tr("Name, or what you call them"))
        self.title = TitleLabel()
        self.title.setObjectName("person-title")
        self.title.setMinimumWidth(1)  # a name that is one long word does not widen the page
        self.standing = StandingChoice()
        self.identifiers = IdentifiersEditor()
        self.notes = QPlainTextEdit()
        self.notes.setObjectName("person-notes")
        self.notes.setAccessibleName(tr("Notes"))
        self.notes.setPlaceholderText(
            tr("What you know, why you think it is them, what others told you.")
        )
        self.notes.setTabChangesFocus(True)
        self.state = SoftLabel()
        self.state.setObjectName("person-state")
        self.save_button = PrimaryButton(tr("Save"))
        self.save_button.setObjectName("person-save")
        self.save_button.setShortcut(QKeySequence("Ctrl+Return"))
        self.save_button.setToolTip(tr("Save (Ctrl+Enter)"))
        for field in (self.name, self.notes, self.identifiers.entry.written):
            field.setInputMethodHints(private_hints())
        self._lay_out()
        self._connect()

    @property
    def content(self) -> PersonContent:
        """What stands on the page, including what is typed but not added to the list yet."""
        return replace(
            self._shown,
            name=self.name.text().strip(),
            standing=self.standing.standing,
            notes=self.notes.toPlainText(),
            identifiers=self.identifiers.identifiers,
        )

    def show_content(self, content: PersonContent) -> None:
        """Show somebody else."""
        self._shown = content
        with QSignalBlocker(self):
            self.name.setText(content.name)
            self.standing.choose(content.standing)
            self.notes.setPlainText(content.notes)
            self.identifiers.show_identifiers(content.identifiers)
        self._say_title()

    def _lay_out(self) -> None:
        page = ReadingPage()
        column = page.column
        column.addWidget(self.title)
        column.addWidget(SoftLabel(tr("It is kept as you type, encrypted on this computer.")))
        column.addSpacing(GRID // 2)
        column.addWidget(self.name)
        column.addWidget(self.standing)
        column.addSpacing(GRID * 2)
        column.addWidget(SectionLabel(tr("Names, numbers and accounts they use")))
        column.addWidget(self.identifiers)
        column.addSpacing(GRID)
        column.addWidget(_advice())
        column.addSpacing(GRID * 2)
        column.addWidget(SectionLabel(tr("Notes")))
        column.addWidget(self.notes)
        self._fit_notes()
        foot = QFrame()
        foot.setProperty("role", "message")
        row = QHBoxLayout(foot)
        row.setContentsMargins(GRID * 3, GRID, GRID * 3, GRID)
        row.addWidget(self.state, 1)
        row.addWidget(self.save_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(page, 1)
        outer.addWidget(foot)

    def _connect(self) -> None:
        self.name.textChanged.connect(self._say_title)
        self.name.textEdited.connect(self.edited)
        self.standing.changed.connect(self.edited)
        self.identifiers.edited.connect(self.edited)
        self.notes.textChanged.connect(self._on_notes)
        self.save_button.clicked.connect(self.save_wanted)

    @Slot()
    def _say_title(self) -> None:
        self.title.setText(visible(self.name.text().strip()) or tr("New person"))

    @Slot()
    def _on_notes(self) -> None:
        self._fit_notes()
        self.edited.emit()

    def _fit_notes(self) -> None:
        """Grow with the text for a while; longer notes scroll in their field."""
        lines = self.notes.document().size().height()
        lines = min(max(lines, _LEAST_LINES), _MOST_LINES)
        self.notes.setMinimumHeight(
            round(self.notes.fontMetrics().lineSpacing() * lines) + GRID * 3
        )


def _advice() -> CautionBox:
    return CautionBox(
        tr(
            "Save messages and profiles first: after a block they can disappear, for you too."
            " Somebody who notices a block may look for another way in. To mute is quieter, and"
            " what they write still arrives as a record."
        ),
        tr("Before you block or report"),
    )
