"""What the stores of one vault in memory share."""

from dataclasses import dataclass, field
from itertools import count

from core.backups.backup import BackupRecord
from core.backups.drive import DriveId
from core.backups.standing import BackupChoices, BackupProof, KnownDrive
from core.blocklists.normalise import Keys
from core.blocklists.person import IdentifierContent, IdentifierKind, Person
from core.blocklists.queries import UnfinishedImport
from core.blocklists.status import StatusEntry
from core.checklists.choices import Choices
from core.checklists.own import OwnItem, OwnList
from core.checklists.task import Mark
from core.ids import BlobId, ExhibitId, IdentifierId, IncidentId, PersonId
from core.incidents.chain import START, ChainEntry, ChainHead
from core.incidents.evidence import CustodyEvent, Exhibit, SealedEvidence
from core.incidents.incident import Incident, JournalDraft, LinkKind, Revision
from core.incidents.search import SavedSearch


@dataclass
class Sealed:
    """An entry of the chain as it is kept."""

    entry: ChainEntry
    digest: str
    is_deleted: bool = False


@dataclass
class Tables:
    """Everything a vault holds, in plain collections."""

    incidents: dict[IncidentId, Incident] = field(default_factory=dict)
    positions: dict[IncidentId, int] = field(default_factory=dict)
    exhibits: dict[int, tuple[IncidentId, Exhibit]] = field(default_factory=dict)
    exhibit_numbers: "count[int]" = field(default_factory=lambda: count(1))
    custody: dict[ExhibitId, list[CustodyEvent]] = field(default_factory=dict)
    revisions: dict[IncidentId, list[Revision]] = field(default_factory=dict)
    chain: list[Sealed] = field(default_factory=list)
    head: ChainHead = field(default_factory=lambda: ChainHead(0, START))
    links: list[tuple[IncidentId, IncidentId, LinkKind]] = field(default_factory=list)
    searches: dict[str, SavedSearch] = field(default_factory=dict)
    draft: JournalDraft | None = None
    people: dict[PersonId, Person] = field(default_factory=dict)
    region: str = ""
    unfinished_import: UnfinishedImport | None = None
    file_words: dict[int, str] = field(default_factory=dict)
    mentions: dict[IncidentId, tuple[str, str, Keys]] = field(default_factory=dict)
    matched_identifiers: dict[IdentifierId, tuple[IdentifierContent, str]] = field(
        default_factory=dict
    )
    match_decisions: dict[tuple[IncidentId, IdentifierKind, str], bool] = field(
        default_factory=dict
    )
    alike_decisions: dict[frozenset[str], bool] = field(default_factory=dict)
    statuses: list[StatusEntry] = field(default_factory=list)
    status_numbers: "count[int]" = field(default_factory=lambda: count(1))
    marks: dict[str, Mark] = field(default_factory=dict)
    task_links: list[tuple[str, IncidentId]] = field(default_factory=list)
    own_lists: dict[str, OwnList] = field(default_factory=dict)
    own_items: dict[str, OwnItem] = field(default_factory=dict)
    orders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)
    backups: list[BackupRecord] = field(default_factory=list)
    drives: dict[DriveId, KnownDrive] = field(default_factory=dict)
    proofs: list[BackupProof] = field(default_factory=list)
    backup_choices: BackupChoices = field(default_factory=BackupChoices)
    blobs: dict[BlobId, tuple[SealedEvidence, bytes]] = field(default_factory=dict)
