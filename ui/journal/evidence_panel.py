"""The files of a note: those that are kept, those that are not yet, and how to add more."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.incidents.evidence import Exhibit, SealedEvidence
from core.incidents.provenance import Provenance, fitting
from ui.journal.evidence.file_row import FileRow
from ui.journal.evidence.seeing import Seen
from ui.journal.pending_file import PendingFile, adopted
from ui.shared.buttons import PlainButton
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class EvidencePanel(QWidget):
    """Lists a note's files.

    `add_wanted()`: files are to be chosen. `copy_wanted(Exhibit)`: an original is to be saved.
    `edited()`: a file was added, or taken off before it was kept, or something else is said of
    one. `look_wanted(file)`: an Exhibit or SealedEvidence is to be looked at.
    `glance_wanted(SealedEvidence)`: its place for a small picture came into sight; answer with
    `show_glance`. `writable_changed()`: files can be added now, or no longer.
    """

    add_wanted = Signal()
    copy_wanted = Signal(object)
    edited = Signal()
    look_wanted = Signal(object)
    glance_wanted = Signal(object)
    writable_changed = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._covered = True
        self._said: dict[str, Provenance] = {}
        self.is_read_only = False
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

    @property
    def provenance(self) -> tuple[Provenance, ...]:
        """What is said of the files, as an incident keeps it."""
        sealed = [each.evidence for each in self._exhibits]
        sealed += [each.sealed for each in self.pending if each.sealed is not None]
        return fitting(tuple(self._said.values()), {each.sha256 for each in sealed})

    def show_files(
        self,
        exhibits: Sequence[Exhibit],
        pending: Sequence[PendingFile],
        provenance: Sequence[Provenance],
    ) -> None:
        """List these and no others, with what is said of them."""
        self._exhibits, self.pending = tuple(exhibits), list(pending)
        self._said = {each.sha256: each for each in adopted(provenance, self.pending)}
        self._rebuild()

    def said_of(self, file: Exhibit | SealedEvidence) -> Provenance:
        """Return what is said of a file, perhaps nothing."""
        evidence = file.evidence if isinstance(file, Exhibit) else file
        return self._said.get(evidence.sha256, Provenance(evidence.sha256))

    def set_said(self, said: Provenance) -> None:
        """Take what the person says of a file now."""
        self._said[said.sha256] = said
        for row in self._rows:
            if row.thumb.evidence is not None and row.thumb.evidence.sha256 == said.sha256:
                row.show_said(said, self._zone)
        self.edited.emit()

    def add(self, pending: Sequence[PendingFile]) -> None:
        """List more files that are not kept yet."""
        self.pending.extend(pending)
        self.refresh()
        self.edited.emit()

    def set_read_only(self, *, read_only: bool) -> None:
        """Offer to add files, or only show those that are there."""
        self.is_read_only = read_only
        self.writable_changed.emit()
        self.add_button.setVisible(not read_only)
        self._hint.setVisible(not read_only or not self.has_files)
        self._hint.setText(
            tr("No files") if read_only else tr("or drop files here, or paste a picture.")
        )

    def refresh(self) -> None:
        """Say anew how each file stands."""
        known = adopted(tuple(self._said.values()), self.pending)
        self._said = {each.sha256: each for each in known}
        self._rebuild()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Nothing can be said of a file while its note is being kept."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.writable_changed.emit()

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
            if row.thumb.evidence is not None:
                row.show_said(self.said_of(row.thumb.evidence), self._zone)
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
