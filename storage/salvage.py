"""Building a new vault from what is left. Implements `core.backups.salvage.Salvage`."""

from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from core.backups.rest import RestReport
from core.backups.salvage import Backup, NotesFrom, Salvaged, SalvageOrder, SalvageReport
from core.clock import Clock
from core.errors import NotAVault
from core.ids import IncidentId, new_id
from core.incidents.evidence import SealedEvidence
from core.incidents.incident import Incident, IncidentContent
from core.progress import Progress, Scaled
from core.vault.credentials import Credential
from core.vault.keyring import Keyring
from core.vault.ports import FolderState
from storage.backup_archive import AgeBackupFiles
from storage.backup_database import BackupDatabase
from storage.crypto.calibration import costs_for_new_slot
from storage.crypto.costs import Costs
from storage.crypto.vault_keys import overwrite
from storage.database import Database
from storage.folder_state import look_at
from storage.header_copies import OpenedHeader
from storage.incident_store import SqlIncidentStore
from storage.meta_store import MetaStore
from storage.new_vault import NewVaultParts, make_vault
from storage.no_keyring import NO_KEYRING
from storage.salvage_database import SalvagedNotes
from storage.salvage_header import open_any_header, put_header_back
from storage.salvage_help import Help, HelpMeans, Source, help_of
from storage.salvage_originals import Originals
from storage.vault_folder import VaultFolder


class FolderSalvage:
    """Saves what can be saved from a folder, and from a backup if there is one."""

    def __init__(
        self, costs: Costs, clock: Clock, files: AgeBackupFiles, keyring: Keyring = NO_KEYRING
    ) -> None:
        self._costs, self._clock, self._files, self._keyring = costs, clock, files, keyring

    def run(self, order: SalvageOrder, progress: Progress) -> Salvaged:
        """Build the new vault."""
        look_at(order.damaged)  # what may not be listed would seem to have lost its header
        backup = None if order.backup is None else self._help(order.backup, order.credential)
        opened, is_from_backup = open_any_header(
            VaultFolder(order.damaged), backup, order.credential, self._keyring
        )
        try:
            work = _Work(order, opened, backup, self._clock, progress, is_from_backup)
            costs = costs_for_new_slot(self._costs)
            words, vault_key = make_vault(order.folder, order.new_passphrase, costs, work.fill)
            overwrite(vault_key)
        finally:
            opened.wipe()
        return Salvaged(words, work.report)

    def put_header_back(self, damaged: Path, backup: Backup, credential: Credential) -> bool:
        """Write the header of a backup in place of a damaged one."""
        if look_at(damaged) is not FolderState.VAULT:
            raise NotAVault(damaged)
        backup_help = self._help(backup, credential)
        return put_header_back(VaultFolder(damaged), backup_help, credential, self._keyring)

    def _help(self, backup: Backup, credential: Credential) -> Help:
        means = HelpMeans(self._files, self._keyring, self._clock)
        return help_of(backup.place, credential, backup.passphrase, means)


@dataclass(slots=True)
class _Work:
    order: SalvageOrder
    opened: OpenedHeader = field(repr=False)
    backup: Help | None
    clock: Clock
    progress: Progress
    header_from_backup: bool
    report: SalvageReport = SalvageReport(NotesFrom.NOWHERE, False, 0, 0, 0, 0, 0, 0, ())  # noqa: FBT003, RUF009  frozen; replaced

    def fill(self, parts: NewVaultParts) -> None:
        if self.backup is None:
            self._fill(parts, None, self.progress)
            return
        before, after = (Scaled(self.progress, half, 50, 100) for half in (0, 50))
        with self.backup.opened(self.opened.keys, parts.folder.scratch, before) as source:
            self._fill(parts, source, after)

    def _fill(self, parts: NewVaultParts, source: Source | None, progress: Progress) -> None:
        damaged = VaultFolder(self.order.damaged)

        def beat() -> None:
            progress.report(0, 0)

        notes = SalvagedNotes(damaged, self.opened, source, parts, beat)
        notes.begin(self.clock)
        database = Database.open(parts.folder.database, parts.keys.database, parts.database_salt)
        with closing(database):
            store = SqlIncidentStore(database)
            notes.add_more(store)
            files = None if source is None else source.files
            originals = Originals(damaged, self.opened.keys.blob, files, parts, self.clock)
            originals.bring(BackupDatabase(database), progress)
            # A whole database of its own names all that is there: the rest was deleted for good.
            is_complete = notes.whence is NotesFrom.VAULT
            found = [] if is_complete else originals.bring_unnamed(progress)
            rest = None if source is None else source.rest
            told = self._told(notes, originals, len(found), rest)
            self.report = replace(told, notes=store.count_all())
            self._write_note(store, found)
            MetaStore(database).adopt(parts.vault_id)
            store.let_go_of_draft_evidence()

    def _told(
        self, notes: SalvagedNotes, originals: Originals, found: int, rest: RestReport | None
    ) -> SalvageReport:
        return SalvageReport(
            notes_from=notes.whence,
            header_from_backup=self.header_from_backup,
            notes=0,
            notes_read_singly=notes.read_singly,
            notes_from_earlier=notes.earlier,
            files=originals.whole + found,
            files_from_backup=originals.from_backup,
            files_without_note=found,
            lost=tuple(originals.lost),
            backup_rest=rest,
        )

    def _write_note(self, store: SqlIncidentStore, found: list[SealedEvidence]) -> None:
        """Keep the report in the new vault, with the files that belong to no note."""
        now = self.clock.now()
        content = IncidentContent(self.order.describe(self.report))
        store.add(Incident(IncidentId(new_id()), content, now, now), found)
        self.report = replace(self.report, notes=self.report.notes + 1)
