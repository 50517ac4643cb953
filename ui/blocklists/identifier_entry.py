"""The row in which a new identifier is typed."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.blocklists.forms.platforms import SERVICES
from core.blocklists.person import MAX_WRITTEN_CHARACTERS, IdentifierContent, IdentifierKind
from ui.blocklists.status_words import service_word
from ui.blocklists.typed import lines_of, read_typed
from ui.blocklists.words import kind_icon, kind_word
from ui.shared.buttons import PlainButton
from ui.shared.icon_label import IconLabel
from ui.shared.icons import icon
from ui.shared.private_typing import keep_private
from ui.shared.text import PlainLabel, set_role
from ui.shared.theme import GRID
from ui.translate import tr

_KIND_CHARACTERS = 16
_PAUSE_MS = 300
"""How long somebody stops typing before it is worth asking who else has this."""


class WrittenField(QLineEdit):
    """`many_pasted(str)`: several lines were pasted; they are not put into the field."""

    many_pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Look at what is pasted before it becomes one long line."""
        text = (
            QGuiApplication.clipboard().text()
            if event.matches(QKeySequence.StandardKey.Paste)
            else ""
        )
        if len(lines_of(text)) > 1:
            self.many_pasted.emit(text)
        else:
            super().keyPressEvent(event)


class IdentifierEntry(QWidget):
    """One field and a button; once something is typed also its kind, guessed, and the platform.

    `added(IdentifierContent)`: the person wants it in the list.
    `paused(object)`: the IdentifierContent so far, once typing stops; None when it is empty.
    `edited()`: something was typed. `many_pasted(str)`: several lines were pasted.
    """

    added = Signal(object)
    paused = Signal(object)
    edited = Signal()
    many_pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind_is_chosen = self._platform_is_chosen = False
        self._rest = IdentifierContent(IdentifierKind.HANDLE, "")
        self.kind = QComboBox()
        self.kind.setObjectName("identifier-kind")
        self.kind.setAccessibleName(tr("What kind it is"))
        for each in IdentifierKind:
            self.kind.addItem(icon(kind_icon(each)), kind_word(each), each)
        self.written = WrittenField(maxLength=MAX_WRITTEN_CHARACTERS)
        self.written.setObjectName("identifier-written")
        self.written.setAccessibleName(tr("Address, number or account"))
        self.written.setPlaceholderText(tr("Add a number, an address or an account"))
        self.written.setToolTip(tr("Several lines can be pasted at once."))
        self.platform = QLineEdit(maxLength=MAX_WRITTEN_CHARACTERS)
        self.platform.setObjectName("identifier-platform")
        self.platform.setAccessibleName(tr("On which app or site"))
        self.platform.setPlaceholderText(tr("On which app or site"))
        self.platform.setCompleter(_services(self))
        for field in (self.written, self.platform):
            keep_private(field)
        self.add_button = PlainButton(tr("Add"), "plus")
        self.add_button.setObjectName("identifier-add")
        self.add_button.setAccessibleName(tr("Add this address, number or account"))
        self.kind.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.kind.setMinimumContentsLength(_KIND_CHARACTERS)
        self.notice = PlainLabel()
        self.notice.setObjectName("identifier-notice")
        self.notice.setMinimumWidth(1)  # a name that is one long word does not widen the page
        self._notice_icon = IconLabel("triangle-alert", "care")
        set_role(self.notice, "care")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def content(self) -> IdentifierContent | None:
        """What is typed so far; None when there is nothing."""
        written = self.written.text().strip()
        if not written:
            return None
        kind = IdentifierKind(self.kind.currentData())
        platform = self.platform.text().strip() if kind is IdentifierKind.HANDLE else ""
        return replace(self._rest, kind=kind, written=written, platform=platform)

    def clear(self) -> None:
        """Be empty again, for the next one."""
        self.show_content(IdentifierContent(IdentifierKind.HANDLE, ""))
        self._kind_is_chosen = self._platform_is_chosen = False

    def show_content(self, content: IdentifierContent) -> None:
        """Show an identifier so that it can be changed; what is not seen here stays with it."""
        self._rest = content
        self.kind.setCurrentIndex(self.kind.findData(content.kind))
        self.written.setText(content.written)
        self.platform.setText(content.platform)
        self._kind_is_chosen = self._platform_is_chosen = True
        self.say("")
        self._follow_kind()

    def say(self, text: str) -> None:
        """Say something about what is typed, below the row."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))
        self._notice_icon.setVisible(bool(text))

    def add(self) -> None:
        """Hand over what is typed, if anything is."""
        content = self.content
        if content is not None:
            self._pause.stop()
            self.clear()
            self.added.emit(content)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter adds, from any of the fields."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_add()
            event.accept()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.written, 1)
        first.addWidget(self.add_button)
        second.addWidget(self.kind, 1)
        second.addWidget(self.platform, 1)
        third.addWidget(self._notice_icon, 0, Qt.AlignmentFlag.AlignTop)
        third.addWidget(self.notice, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for row in (first, second, third):
            row.setSpacing(GRID)
            column.addLayout(row)
        column.setSpacing(GRID)

    def _connect(self) -> None:
        self.kind.activated.connect(self._on_kind_chosen)
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.written.textEdited.connect(self._on_typed)
        self.written.many_pasted.connect(self.many_pasted)
        self.platform.textEdited.connect(self._on_platform_typed)
        self.add_button.clicked.connect(self._on_add)
        self._pause.timeout.connect(self._on_pause)

    @Slot()
    def _on_kind_chosen(self) -> None:
        self._kind_is_chosen = True
        self._on_typed()

    @Slot()
    def _on_platform_typed(self) -> None:
        self._platform_is_chosen = True
        self._on_typed()

    @Slot()
    def _follow_kind(self) -> None:
        is_typed = bool(self.written.text())
        kind = IdentifierKind(self.kind.currentData())
        self.kind.setVisible(is_typed)
        self.platform.setVisible(is_typed and kind is IdentifierKind.HANDLE)

    @Slot()
    def _on_typed(self) -> None:
        read = read_typed(self.written.text())
        if not self._kind_is_chosen:
            self.kind.setCurrentIndex(self.kind.findData(read.kind))
        if not self._platform_is_chosen:
            self.platform.setText(read.platform)
        self._follow_kind()
        self._pause.start()
        self.edited.emit()

    @Slot()
    def _on_pause(self) -> None:
        self.paused.emit(self.content)

    @Slot()
    def _on_add(self) -> None:
        if self.content is None:
            self.written.setFocus()
        self.add()
        self.written.setFocus()


def _services(parent: QWidget) -> QCompleter:
    """Return a completer of the services whose rules the app knows; any other can be written."""
    completer = QCompleter([service_word(each.code) for each in SERVICES], parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    return completer
