"""Evidence: the files that belong to an incident."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from core.ids import BlobId, ExhibitId, IncidentId


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file of the person's, read once and never changed."""

    path: Path

    @property
    def name(self) -> str:
        """The file's own name, as it was found."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class PastedSource:
    """Bytes from the clipboard, with a name made up for them."""

    name: str
    data: bytes = field(repr=False)


EvidenceSource = FileSource | PastedSource


@dataclass(frozen=True, slots=True)
class SealedEvidence:
    """Evidence that is encrypted and on disk, but does not belong to an incident yet."""

    blob_id: BlobId
    name: str
    size_bytes: int
    sha256: str
    """Digest of the original bytes, 64 lower-case hexadecimal digits."""
    media_type: str
    sealed_at: datetime


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Evidence that belongs to an incident."""

    id: ExhibitId
    number: int
    """Counts up over the whole vault and is never used twice: "exhibit 12"."""
    evidence: SealedEvidence
    incident_id: IncidentId
    """The incident it belongs to."""


class CustodyKind(StrEnum):
    """What was done with an exhibit. The values are stored."""

    RECEIVED = "received"
    """It was read, encrypted and read back; `detail` holds its digest."""
    COPIED_OUT = "copied_out"
    """The original was written to a file outside the vault."""


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One thing done with an exhibit. Written down by the app, never changed. `at` is aware UTC."""

    at: datetime
    kind: CustodyKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceReport:
    """What reading back exhibits found. The numbers are of exhibits."""

    checked: int
    damaged: tuple[Exhibit, ...] = ()
    missing: tuple[Exhibit, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every exhibit came back as it was stored."""
        return not self.damaged and not self.missing
