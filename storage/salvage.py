"""Building a new vault from what is left. Implements `core.backups.salvage.Salvage`."""

from dataclasses import dataclass, field, replace

from core.backups.salvage import NotesFrom, Salvaged, SalvageOrder, SalvageReport
from core.clock import Clock
from core.ids import IncidentId, new_id
from core.incidents.evidence import SealedEvidence
from core.incidents.incident import Incident, IncidentContent
from core.progress import Progress
from core.vault.keyring import Keyring
from storage.backup_database import BackupDatabase
from storage.crypto.calibration import costs_for_new_slot
from storage.crypto.costs import Costs
from storage.crypto.vault_keys import overwrite
from storage.database import Database
from storage.drive_folder import DriveFolder
from storage.header_copies import OpenedHeader
from storage.incident_store import SqlIncidentStore
from storage.meta_store import MetaStore
from storage.new_vault import NewVaultParts, make_vault
from storage.no_keyring import NO_KEYRING
from storage.salvage_database import begin_database, read_singly
from storage.salvage_header import drive_of, open_any_header
from storage.salvage_originals import Originals
from storage.vault_folder import VaultFolder


class FolderSalvage:
    """Saves what can be saved from a folder, and from a drive if there is one."""

    def __init__(self, costs: Costs, clock: Clock, keyring: Keyring = NO_KEYRING) -> None:
        self._costs, self._clock, self._keyring = costs, clock, keyring

    def run(self, order: SalvageOrder, progress: Progress) -> Salvaged:
        """Build the new vault. Progress counts bytes of originals."""
        drive = None if order.backup is None else drive_of(order.backup)
        opened, is_from_backup = open_any_header(
            VaultFolder(order.damaged), drive, order.credential, self._keyring
        )
        try:
            work = _Work(order, opened, drive, self._clock, progress, is_from_backup)
            costs = costs_for_new_slot(self._costs)
            words, vault_key = make_vault(order.folder, order.new_passphrase, costs, work.fill)
            overwrite(vault_key)
        finally:
            opened.wipe()
        return Salvaged(words, work.report)


@dataclass(slots=True)
class _Work:
    order: SalvageOrder
    opened: OpenedHeader = field(repr=False)
    drive: DriveFolder | None
    clock: Clock
    progress: Progress
    header_from_backup: bool
    report: SalvageReport = SalvageReport(NotesFrom.NOWHERE, False, 0, 0, 0, 0, 0, ())  # noqa: FBT003, RUF009  frozen; replaced

    def fill(self, parts: NewVaultParts) -> None:
        damaged = VaultFolder(self.order.damaged)
        notes_from = begin_database(damaged, self.drive, self.opened, parts, self.clock)
        database = Database.open(parts.folder.database, parts.keys.database, parts.database_salt)
        try:
            store = SqlIncidentStore(database)
            singly = 0
            if notes_from is not NotesFrom.VAULT:
                singly = read_singly(damaged, self.opened, parts.folder.scratch, store)
            originals = Originals(damaged, self.drive, self.opened.keys.blob, parts, self.clock)
            originals.bring(BackupDatabase(database), self.progress)
            found = originals.bring_unnamed(self.progress)
            self.report = SalvageReport(
                notes_from=notes_from,
                header_from_backup=self.header_from_backup,
                notes=store.count_all(),
                notes_read_singly=singly,
                files=originals.whole + len(found),
                files_from_backup=originals.from_backup,
                files_without_note=len(found),
                lost=tuple(originals.lost),
            )
            self._write_note(store, found)
            MetaStore(database).adopt(parts.vault_id)
            store.let_go_of_draft_evidence()
        finally:
            database.close()

    def _write_note(self, store: SqlIncidentStore, found: list[SealedEvidence]) -> None:
        """Keep the report in the new vault, with the files that belong to no note."""
        now = self.clock.now()
        content = IncidentContent(self.order.describe(self.report))
        store.add(Incident(IncidentId(new_id()), content, now, now), found)
        self.report = replace(self.report, notes=self.report.notes + 1)
