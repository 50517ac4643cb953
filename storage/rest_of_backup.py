"""Building a new vault from what is left of a portable backup."""

from dataclasses import dataclass, field
from typing import BinaryIO

from core.backups.ports import RestoreOrder
from core.backups.rest import RestReport
from core.clock import Clock
from core.ids import IncidentId, new_id
from core.incidents.incident import Incident, IncidentContent
from storage.adoption import adopted
from storage.backup_reader import DatabasePlace
from storage.backup_remains import Rescued, read_rest
from storage.crypto.age import AgeOpener
from storage.evidence_store import BlobEvidenceStore
from storage.incident_store import SqlIncidentStore
from storage.new_vault import NewVaultParts


@dataclass(slots=True)
class RestOfBackup:
    """Fills a new vault; then `lost` names files that are not whole, `report` says the rest.

    `report` is None when the notes were whole.
    """

    file: BinaryIO
    opener: AgeOpener = field(repr=False)
    order: RestoreOrder
    clock: Clock
    leaves_note: bool = True
    """Whether a note in the new vault tells, and holds the files that belong to none."""
    lost: tuple[str, ...] = ()
    report: RestReport | None = None

    def fill(self, parts: NewVaultParts) -> None:
        """Put everything in that is left. Raises as `read_rest`, and UnknownRecord."""
        store = BlobEvidenceStore(parts.folder, parts.keys.blob, self.clock)
        place = DatabasePlace(parts.folder.database, parts.keys.database, parts.database_salt)
        remains = read_rest(self.file, self.opener, place, store, self.clock)
        self.lost = remains.lost
        with adopted(parts, store, self.order.only, self.clock) as database:
            if remains.rescued is not None:
                self._tell(SqlIncidentStore(database), remains.rescued)

    def _tell(self, store: SqlIncidentStore, rescued: Rescued) -> None:
        """Keep the report in the new vault, with the files that belong to no note."""
        # Who wants only some notes gets no others, and no files of others.
        found = rescued.without_note if self.order.only is None else ()
        self.report = RestReport(
            notes=store.count_all(),
            notes_before=rescued.notes_before,
            is_complete=rescued.is_complete,
            do_seals_fit=rescued.do_seals_fit,
            files=rescued.files,
            files_without_note=len(found),
            lost=self.lost,
        )
        if not self.leaves_note or (rescued.is_complete and not found):
            return
        describe, now = self.order.describe, self.clock.now()
        text = "" if describe is None else describe(self.report)
        store.add(Incident(IncidentId(new_id()), IncidentContent(text), now, now), found)
