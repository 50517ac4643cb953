"""Back a large vault up, check, restore and pack it into a file: one process, to be measured.

`python large_vault_process.py PROJECT FOLDER FILES GIB`: so many originals of GIB GiB each, full of
holes. stdout gets a JSON object: the peak memory of this process in bytes before and after, and
what was found.
"""

import json
import resource
import shutil
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])

from core.backups.ports import RestoreOrder
from core.incidents.evidence import FileSource
from core.incidents.incident import IncidentContent
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from core.vault.session import Session, Vaults
from main import Settings, compose
from storage.crypto.costs import Argon2Costs, Costs

UNWATCHED = Unwatched()
PASSPHRASE = "three otters under the bridge"


def peak_bytes() -> int:
    """Return the most memory that this process had so far. Linux counts in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(folder: Path, files: int, gib: int) -> None:
    """Do all of it; what is not needed any more is removed on the way."""
    costs = Costs(Argon2Costs(64, 1, 1), scrypt_log_n=4)
    settings = Settings(costs=costs, preferences_file=folder / "preferences.json")
    vaults = compose(settings).vaults
    session = filled(vaults, folder, files, gib)
    place = folder / "drive"
    place.mkdir()
    before = peak_bytes()
    drive = session.backups.open_drive(place)
    snapshot = session.backups.snapshot()
    written = drive.write(snapshot, UNWATCHED)
    snapshot.close()
    is_whole = drive.verify(UNWATCHED).is_whole
    session.lock()
    shutil.rmtree(folder / "vault")  # lost
    found = vaults.open_drive(place, Passphrase(PASSPHRASE))
    order = RestoreOrder(folder / "restored", PASSPHRASE)
    restored = vaults.restore_from_drive(found, order, UNWATCHED)
    shutil.rmtree(place)
    new = vaults.unlock(folder / "restored", Passphrase(PASSPHRASE))
    facts = {
        "copied_bytes": written.copied_bytes,
        "is_whole": is_whole,
        "lost": len(restored.lost),
        "files": new.info().exhibit_count,
        "packed_bytes": packed_bytes(new, folder / "file.age"),
        "before": before,
        "after": peak_bytes(),
    }
    new.lock()
    print(json.dumps(facts))  # noqa: T201  for the test that started this


def filled(vaults: Vaults, folder: Path, files: int, gib: int) -> Session:
    """Make a vault with so many large files."""
    session = vaults.create(folder / "vault", PASSPHRASE).session
    source = folder / "film.bin"
    with source.open("wb") as file:
        file.truncate(gib << 30)
    for number in range(files):
        sealed = session.journal.seal(FileSource(source), UNWATCHED)
        session.journal.record(IncidentContent(f"Film {number}"), [sealed])
    return session


def packed_bytes(session: Session, target: Path) -> int:
    """Write a portable file, which is read back; return its size."""
    snapshot = session.backups.snapshot()
    written = session.backups.write(snapshot, target, PASSPHRASE, UNWATCHED)
    snapshot.close()
    return written.contents.size_bytes


if __name__ == "__main__":
    main(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
