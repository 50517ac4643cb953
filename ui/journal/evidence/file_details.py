"""Everything that is known about one file, folded away until somebody wants to know."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.incidents.evidence import CustodyEvent, CustodyKind, SealedEvidence
from ui.journal.evidence.facts_table import FactsTable
from ui.journal.evidence.seeing import Seen
from ui.journal.evidence.words import digest_groups, fact_lines, isolation_words, kind_words
from ui.journal.words import date_words, size_words, time_words
from ui.plain_text import visible
from ui.shared.buttons import QuietButton
from ui.shared.fold import Fold
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
        self._custody: tuple[CustodyEvent, ...] = ()
        self._shown: tuple[SealedEvidence, Seen | None, bool] | None = None
        self.table = FactsTable("evidence-facts")
        self.copy_button = QuietButton(tr("Copy the SHA-256"), "copy")
        self.copy_button.setObjectName("evidence-copy-digest")
        self.copy_button.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        self.fields.addWidget(self.table)
        self.fields.addLayout(row)

    def show_file(self, evidence: SealedEvidence, seen: Seen | None, *, covered: bool) -> None:
        """Show what is known; while covered, nothing that the file says of itself."""
        if evidence.sha256 != self._digest:
            self._custody = ()
        self._digest = evidence.sha256
        self._shown = evidence, seen, covered
        self.table.show_lines(
            [*self._known(evidence), *_found(seen, covered=covered), *self._history()]
        )

    def show_custody(self, events: Sequence[CustodyEvent]) -> None:
        """Show what the app did with the file."""
        self._custody = tuple(events)
        if self._shown is not None:
            evidence, seen, covered = self._shown
            self.show_file(evidence, seen, covered=covered)

    def _known(self, evidence: SealedEvidence) -> list[tuple[str, str]]:
        size = tr("{rounded} ({exact} bytes)").format(
            rounded=size_words(evidence.size_bytes), exact=QLocale().toString(evidence.size_bytes)
        )
        return [
            (tr("Name it came with"), visible(evidence.name)),
            (tr("Size"), size),
            (tr("Encrypted here"), self._time(evidence.sealed_at)),
            (tr("Kind by its name"), kind_words(evidence.media_type)),
            (tr("SHA-256"), digest_groups(evidence.sha256)),
        ]

    def _history(self) -> list[tuple[str, str]]:
        """Return what the app did with the file since, or nothing while it is not kept."""
        words = {
            CustodyKind.RECEIVED: tr("{when}: taken in, read back, found whole"),
            CustodyKind.COPIED_OUT: tr("{when}: a copy was saved outside the vault"),
        }
        lines = [words[each.kind].format(when=self._time(each.at)) for each in self._custody]
        return [(tr("History"), "\n".join(lines))] if lines else []

    def _time(self, instant: datetime) -> str:
        local = instant.astimezone(ZoneInfo(self._zone))
        return tr("{date}, {time}").format(date=date_words(local), time=time_words(local))

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
