"""A picture of a person: covered until somebody asks to see it, decoded where there is no key."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import HollyhockError
from core.incidents.evidence import FileSource, SealedEvidence
from ui.journal.evidence.looker import Looker
from ui.journal.evidence.seeing import Seen
from ui.journal.evidence.thumb import Thumb
from ui.screen import ScreenContext
from ui.shared.buttons import QuietButton
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_SIDE_PX = 112


class _Picture(Thumb):
    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Large enough to know a face."""
        side = current_theme().px(_SIDE_PX)
        return QSize(side, side)


class Portrait(QWidget):
    """`edited()`: another picture, or none, is to be kept."""

    edited = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._photo: SealedEvidence | None = None
        self._seen: Seen | None = None
        self._is_covered = True
        self._picture: _Picture | None = None
        self._looker = Looker(context.runner, self._still_wants, self)
        self.add_button = QuietButton(tr("Add a picture"), "image")
        self.add_button.setObjectName("portrait-add")
        self.show_button = QuietButton(tr("Show"), "eye")
        self.show_button.setObjectName("portrait-show")
        self.remove_button = QuietButton(tr("Remove picture"), "x")
        self.remove_button.setObjectName("portrait-remove")
        self._trouble = SoftLabel()
        self._trouble.setObjectName("portrait-trouble")
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        for each in (self.show_button, self.add_button, self.remove_button):
            buttons.addWidget(each, 0, Qt.AlignmentFlag.AlignLeading)
        buttons.addWidget(self._trouble)
        buttons.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.addLayout(buttons, 1)
        self.add_button.clicked.connect(self._choose)
        self.show_button.clicked.connect(self._turn)
        self.remove_button.clicked.connect(self._remove)
        self._looker.glanced.connect(self._glanced)
        self.show_photo(None)

    @property
    def photo(self) -> SealedEvidence | None:
        """The picture that is to be kept with the person."""
        return self._photo

    def show_photo(self, photo: SealedEvidence | None) -> None:
        """Show another picture, covered; or none."""
        if photo == self._photo and photo is not None:
            return
        self._photo, self._seen, self._is_covered = photo, None, True
        if self._picture is not None:
            self._row.removeWidget(self._picture)
            self._picture.hide()
            self._picture.deleteLater()
            self._picture = None
        if photo is not None:
            self._picture = _Picture(photo.name, photo)
            self._picture.setObjectName("portrait")
            self._picture.clicked.connect(self._turn)
            self._picture.wanted.connect(self._looker.glance)
            self._row.insertWidget(0, self._picture)
            self._picture.show()
        self._arrange()

    def _still_wants(self, evidence: SealedEvidence) -> bool:
        return evidence == self._photo

    def _arrange(self) -> None:
        has_photo, seen = self._photo is not None, self._seen
        self.add_button.setText(tr("Another picture") if has_photo else tr("Add a picture"))
        self.remove_button.setVisible(has_photo)
        can_show = seen is not None and seen.clear is not None
        self.show_button.setVisible(can_show)
        self.show_button.setText(tr("Show") if self._is_covered else tr("Cover"))
        self._trouble.setVisible(has_photo and seen is not None and not can_show)
        self._trouble.setText(tr("This file cannot be shown as a picture."))
        if self._picture is not None and seen is not None:
            self._picture.show_seen(seen, covered=self._is_covered)

    @Slot(object, object)
    def _glanced(self, evidence: SealedEvidence, seen: Seen | None) -> None:
        if evidence == self._photo:
            self._seen = seen
            if seen is None and self._picture is not None:
                self._picture.show_seen(None, covered=True)
            self._arrange()

    @Slot()
    def _turn(self) -> None:
        self._is_covered = not self._is_covered
        self._arrange()

    @Slot()
    def _choose(self) -> None:
        path = self._context.dialogs.open_file(self, tr("Choose a picture of this person"))
        if path is not None:
            journal = self._context.runner.session.journal
            job = partial(journal.seal, FileSource(path))
            self.add_button.setEnabled(False)
            self._context.runner.work(
                tr("Putting the picture into the vault"), job, self._sealed, self._failed
            )

    def _sealed(self, photo: SealedEvidence) -> None:
        self.add_button.setEnabled(True)
        self.show_photo(photo)
        self.edited.emit()

    def _failed(self, error: HollyhockError) -> None:
        self.add_button.setEnabled(True)
        self._context.runner.failed.emit(error)

    @Slot()
    def _remove(self) -> None:
        self.show_photo(None)
        self.add_button.setFocus()
        self.edited.emit()
