"""Salvage where nothing is ever damaged."""

from pathlib import Path

from core.backups.salvage import Backup, Salvaged, SalvageOrder
from core.errors import HeaderDamaged
from core.progress import Progress
from core.vault.credentials import Credential


class NoSalvage:
    """Implements `core.backups.salvage.Salvage`: memory holds nothing that could be saved."""

    def run(self, order: SalvageOrder, progress: Progress) -> Salvaged:
        del order, progress
        raise HeaderDamaged

    def put_header_back(self, damaged: Path, backup: Backup, credential: Credential) -> bool:
        del damaged, backup, credential
        return False
