"""Take a file into a new vault, check it, look at it, save it out: one process, to be measured.

`python large_file_process.py PROJECT FOLDER SOURCE`; stdout gets a JSON object: the peak memory of
this process in bytes before the file came and at the end, and what was found.
"""

import json
import resource
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])

from core.incidents.evidence import FileSource
from core.incidents.incident import IncidentContent
from core.incidents.preview import NoPreview, PreviewRequest
from core.progress import Unwatched
from main import Settings, compose
from storage.crypto.costs import Argon2Costs, Costs

UNWATCHED = Unwatched()


def peak_bytes() -> int:
    """Return the most memory that this process had so far. Linux counts in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(folder: Path, source: Path) -> None:
    """Do all of it, in the order of a person's day."""
    costs = Costs(Argon2Costs(64, 1, 1), scrypt_log_n=4)
    settings = Settings(costs=costs, preferences_file=folder / "preferences.json")
    session = compose(settings).vaults.create(folder / "vault", "three otters under it").session
    journal = session.journal
    journal.record(IncidentContent("before"))
    before = peak_bytes()
    sealed = journal.seal(FileSource(source), UNWATCHED)
    note = journal.record(IncidentContent("A film."), [sealed]).value
    report = journal.verify_evidence(note.exhibits, UNWATCHED)
    preview = session.previews.of(note.exhibits[0], PreviewRequest(64, 64), UNWATCHED)
    journal.copy_out(note.exhibits[0], folder / "copy", UNWATCHED)
    after = peak_bytes()
    session.lock()
    found = {
        "before": before,
        "after": after,
        "size_bytes": sealed.size_bytes,
        "sha256": sealed.sha256,
        "is_whole": report.is_whole,
        "why": preview.why if isinstance(preview, NoPreview) else None,
    }
    print(json.dumps(found))  # noqa: T201  for the test that started this


if __name__ == "__main__":
    main(Path(sys.argv[2]), Path(sys.argv[3]))
