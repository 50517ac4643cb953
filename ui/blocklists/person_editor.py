"""The page of one person."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.blocklists.person import (
    MAX_NAME_CHARACTERS,
    About,
    Circle,
    Identifier,
    PersonContent,
    Standing,
)
from ui.blocklists.about_fields import AboutFields
from ui.blocklists.identifiers_editor import IdentifiersEditor
from ui.blocklists.portrait import Portrait
from ui.blocklists.word_choice import WordChoice
from ui.blocklists.words import standing_meaning, standing_word
from ui.plain_text import visible
from ui.screen import ScreenContext
from ui.shared.buttons import PrimaryButton, QuietButton
from ui.shared.fields import AreaField, LineField, named
from ui.shared.icons import icon
from ui.shared.picker import Choice
from ui.shared.private_typing import keep_private
from ui.shared.reading_page import ReadingPage
from ui.shared.text import SectionLabel, SoftLabel, TitleLabel
from ui.shared.theme import GRID
from ui.translate import tr


class PersonEditor(QWidget):
    """Everything that is written about a person.

    `slots` are places for what others bring: `findings` below the identifiers, `notes` at the end.
    `edited()`: the content is different now. `settled()`: and worth keeping at once.
    `save_wanted()`: the person asked to save. `trash_wanted()`: this person is to go;
    `restore_wanted()`: or to come back from the trash.
    """

    edited = Signal()
    settled = Signal()
    save_wanted = Signal()
    trash_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(maxLength=MAX_NAME_CHARACTERS)
        self.name.setObjectName("person-name")
        self.name.setPlaceholderText(tr("Name, or what you call them"))
        self.name.setAccessibleName(tr("Name, or what you call them"))
        self.title = TitleLabel()
        self.title.setObjectName("person-title")
        self.title.setMinimumWidth(1)  # a name that is one long word does not widen the page
        self.portrait = Portrait(context)
        self.relation = LineField(
            "person-relation",
            tr("Who they are to you"),
            tr("Such as former partner, neighbour, colleague, stranger."),
        )
        self.relation.setMaxLength(MAX_NAME_CHARACTERS)
        self.relation.setPlaceholderText(tr("Former partner, neighbour, stranger…"))
        self.standing = WordChoice(
            "standing",
            tr("How sure are you who this is?"),
            {each: (standing_word(each), standing_meaning(each)) for each in Standing},
        )
        self.reason = AreaField(
            "person-reason",
            tr("Why you think so"),
            tr("What you saw or heard, and from whom. It helps others to judge it."),
        )
        self._reason_row = named(tr("Why you think so"), self.reason)
        self.identifiers = IdentifiersEditor()
        self.findings, self.ends = QVBoxLayout(), QVBoxLayout()
        self.about = AboutFields()
        self.notes = AreaField(
            "person-notes",
            tr("Notes, for yourself"),
            tr("They are in no export unless you choose them."),
        )
        self.notes.setPlaceholderText(tr("What you know, and what others told you."))
        self.state = SoftLabel()
        self.state.setObjectName("person-state")
        self.trash_button = QuietButton(tr("Move to trash"), "trash-2")
        self.trash_button.setObjectName("person-trash")
        self._is_in_trash = False
        self.save_button = PrimaryButton(tr("Save"))
        self.save_button.setObjectName("person-save")
        self.save_button.setShortcut(QKeySequence("Ctrl+Return"))
        self.save_button.setToolTip(tr("Save (Ctrl+Enter)"))
        keep_private(self.name)
        self._lay_out()
        self._connect()

    @property
    def content(self) -> PersonContent:
        """What stands on the page, including what is typed but not added to the list yet."""
        return PersonContent(
            name=self.name.text().strip(),
            standing=self.standing.value,
            notes=self.notes.written(),
            identifiers=self.identifiers.identifiers,
            about=About(
                standing_reason=self.reason.written(),
                relation=self.relation.written().strip(),
                circle=self.about.circle.value,
                third_parties=self.about.others.written(),
                acts_for=self.about.acted_for,
                groups=self.about.groups.chosen,
                photo=self.portrait.photo,
            ),
        )

    def show_content(self, content: PersonContent, kept: Sequence[Identifier]) -> None:
        """Show somebody else; `kept` are the identifiers that the vault has."""
        with QSignalBlocker(self):
            self.name.setText(content.name)
            self._show_rest(content, ())
            self.identifiers.show_identifiers(content.identifiers, kept)
        self.page.verticalScrollBar().setValue(0)
        self._say_title()

    def follow(self, content: PersonContent, kept: Sequence[Identifier]) -> None:
        """Show the same person as they are now, where something is different."""
        with QSignalBlocker(self):
            if self.name.text().strip() != content.name:
                self.name.setText(content.name)
            self._show_rest(content, self.about.acts_for.choices)
            typed = self.identifiers.entry.content
            listed = tuple(each for each in content.identifiers if each != typed)
            self.identifiers.follow(listed, kept)

    def be_in_trash(self, *, in_trash: bool) -> None:
        """Offer the way out of the trash, or into it."""
        self._is_in_trash = in_trash
        self.trash_button.setText(tr("Put back") if in_trash else tr("Move to trash"))
        self.trash_button.setIcon(icon("rotate-ccw" if in_trash else "trash-2"))

    def name_acted_for(self, names: Sequence[Choice]) -> None:
        """Say who they are for whom this person acts."""
        with QSignalBlocker(self):
            self.about.acts_for.show_chosen(names)

    def _show_rest(self, content: PersonContent, names: Sequence[Choice]) -> None:
        about = content.about
        self.standing.choose(content.standing)
        self.reason.show_text(about.standing_reason)
        self.relation.show_text(about.relation)
        self.notes.show_text(content.notes)
        self.portrait.show_photo(about.photo)
        known = {each.key: each for each in names}
        self.about.show_about(
            about, [known.get(each, Choice(each, tr("Somebody"))) for each in about.acts_for]
        )
        self._follow_choices()

    def _lay_out(self) -> None:
        self.page = ReadingPage()
        column = self.page.column
        column.addWidget(self.title)
        column.addWidget(SoftLabel(tr("It is kept as you type, encrypted on this computer.")))
        column.addSpacing(GRID // 2)
        head = QVBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.name)
        head.addWidget(named(tr("Who they are to you"), self.relation))
        column.addLayout(head)
        column.addWidget(self.portrait)
        column.addWidget(self.standing)
        column.addWidget(self._reason_row)
        column.addSpacing(GRID * 2)
        column.addWidget(SectionLabel(tr("Names, numbers and accounts they use")))
        column.addWidget(self.identifiers)
        column.addLayout(self.findings)
        column.addSpacing(GRID * 2)
        column.addWidget(SectionLabel(tr("Notes, for yourself")))
        column.addWidget(self.notes)
        column.addSpacing(GRID * 2)
        column.addWidget(SectionLabel(tr("More about them")))
        column.addWidget(self.about)
        column.addSpacing(GRID)
        column.addLayout(self.ends)
        column.addWidget(self.trash_button, 0, Qt.AlignmentFlag.AlignLeading)
        foot = QFrame()
        foot.setProperty("role", "message")
        row = QHBoxLayout(foot)
        row.setContentsMargins(GRID * 3, GRID, GRID * 3, GRID)
        row.addWidget(self.state, 1)
        row.addWidget(self.save_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.page, 1)
        outer.addWidget(foot)

    def _connect(self) -> None:
        self.name.textChanged.connect(self._say_title)
        self.name.textEdited.connect(self.edited)
        self.standing.changed.connect(self._follow_choices)
        self.about.circle.changed.connect(self._follow_choices)
        for part in (
            self.relation,
            self.reason,
            self.notes,
            self.about,
            self.portrait,
            self.identifiers,
        ):
            part.edited.connect(self.edited)
        self.standing.changed.connect(self.edited)
        self.identifiers.settled.connect(self.settled)
        self.save_button.clicked.connect(self.save_wanted)
        self.trash_button.clicked.connect(self._on_trash)

    @Slot()
    def _on_trash(self) -> None:
        (self.restore_wanted if self._is_in_trash else self.trash_wanted).emit()

    @Slot()
    def _say_title(self) -> None:
        self.title.setText(visible(self.name.text().strip()) or tr("New person"))

    @Slot()
    def _follow_choices(self) -> None:
        """What makes no sense for this person is not asked."""
        is_listed = self.about.circle.value is Circle.BLOCKLIST
        is_sure = self.standing.value is not Standing.UNKNOWN
        self.standing.setVisible(is_listed)
        self._reason_row.setVisible(is_listed and (is_sure or bool(self.reason.written())))
        self.identifiers.be_listed(listed=is_listed)
