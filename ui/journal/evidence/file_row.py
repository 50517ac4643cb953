"""One file of a note, in the list of its files."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.incidents.evidence import Exhibit, SealedEvidence
from core.incidents.provenance import Provenance
from ui.error_messages import message_for
from ui.journal.evidence.name_label import NameLabel
from ui.journal.evidence.origin_words import origin_summary
from ui.journal.evidence.seeing import Seen
from ui.journal.evidence.thumb import Thumb
from ui.journal.evidence.words import is_disguised, kind_words
from ui.journal.pending_file import PendingFile
from ui.journal.words import size_words
from ui.plain_text import isolated
from ui.shared.buttons import IconButton
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
        self.origin = SoftLabel()
        self.origin.setObjectName("evidence-origin")
        self.origin.hide()
        self._say(evidence.media_type if evidence else None)
        self.button.clicked.connect(self._press)
        self.thumb.clicked.connect(self._look)
        self._lay_out()

    def show_said(self, said: Provenance, zone: str) -> None:
        """Show in a line how and when the file was taken; who and where stand on its page."""
        line = origin_summary(replace(said, by="", address="", note=""), zone)
        self.origin.setText(line)
        self.origin.setVisible(bool(line))
        self._name_row()

    def show_glance(self, seen: Seen | None, *, covered: bool) -> None:
        """Show the small picture, and what the file is by its content."""
        self.thumb.show_seen(seen, covered=covered)
        if seen is None:
            self.state.setText(tr("This file cannot be read any more. Open it to see why."))
            set_role(self.state, "care")
            self._name_row()
        else:
            self._say(seen.facts.media_type)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A click anywhere on the row looks at the file."""
        is_within = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and is_within:
            self.thumb.click()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.state)
        words.addWidget(self.origin)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        row.setSpacing(GRID * 3 // 2)
        row.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.button)

    def _say(self, media_type: str | None) -> None:
        said = _state_of(self.file)
        if media_type is not None and self.thumb.evidence is not None:
            kind = kind_words(media_type)
            if is_disguised(self.thumb.evidence.media_type, media_type):
                kind = tr("{kind}, not what its name says").format(kind=kind)
                set_role(self.state, "care")
            said = f"{kind} · {said}"
        self.state.setText(said)
        self._name_row()

    def _name_row(self) -> None:
        parts = self.name.accessibleName(), self.state.text(), self.origin.text()
        self.setAccessibleName(", ".join(part for part in parts if part))

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
