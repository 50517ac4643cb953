"""A file that was added to a note and is not kept yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.errors import Cancelled, DiskFull, HollyhockError, NotReadable, ReadingRefused
from core.incidents.evidence import EvidenceSource, FileSource, SealedEvidence
from core.incidents.journal import Journal
from core.incidents.provenance import Provenance, said_of
from core.progress import Part, Progress


@dataclass(slots=True, eq=False)
class PendingFile:
    """Stays listed until the note that names it is kept."""

    source: EvidenceSource | SealedEvidence
    """Where it comes from; once sealed, the source is let go of."""
    size_bytes: int
    sealed: SealedEvidence | None = None
    """Once sealed it need not be read again, even when keeping the note failed."""
    problem: HollyhockError | None = None
    """Why it could not be kept the last time."""
    prefilled: Provenance | None = None
    """What is known of where it comes from, until its digest is known too."""

    def settle(self, sealed: SealedEvidence | None, problem: HollyhockError | None) -> None:
        """Remember how sealing it went."""
        self.problem = problem
        if sealed is not None:
            self.source = self.sealed = sealed


def adopted(said: Sequence[Provenance], pending: Sequence[PendingFile]) -> tuple[Provenance, ...]:
    """Return what is said of files, and of those sealed meanwhile what was known before.

    What was known is let go of: it is told once, and what the person says instead stays.
    """
    known = {each.sha256: each for each in said}
    for file in pending:
        if file.sealed is not None and file.prefilled is not None:
            digest = file.sealed.sha256
            known.setdefault(digest, said_of(file.prefilled, digest))
            file.prefilled = None
    return tuple(known.values())


@dataclass(frozen=True, slots=True)
class Sealed:
    """How sealing went, by place in the list of files."""

    pending: Sequence[PendingFile]
    evidence: Mapping[int, SealedEvidence] = field(default_factory=dict)
    problems: Mapping[int, HollyhockError] = field(default_factory=dict)

    def settle(self) -> None:
        """Tell each file how it went. On the GUI thread."""
        for place, file in enumerate(self.pending):
            file.settle(self.evidence.get(place), self.problems.get(place))


def look_at(sources: Sequence[FileSource], progress: Progress) -> list[PendingFile]:
    """Find out how large files are, and whether they are files at all. Not on the GUI thread."""
    pending = []
    for source in sources:
        progress.report(0, 0)
        pending.append(_look_at_file(source))
    return pending


def _look_at_file(source: FileSource) -> PendingFile:
    try:
        size = source.path.stat().st_size if source.path.is_file() else None
    except PermissionError:
        return PendingFile(source, 0, problem=ReadingRefused(Path(source.name)))
    except (OSError, ValueError):
        size = None
    if size is None:
        return PendingFile(source, 0, problem=NotReadable(Path(source.name)))
    return PendingFile(source, size)


def sealed_already(evidence: Sequence[SealedEvidence]) -> tuple[PendingFile, ...]:
    """Return files that a draft named, as they lie on the page."""
    return tuple(PendingFile(each, each.size_bytes, sealed=each) for each in evidence)


def seal_all(journal: Journal, pending: Sequence[PendingFile], progress: Progress) -> Sealed:
    """Seal every file that is not sealed; one that fails does not hold up the others.

    Raises Cancelled. Not on the GUI thread.
    """
    evidence: dict[int, SealedEvidence] = {}
    problems: dict[int, HollyhockError] = {}
    done, total = 0, sum(each.size_bytes for each in pending)
    for place, file in enumerate(pending):
        if isinstance(file.source, SealedEvidence):
            continue
        try:
            evidence[place] = journal.seal(file.source, Part(progress, done, total))
        except Cancelled:
            raise
        except HollyhockError as error:
            problems[place] = error
            if isinstance(error, DiskFull):
                rest = range(place + 1, len(pending))
                problems.update(dict.fromkeys(rest, error))
                break
        done += file.size_bytes
    return Sealed(tuple(pending), evidence, problems)
