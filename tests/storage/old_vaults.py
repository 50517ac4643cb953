"""What earlier versions of the app wrote: vaults and backups in tests/vectors."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from core.backups.backup import BackupContents
from core.backups.ports import RestoreOrder
from core.incidents.search import parse_query
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from core.vault.session import Session, Vaults

PASSPHRASE = Passphrase("three otters under the bridge")
OPENS_BACKUP = Passphrase("four herons on the roof")
UNWATCHED = Unwatched()


@dataclass(frozen=True, slots=True)
class Old:
    """What lies in one folder of tests/vectors. All of it has the same passphrases."""

    name: str

    @property
    def folder(self) -> Path:
        return Path(__file__).parents[1] / "vectors" / self.name

    @property
    def backup(self) -> Path:
        return self.folder / "backup.age"

    def vault_in(self, folder: Path) -> Path:
        """Copy the vault into a folder; return where it is then."""
        return Path(shutil.copytree(self.folder / "vault", folder / "vault"))

    def verified(self, vaults: Vaults) -> BackupContents:
        """Read the backup file to its end."""
        return vaults.verify_backup(self.backup, OPENS_BACKUP, UNWATCHED)

    def restored(self, vaults: Vaults, folder: Path) -> Session:
        """Restore the backup file into a new vault, and open that."""
        order = RestoreOrder(folder, PASSPHRASE.text)
        vaults.restore_backup(self.backup, OPENS_BACKUP, order, UNWATCHED)
        return vaults.unlock(folder, PASSPHRASE)


def amend_with_the_draft(session: Session) -> None:
    """Add the one file of the draft to the one sealed note, with other words."""
    draft = session.journal.draft()
    assert draft is not None
    assert [each.name for each in draft.evidence] == ["waiting.txt"]
    (sealed,) = session.journal.page(parse_query("has:seal"))
    content = replace(session.journal.incident(sealed.id).content, text="Dreimal.")
    session.sealing.amend(sealed.id, content, "once more", draft.evidence)
