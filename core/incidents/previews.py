"""Looking at evidence: opens the sealed original and hands it to a process that has no key."""

from core.incidents.evidence import Exhibit, SealedEvidence
from core.incidents.ports import EvidenceStore
from core.incidents.preview import Isolation, Preview, PreviewMaker, PreviewRequest
from core.progress import Progress


class Previews:
    """What can be seen of the evidence of one unlocked vault. Any thread."""

    def __init__(self, evidence: EvidenceStore, maker: PreviewMaker) -> None:
        self._evidence = evidence
        self._maker = maker
        self._isolation: Isolation | None = None

    def of(
        self, file: Exhibit | SealedEvidence, request: PreviewRequest, progress: Progress
    ) -> Preview:
        """Return what can be seen of a file.

        Raises EvidenceMissing, EvidenceDamaged, Cancelled; no process is started for work that was
        cancelled before it began. Progress counts bytes handed over.
        """
        evidence = file.evidence if isinstance(file, Exhibit) else file
        progress.report(0, evidence.size_bytes)
        with self._evidence.open_plain(evidence) as source:
            return self._maker.preview(source, evidence.size_bytes, request, progress)

    def isolation(self) -> Isolation | None:
        """Tell how files are looked at on this computer; None when they cannot be.

        Once known it is remembered: asking starts a process.
        """
        if self._isolation is None:
            self._isolation = self._maker.isolation()
        return self._isolation

    def stop(self) -> None:
        """End every process that looks at a file, also one at work; its answer is `Why.STOPPED`."""
        self._maker.stop()
