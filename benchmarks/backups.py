"""Backups of a vault with one large file, against `tar | age -r` and restic.

`tar | age` and restic neither wait for the disk nor read back what they wrote; ours do both. It is
compared by what a person waits for.
"""

import os
import shutil
import subprocess
from pathlib import Path

from benchmarks.evidence import age_key, run_for
from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.vaults import CHEAP, PASSPHRASE, composed
from core.backups.ports import RestoreOrder
from core.incidents.evidence import FileSource
from core.incidents.incident import IncidentContent
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from core.vault.session import Session, Vaults

_ROUNDS = 3
_MIB = 1 << 20
_UNWATCHED = Unwatched()


class _Bench:
    """A vault with a file, a drive for ours, a repository for restic's."""

    def __init__(self, folder: Path, size_mib: int) -> None:
        self.folder = folder
        self.vault = folder / "vault"
        self.vaults: Vaults = composed(CHEAP, folder)
        self.original = folder / "originals" / "film.bin"
        self.original.parent.mkdir()
        with self.original.open("wb") as file:
            for _ in range(size_mib):
                file.write(os.urandom(_MIB))
        session = self.vaults.create(self.vault, PASSPHRASE).session
        self._add(session, self.original)
        session.lock()
        self.environment = os.environ | {"RESTIC_PASSWORD": PASSPHRASE}
        _, self.recipient = age_key(folder)

    def drive(self) -> float:
        """Back up to the drive as it is."""

        def back_up() -> None:
            session = self.vaults.unlock(self.vault, Passphrase(PASSPHRASE))
            snapshot = session.backups.snapshot()
            session.backups.open_drive(self.place).write(snapshot, _UNWATCHED)
            snapshot.close()
            session.lock()

        return seconds(back_up)

    @property
    def place(self) -> Path:
        """Where the drive is."""
        place = self.folder / "drive"
        place.mkdir(exist_ok=True)
        return place

    def new_drive(self) -> float:
        """Back up to an empty drive."""
        shutil.rmtree(self.place)
        return self.drive()

    def drive_again(self) -> float:
        """Back up after one new incident with a small file."""
        small = self.folder / "originals" / "small.bin"
        small.write_bytes(os.urandom(_MIB))
        session = self.vaults.unlock(self.vault, Passphrase(PASSPHRASE))
        self._add(session, small)
        session.lock()
        return self.drive()

    def verify(self) -> float:
        """Read the drive back."""
        drive = self.vaults.open_drive(self.place, Passphrase(PASSPHRASE))
        return seconds(lambda: drive.verify(_UNWATCHED))

    def restore(self) -> float:
        """Restore the drive into a new vault."""
        target = self.folder / "restored"
        shutil.rmtree(target, ignore_errors=True)
        drive = self.vaults.open_drive(self.place, Passphrase(PASSPHRASE))
        order = RestoreOrder(target, PASSPHRASE)
        return seconds(lambda: self.vaults.restore_from_drive(drive, order, _UNWATCHED))

    def portable(self) -> float:
        """Write one portable file."""
        target = self.folder / "copy.age"
        target.unlink(missing_ok=True)
        session = self.vaults.unlock(self.vault, Passphrase(PASSPHRASE))
        snapshot = session.backups.snapshot()
        taken = seconds(lambda: session.backups.write(snapshot, target, PASSPHRASE, _UNWATCHED))
        snapshot.close()
        session.lock()
        return taken

    def tar_and_age(self) -> float:
        """Pack the original with tar and age, then bring it to the disk."""
        target = self.folder / "theirs.age"
        target.unlink(missing_ok=True)
        script = 'tar -cf - -C "$1" originals | age -r "$2" -o "$3" && sync "$3"'
        return run_for(["sh", "-c", script, "sh", str(self.folder), self.recipient, str(target)])

    def restic(self, *arguments: str) -> float:
        """Run restic on its repository."""
        command = ["restic", "-q", "-r", str(self.folder / "restic"), *arguments]
        return seconds(
            lambda: subprocess.run(command, check=True, capture_output=True, env=self.environment)
        )

    def new_restic(self) -> float:
        """Back the original up into an empty repository."""
        shutil.rmtree(self.folder / "restic", ignore_errors=True)
        self.restic("init")
        return self.restic("backup", str(self.original.parent))

    def restic_restore(self) -> float:
        """Restore restic's newest."""
        target = self.folder / "restic restored"
        shutil.rmtree(target, ignore_errors=True)
        return self.restic("restore", "latest", "--target", str(target))

    @staticmethod
    def _add(session: Session, file: Path) -> None:
        sealed = session.journal.seal(FileSource(file), _UNWATCHED)
        session.journal.record(IncidentContent("A note"), [sealed])


def backup_figures(folder: Path, size_mib: int) -> list[Figure]:
    """Measure a vault with one file of random bytes, which no disk can shrink."""
    bench = _Bench(folder, size_mib)
    size = f"{size_mib} MiB"
    portable, full, age = in_turn(
        bench.portable, bench.new_drive, bench.tar_and_age, rounds=_ROUNDS
    )
    figures = [
        Figure(f"portable file, {size}", "tar | age -r, sync", portable, age, "s", "1.1"),
        Figure(f"backup to an empty drive, {size}", "tar | age -r, sync", full, age, "s", "1.1"),
    ]
    if shutil.which("restic") is None:
        return figures
    restic = in_turn(bench.new_restic, rounds=_ROUNDS)[0]
    again = in_turn(bench.drive_again, rounds=_ROUNDS)[0]
    verify, check = in_turn(
        bench.verify, lambda: bench.restic("check", "--read-data"), rounds=_ROUNDS
    )
    restore, theirs = in_turn(bench.restore, bench.restic_restore, rounds=_ROUNDS)
    return [
        *figures,
        Figure(f"backup to an empty drive, {size}", "restic backup", full, restic, "s", "1.1"),
        Figure("backup after one new incident", "full restic backup", again, restic, "s", "0.2"),
        Figure("verify a drive", "restic check --read-data", verify, check, "s", "1.0"),
        Figure("restore from a drive", "restic restore", restore, theirs, "s", "1.1"),
    ]
