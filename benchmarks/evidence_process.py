"""A process that adds one file to a vault, or writes it out again, and tells what that took.

`python -m benchmarks.evidence_process add|read VAULT FILE` prints seconds and the peak of its
memory above what it held when idle, in MiB (Linux).
"""

import re
import sys
from pathlib import Path

from benchmarks.measure import seconds
from benchmarks.vaults import CHEAP, PASSPHRASE, composed
from core.incidents.evidence import FileSource
from core.incidents.incident import IncidentContent
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from core.vault.session import Session


def _memory_kib(field: str) -> int:
    found = re.search(rf"{field}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found  # noqa: S101  Linux always tells
    return int(found[1])


def _add(session: Session, file: Path) -> None:
    sealed = session.journal.seal(FileSource(file), Unwatched())
    session.journal.record(IncidentContent("A large file."), [sealed])


def _read(session: Session, file: Path) -> None:
    newest = list(session.journal.exhibits())[-1]
    session.journal.copy_out(newest, file, Unwatched())


def main(verb: str, vault: Path, file: Path) -> None:
    """Do one of the two, measured."""
    session = composed(CHEAP, vault.parent).unlock(vault, Passphrase(PASSPHRASE))
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    idle = _memory_kib("VmRSS")
    taken = seconds(lambda: (_add if verb == "add" else _read)(session, file))
    print(taken, (_memory_kib("VmHWM") - idle) / 1024)
    session.lock()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
