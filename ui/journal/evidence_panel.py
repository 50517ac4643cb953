"""The files of a note: those that are kept, those that are not yet, and how to add more."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.incidents.evidence import Exhibit
from ui.error_messages import message_for
from ui.journal.pending_file import PendingFile
from ui.journal.words import size_words
from ui.plain_text import isolated, visible
from ui.shared.buttons import IconButton, PlainButton
from ui.shared.icon_label import IconLabel
from ui.shared.text import SoftLabel, set_role
from ui.shared.theme import GRID
from ui.translate import tr


class ElidedLabel(QLabel):
    """A file name in one line, cut in the middle so that its ending stays readable."""

    def __init__(self, untrusted_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(0)
        self._whole = visible(untrusted_name)
        self.setToolTip(isolated(untrusted_name))
        self.setAccessibleName(self._whole)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Cut anew."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Cut anew when the text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._elide()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As narrow as you like: that is what cutting is for."""
        return QSize(0, super().minimumSizeHint().height())

    def _elide(self) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        shown = self.fontMetrics().elidedText(self._whole, middle, max(self.width(), 0))
        self.setText(isolated(shown))
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)


class FileRow(QFrame):
    """One file. `pressed`: its button was pressed."""

    pressed = Signal(object)

    def __init__(self, file: Exhibit | PendingFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.setObjectName("evidence-row")
        if isinstance(file, Exhibit):
            name, size = file.evidence.name, file.evidence.size_bytes
            said = tr("{size} · kept, exhibit {n}").format(size=size_words(size), n=file.number)
            shown, token = "file-check", "accent"
            label = tr("Save a copy of {name}…").format(name=isolated(name))
            self.button = IconButton("download", label)
            self.button.setObjectName("evidence-copy-out")
        else:
            name, size = file.source.name, file.size_bytes
            said = _state_of(file)
            shown, token = ("triangle-alert", "care") if file.problem else ("file", "soft")
            label = tr("Do not add {name}").format(name=isolated(name))
            self.button = IconButton("x", label)
            self.button.setObjectName("evidence-remove")
        self.name = ElidedLabel(name)
        self.name.setObjectName("evidence-name")
        self.state = SoftLabel(said)
        self.state.setObjectName("evidence-state")
        if isinstance(file, PendingFile) and file.problem:
            set_role(self.state, "care")
        self.button.clicked.connect(self._press)
        self.setAccessibleName(f"{visible(name)}, {said}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.state)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID // 2, GRID // 2, 0, GRID // 2)
        row.setSpacing(GRID * 3 // 2)
        row.addWidget(IconLabel(shown, token), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.button)

    @Slot()
    def _press(self) -> None:
        self.pressed.emit(self.file)


def _state_of(file: PendingFile) -> str:
    if file.problem is not None:
        message = message_for(file.problem)
        return f"{message.what} {message.next_step}"
    return tr("{size} · added when you keep the note").format(size=size_words(file.size_bytes))


class EvidencePanel(QWidget):
    """Lists a note's files.

    `add_wanted()`: files are to be chosen. `copy_wanted(Exhibit)`: an original is to be saved.
    `edited()`: a file was added, or taken off before it was kept.
    """

    add_wanted = Signal()
    copy_wanted = Signal(object)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exhibits: tuple[Exhibit, ...] = ()
        self.pending: list[PendingFile] = []
        self._rows: list[FileRow] = []
        self.add_button = PlainButton(tr("Add files"), "paperclip")
        self.add_button.setObjectName("evidence-add")
        self._hint = SoftLabel(tr("or drop files here, or paste a picture."))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(GRID * 3 // 2)
        line.addWidget(self.add_button)
        line.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._list)
        column.addLayout(line)
        self.setFocusProxy(self.add_button)
        self.add_button.clicked.connect(self.add_wanted)

    @property
    def has_files(self) -> bool:
        """Whether the note has any file, kept or not yet."""
        return bool(self._exhibits or self.pending)

    def show_files(self, exhibits: Sequence[Exhibit], pending: Sequence[PendingFile]) -> None:
        """List these and no others."""
        self._exhibits, self.pending = tuple(exhibits), list(pending)
        self._rebuild()

    def add(self, pending: Sequence[PendingFile]) -> None:
        """List more files that are not kept yet."""
        self.pending.extend(pending)
        self._rebuild()
        self.edited.emit()

    def refresh(self) -> None:
        """Say anew how each file stands."""
        self._rebuild()

    def _rebuild(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        files: list[Exhibit | PendingFile] = [*self._exhibits, *self.pending]
        self._rows = [FileRow(file) for file in files]
        before: QWidget | None = None
        for row in self._rows:
            row.pressed.connect(self._pressed)
            self._list.addWidget(row)
            if before is not None:
                QWidget.setTabOrder(before, row.button)
            before = row.button
        if before is not None:
            QWidget.setTabOrder(before, self.add_button)

    @Slot(object)
    def _pressed(self, file: Exhibit | PendingFile) -> None:
        if isinstance(file, Exhibit):
            self.copy_wanted.emit(file)
        else:
            self.pending.remove(file)
            self._rebuild()
            self.add_button.setFocus()
            self.edited.emit()
