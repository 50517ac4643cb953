"""Everything that is known about one file, folded away until somebody wants to know."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from core.incidents.evidence import SealedEvidence
from ui.journal.evidence.seeing import Seen
from ui.journal.evidence.words import digest_groups, fact_lines, isolation_words, kind_words
from ui.journal.words import date_words, size_words, time_words
from ui.plain_text import visible
from ui.shared.buttons import QuietButton
from ui.shared.fold import Fold
from ui.shared.text import BodyLabel, SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr


class FileDetails(Fold):
    """`copied()`: the digest lies in the clipboard."""

    copied = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "file-details", tr("Details"), tr("What is known about this file."), parent
        )
        self._zone = zone
        self._digest = ""
        self._table: QWidget | None = None
        self.copy_button = QuietButton(tr("Copy the SHA-256"), "copy")
        self.copy_button.setObjectName("evidence-copy-digest")
        self.copy_button.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        self.fields.addLayout(row)

    def show_file(self, evidence: SealedEvidence, seen: Seen | None, *, covered: bool) -> None:
        """Show what is known; while covered, nothing that the file says of itself."""
        self._digest = evidence.sha256
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
        self._table = QWidget()
        self._table.setObjectName("evidence-facts")
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID * 2)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        lines = [*self._known(evidence), *_found(seen, covered=covered)]
        for row, (name, value) in enumerate(lines):
            said = BodyLabel(value)
            said.setAccessibleName(f"{name}: {value}")
            grid.addWidget(SoftLabel(name), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, row, 1)
        self.fields.insertWidget(0, self._table)
        self._table.show()  # now, in place of the one that was hidden

    def _known(self, evidence: SealedEvidence) -> list[tuple[str, str]]:
        size = tr("{rounded} ({exact} bytes)").format(
            rounded=size_words(evidence.size_bytes), exact=QLocale().toString(evidence.size_bytes)
        )
        local = evidence.sealed_at.astimezone(ZoneInfo(self._zone))
        taken = tr("{date}, {time}").format(date=date_words(local), time=time_words(local))
        return [
            (tr("Name it came with"), visible(evidence.name)),
            (tr("Size"), size),
            (tr("Taken in"), taken),
            (tr("Kind by its name"), kind_words(evidence.media_type)),
            (tr("SHA-256"), digest_groups(evidence.sha256)),
        ]

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._digest)
        self.copied.emit()


def _found(seen: Seen | None, *, covered: bool) -> list[tuple[str, str]]:
    if seen is None:
        return []
    facts = seen.facts
    lines = [(tr("Kind by its content"), kind_words(facts.media_type))]
    if facts.image_size is not None:
        width, height = map(QLocale().toString, facts.image_size)
        said = tr("{width} × {height} pixels").format(width=width, height=height)
        lines.append((tr("Picture"), said))
    if facts.page_count is not None:
        lines.append((tr("Pages"), QLocale().toString(facts.page_count)))
    if covered and facts.said:
        lines.append((tr("The file says"), tr("Covered, like what is in it.")))
    else:
        says = tr("{what}, says the file")
        lines += [
            (says.format(what=name), visible(text, keep_lines=True))
            for name, text in fact_lines(facts.said)
        ]
    return [*lines, (tr("How"), isolation_words(seen.isolation))]
