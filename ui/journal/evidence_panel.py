"""The files of a note: those that are kept, those that are not yet, and how to add more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.incidents.evidence import Exhibit, SealedEvidence
from ui.error_messages import message_for
from ui.journal.evidence.name_label import NameLabel
from ui.journal.evidence.seeing import Seen
from ui.journal.evidence.thumb import Thumb
from ui.journal.evidence.words import is_disguised, kind_words
from ui.journal.pending_file import PendingFile
from ui.journal.words import size_words
from ui.plain_text import isolated
from ui.shared.buttons import IconButton, PlainButton
from ui.shared.text import SoftLabel, set_role
from ui.shared.theme import GRID
from ui.translate import tr


class FileRow(QFrame):
    """One file. `pressed(file)`: its button was pressed. `looked(file)`: it is to be looked at."""

    pressed = Signal(object)
    looked = Signal(object)

    def __init__(self, file: Exhibit | PendingFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.setObjectName("evidence-row")
        if isinstance(file, Exhibit):
            evidence: SealedEvidence | None = file.evidence
            name = file.evidence.name
            label = tr("Save a copy of {name}…").format(name=isolated(name))
            self.button = IconButton("download", label)
            self.button.setObjectName("evidence-copy-out")
        else:
            name, evidence = file.source.name, file.sealed
            label = tr("Do not add {name}").format(name=isolated(name))
            self.button = IconButton("x", label)
            self.button.setObjectName("evidence-remove")
        self.thumb = Thumb(name, evidence)
        self.name = NameLabel(name)
        self.name.setObjectName("evidence-name")
        self.state = SoftLabel()
        self.state.setObjectName("evidence-state")
        if isinstance(file, PendingFile) and file.problem:
            set_role(self.state, "care")
        self._say(evidence.media_type if evidence else None)
        self.button.clicked.connect(self._press)
        self.thumb.clicked.connect(self._look)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.state)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        row.setSpacing(GRID * 3 // 2)
        row.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.button)

    def show_glance(self, seen: Seen | None, *, covered: bool) -> None:
        """Show the small picture, and what the file is by its content."""
        self.thumb.show_seen(seen, covered=covered)
        if seen is None:
            self.state.setText(tr("This file cannot be read any more. Open it to see why."))
            set_role(self.state, "care")
            self.setAccessibleName(f"{self.name.accessibleName()}, {self.state.text()}")
        else:
            self._say(seen.facts.media_type)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A click anywhere on the row looks at the file."""
        is_within = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and is_within:
            self.thumb.click()

    def _say(self, media_type: str | None) -> None:
        said = _state_of(self.file)
        if media_type is not None and self.thumb.evidence is not None:
            kind = kind_words(media_type)
            if is_disguised(self.thumb.evidence.media_type, media_type):
                kind = tr("{kind}, not what its name says").format(kind=kind)
                set_role(self.state, "care")
            said = f"{kind} · {said}"
        self.state.setText(said)
        self.setAccessibleName(f"{self.name.accessibleName()}, {said}")

    @Slot()
    def _press(self) -> None:
        self.pressed.emit(self.file)

    @Slot()
    def _look(self) -> None:
        file = self.file if isinstance(self.file, Exhibit) else self.file.sealed
        self.looked.emit(file)


def _state_of(file: Exhibit | PendingFile) -> str:
    if isinstance(file, Exhibit):
        size = size_words(file.evidence.size_bytes)
        return tr("{size} · kept, exhibit {n}").format(size=size, n=file.number)
    if file.problem is not None:
        message = message_for(file.problem)
        return f"{message.what} {message.next_step}"
    return tr("{size} · added when you keep the note").format(size=size_words(file.size_bytes))


class EvidencePanel(QWidget):
    """Lists a note's files.

    `add_wanted()`: files are to be chosen. `copy_wanted(Exhibit)`: an original is to be saved.
    `edited()`: a file was added, or taken off before it was kept. `look_wanted(file)`: an Exhibit
    or SealedEvidence is to be looked at. `glance_wanted(SealedEvidence)`: its place for a small
    picture came into sight; answer with `show_glance`.
    """

    add_wanted = Signal()
    copy_wanted = Signal(object)
    edited = Signal()
    look_wanted = Signal(object)
    glance_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._covered = True
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

    def set_read_only(self, *, read_only: bool) -> None:
        """Offer to add files, or only show those that are there."""
        self.add_button.setVisible(not read_only)
        self._hint.setVisible(not read_only or not self.has_files)
        self._hint.setText(
            tr("No files") if read_only else tr("or drop files here, or paste a picture.")
        )

    def refresh(self) -> None:
        """Say anew how each file stands."""
        self._rebuild()

    def set_covered(self, *, covered: bool) -> None:
        """Show small pictures so blurred that nothing can be made out, or clearly."""
        self._covered = covered
        for row in self._rows:
            row.thumb.ask_again()
            row.thumb.update()

    @Slot(object, object)
    def show_glance(self, evidence: SealedEvidence, seen: Seen | None) -> None:
        """Show what was found at first glance; None: the file cannot be read."""
        for row in self._rows:
            if row.thumb.evidence == evidence:
                row.show_glance(seen, covered=self._covered)

    def still_wants(self, evidence: SealedEvidence) -> bool:
        """Tell whether a place for this small picture is in sight. If not it will ask again."""
        thumbs = [row.thumb for row in self._rows if row.thumb.evidence == evidence]
        hidden = [each for each in thumbs if each.visibleRegion().isEmpty()]
        for each in hidden:
            each.ask_again()
        return len(hidden) < len(thumbs)

    def focus_on(self, file: Exhibit | SealedEvidence) -> None:
        """Put the keyboard where a file was opened."""
        evidence = file.evidence if isinstance(file, Exhibit) else file
        for row in self._rows:
            if row.thumb.evidence == evidence:
                row.thumb.setFocus()

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
            row.looked.connect(self.look_wanted)
            row.thumb.wanted.connect(self.glance_wanted)
            self._list.addWidget(row)
            row.show()  # now, not when the layout comes to it: no flicker, no moment without rows
            if before is not None:
                QWidget.setTabOrder(before, row.thumb)
            QWidget.setTabOrder(row.thumb, row.button)
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
