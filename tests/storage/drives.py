"""A vault, a drive with its backups, and ways to harm them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.backups.drive import DriveReport, DriveWritten
from core.backups.ports import RestoreOrder
from core.progress import Progress
from core.vault.credentials import Passphrase
from core.vault.ports import OpenVault
from storage.crypto.costs import Costs
from storage.drive_folder import DriveFolder
from storage.folder_drive import FolderDrive, FolderDrives
from storage.open_vault import FolderVault
from storage.vault_keeper import FolderVaultKeeper
from tests.fakes.clock import FixedClock
from tests.storage.backups import ORIGINALS, PASSPHRASE, UNWATCHED, Written, written_vault

NEW = "five badgers in the hedge"


@dataclass(frozen=True)
class Plugged:
    """An open vault with originals in it, and a drive."""

    written: Written
    place: Path
    costs: Costs
    clock: FixedClock

    @property
    def vault(self) -> FolderVault:
        return self.written.vault

    @property
    def drive(self) -> FolderDrive:
        return self.vault.drive(self.place)

    @property
    def folder(self) -> DriveFolder:
        (found,) = self.place.glob("copies-*")
        return DriveFolder(found)

    def back_up(self, progress: Progress = UNWATCHED, *, recheck: bool = False) -> DriveWritten:
        snapshot = self.vault.backups.snapshot()
        try:
            return self.drive.write(snapshot, progress, recheck=recheck)
        finally:
            snapshot.close()

    def verify(self) -> DriveReport:
        return self.drive.verify(UNWATCHED)

    def elsewhere(self) -> FolderDrive:
        """The drive as another computer sees it."""
        return FolderDrives(self.costs, self.clock).open(self.place, Passphrase(PASSPHRASE))

    def files(self) -> list[Path]:
        """Every file that belongs to backups, but for the mark."""
        return sorted(
            path
            for path in self.folder.root.rglob("*")
            if path.is_file() and path != self.folder.mark
        )


def plugged(
    folder: Path, clock: FixedClock, costs: Costs, originals: Mapping[str, bytes] = ORIGINALS
) -> Plugged:
    """Make a vault and an empty drive."""
    place = folder / "drive"
    place.mkdir()
    return Plugged(written_vault(folder, clock, costs, originals), place, costs, clock)


def restored(room: Plugged, folder: Path, *, state: str | None = None) -> OpenVault:
    room.elsewhere().restore(RestoreOrder(folder, NEW, state), UNWATCHED)
    return FolderVaultKeeper(room.costs, room.clock).unlock(folder, Passphrase(NEW))


def spoil(path: Path, position: int = -1) -> None:
    data = bytearray(path.read_bytes())
    data[position] ^= 1
    path.write_bytes(data)
