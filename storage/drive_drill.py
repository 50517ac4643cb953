"""Comparing a vault on trial with the state on a drive that it was restored from."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.backups.drive import BackupPart, Flaw
from core.errors import EvidenceDamaged, EvidenceMissing
from core.progress import Progress
from storage.backup_database import BackupDatabase, open_untrusted
from storage.crypto.vault_keys import VaultKeys
from storage.drill import TrialVault
from storage.drive_folder import DriveFolder
from storage.drive_states import StoredState
from storage.evidence_store import BlobEvidenceStore
from storage.plain_copy import copy_as_it_is
from storage.vault_folder import VaultFolder


def compare_with_drive(
    trial: TrialVault, folder: DriveFolder, state: StoredState, keys: VaultKeys, progress: Progress
) -> None:
    """Add to the flaws of the trial whatever is not as on the drive. Raises Cancelled."""
    store = BlobEvidenceStore(VaultFolder(folder.root), keys.blob, trial.clock)
    place = trial.folder.root.parent

    def beat() -> None:
        progress.report(0, 0)

    with copy_of_database(state, keys.database, place, beat) as right:
        trial.compare_records(right.database)
        total = sum(each.size_bytes for each in right.files())
        done = 0
        for evidence in right.files():
            progress.report(done, total)
            try:
                with store.open_plain(evidence) as original:
                    trial.compare_original(evidence, original)
            except (EvidenceDamaged, EvidenceMissing) as error:
                is_missing = isinstance(error, EvidenceMissing)
                name = evidence.name
                trial.flaws.append(Flaw(BackupPart.ORIGINAL, name, is_missing))
            done += evidence.size_bytes
    progress.report(1, 1)


@contextmanager
def copy_of_database(
    state: StoredState, key: bytearray, place: Path, beat: Callable[[], None]
) -> Iterator[BackupDatabase]:
    """Open a copy in `place`, so that nothing is ever written to the drive.

    `beat` is called now and then while it is copied. Raises NotReadable,
    ReadingRefused, DatabaseDamaged, BackupDamaged, DiskFull, NotWritable.
    """
    copy = place / f"{secrets.token_hex(8)}.db"
    copy_as_it_is(state.files.database, copy, beat)
    with open_untrusted(copy, key, state.list.schema) as database:
        yield database
