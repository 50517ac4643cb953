"""The page of one file: what can be seen of it, once asked for, and what is known of it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.errors import HollyhockError
from core.incidents.evidence import Exhibit, SealedEvidence
from core.incidents.preview import FactName
from core.incidents.provenance import Provenance
from core.incidents.taken_at import taken_at
from ui.error_messages import message_for
from ui.journal.evidence.file_details import FileDetails
from ui.journal.evidence.file_text import FileText
from ui.journal.evidence.name_label import NameLabel
from ui.journal.evidence.origin_fold import OriginFold
from ui.journal.evidence.page_tools import PageTools
from ui.journal.evidence.picture_view import PictureView
from ui.journal.evidence.reason import Reason
from ui.journal.evidence.seeing import Seen
from ui.journal.evidence.words import is_disguised, kind_words
from ui.journal.words import size_words
from ui.shared.buttons import QuietButton
from ui.shared.caution import CautionBox
from ui.shared.scrolling_page import ScrollingPage
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.translate import tr

_BODY_PX = 300


class FilePage(ScrollingPage):
    """Shows one file. Knows nothing of the vault.

    `page_wanted(int)`: another page of the document, counted from 0. `pixels_wanted()`: all the
    pixels of the picture. `copy_wanted()`: the original is to be saved. `closed()`: back to the
    note. `said(str)`: a quiet message.
    """

    page_wanted = Signal(int)
    pixels_wanted = Signal()
    copy_wanted = Signal()
    closed = Signal()
    said = Signal(str)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidence-page")
        self._evidence: SealedEvidence | None = None
        self._seen: Seen | None = None
        self._covered = True
        self.back_button = QuietButton(tr("Back to the note"), "arrow-left")
        self.back_button.setObjectName("evidence-back")
        self._name = NameLabel()
        self._name.setProperty("role", "section")
        self._name.setObjectName("evidence-page-name")
        self._about = SoftLabel()
        self._about.setObjectName("evidence-page-about")
        self.caution = CautionBox()
        self.caution.setObjectName("evidence-page-caution")
        self.tools = PageTools()
        self.picture = PictureView()
        self.text = FileText()
        self.reason = Reason()
        self.part = SoftLabel(
            tr("The file is cut short or damaged. This is the part of it that can be drawn.")
        )
        self.part.setObjectName("evidence-page-part")
        self._busy = SoftLabel(tr("Looking at it in a separate process…"))
        self._busy.setObjectName("evidence-page-busy")
        self._body = QStackedWidget()
        self._homes: dict[QWidget, QWidget] = {
            part: _on_top(part) for part in (self._busy, self.reason)
        }
        self._zone = zone
        self.origin = OriginFold(zone)
        self.details = FileDetails(zone)
        self._lay_out()
        self._connect()

    @property
    def is_shrunk(self) -> bool:
        """Whether the picture has more pixels than were asked for so far."""
        seen = self._seen
        if seen is None or seen.clear is None or seen.facts.image_size is None:
            return False
        return max(seen.facts.image_size) > max(seen.clear.width(), seen.clear.height())

    def open(self, file: Exhibit | SealedEvidence, said: Provenance, *, covered: bool) -> None:
        """Show another file, of which nothing is seen yet; `said`: where it comes from."""
        evidence = file.evidence if isinstance(file, Exhibit) else file
        self.forget()
        self._evidence, self._covered = evidence, covered
        self._name.show_name(evidence.name)
        number = file.number if isinstance(file, Exhibit) else None
        size = size_words(evidence.size_bytes)
        self._about.setText(
            tr("{size} · not kept with the note yet").format(size=size)
            if number is None
            else tr("{size} · kept, exhibit {n}").format(size=size, n=number)
        )
        self.tools.begin(can_copy=number is not None)
        self.part.hide()
        self.caution.hide()
        self._show_part(self._busy)
        self.origin.show_said(said)
        self.details.show_file(evidence, None, covered=covered)
        self.verticalScrollBar().setValue(0)

    def show_seen(self, seen: Seen) -> None:
        """Show what was found in the file."""
        evidence = self._evidence
        if evidence is None:
            return
        self._seen = seen
        found = seen.facts.media_type
        self.caution.setVisible(is_disguised(evidence.media_type, found))
        self.caution.say(
            tr(
                "By its name it is: {named}. By its content it is: {found}. Somebody may have given"
                " it another name; be careful with it in other programs."
            ).format(named=kind_words(evidence.media_type), found=kind_words(found))
        )
        times = (taken_at(each, self._zone) for each in seen.facts.of(FactName.TAKEN_AT))
        self.origin.offer_time(next(times, None))
        self._arrange()

    def show_failure(self, error: HollyhockError) -> None:
        """Say why the file cannot be read at all."""
        message = message_for(error)
        self.reason.warn(message.what, message.next_step)
        self._show_part(self.reason)
        self.tools.show_nothing()

    def forget(self) -> None:
        """Let go of everything that was seen."""
        self._evidence = self._seen = None
        self.picture.forget()
        self.text.forget()
        self.picture.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_body"):
            self._body.setMinimumHeight(current_theme().px(_BODY_PX))

    def _arrange(self) -> None:
        """Show the file as it was asked for: covered, or not."""
        seen, evidence = self._seen, self._evidence
        if seen is None or evidence is None:
            return
        self.details.show_file(evidence, seen, covered=self._covered)
        self.tools.show_seen(seen, covered=self._covered)
        self.part.setVisible(seen.clear is not None and seen.is_cut)
        if seen.why is not None:
            self.reason.say_why(seen.why)
            self._show_part(self.reason)
        elif seen.text is not None:
            self.text.show_text(seen, covered=self._covered)
            self._show_part(self.text)
        elif seen.clear is not None and seen.covered is not None:
            natural = QSize(seen.clear.size())
            self.picture.show_image(seen.covered if self._covered else seen.clear, natural)
            about = tr("The picture, covered") if self._covered else tr("The picture")
            self.picture.setAccessibleName(about)
            self._show_part(self.picture)

    @Slot()
    def _turn(self) -> None:
        self._covered = not self._covered
        self._arrange()

    @Slot()
    def _show_all_pixels(self) -> None:
        self.picture.show_all_pixels()
        self.pixels_wanted.emit()

    @Slot()
    def _digest_copied(self) -> None:
        self.said.emit(tr("Copied."))

    def _show_part(self, part: QWidget) -> None:
        self._body.setCurrentWidget(self._homes.get(part, part))

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("role", "scrolled")
        for part in (self.picture, self.text, *self._homes.values()):
            self._body.addWidget(part)
        self._body.setMinimumHeight(current_theme().px(_BODY_PX))
        column = QVBoxLayout(content)
        column.setContentsMargins(GRID * 3, GRID, GRID * 3, GRID * 2)
        column.setSpacing(GRID)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._name)
        column.addWidget(self._about)
        column.addWidget(self.caution)
        column.addWidget(self.tools)
        column.addWidget(self.part)
        column.addWidget(self._body, 1)
        column.addWidget(self.origin)
        column.addWidget(self.details)
        self.setWidget(content)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.closed)
        self.tools.turned.connect(self._turn)
        self.tools.page_wanted.connect(self.page_wanted)
        self.tools.fit_wanted.connect(self.picture.fit)
        self.tools.pixels_wanted.connect(self._show_all_pixels)
        self.tools.copy_wanted.connect(self.copy_wanted)
        self.details.copied.connect(self._digest_copied)


def _on_top(part: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, GRID, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    return holder
