"""Salvage where nothing is ever damaged."""

from core.backups.salvage import Salvaged, SalvageOrder
from core.errors import HeaderDamaged
from core.progress import Progress


class NoSalvage:
    """Implements `core.backups.salvage.Salvage`: memory holds nothing that could be saved."""

    def run(self, order: SalvageOrder, progress: Progress) -> Salvaged:
        del order, progress
        raise HeaderDamaged
