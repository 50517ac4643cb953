"""Run every bench and print one table.

`--write FILE` puts it into a document, between its marks; the words around it stay.
"""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks.backups import backup_figures
from benchmarks.blocklists import blocklist_figures
from benchmarks.evidence import evidence_figures
from benchmarks.journal import journal_figures
from benchmarks.leave import leave_figures
from benchmarks.measure import Figure, as_table
from benchmarks.search import search_figure
from benchmarks.start import start_figure
from benchmarks.unlock import unlock_figures
from benchmarks.vaults import DEFAULT, PASSPHRASE, composed, full_vault, memory, notes
from benchmarks.window import window_figures
from core.vault.credentials import Passphrase

_BEGIN, _END = "<!-- figures -->\n", "<!-- end of figures -->\n"


def main(arguments: list[str]) -> int:
    """Measure, print, and keep when asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--incidents",
        type=int,
        nargs="+",
        default=[1000, 100_000],
        help="sizes of the journal; 1000000 takes half an hour to make",
    )
    parser.add_argument("--mib", type=int, default=1024)
    parser.add_argument("--identifiers", type=int, default=100_000)
    only = ["window", "journal", "evidence", "blocklists", "backups"]
    parser.add_argument("--only", choices=only, help="measure less")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args(arguments)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="hollyhock-bench-") as scratch:
        figures += _window(Path(scratch)) if options.only in (None, "window") else []
    for count in options.incidents if options.only in (None, "journal") else ():
        with tempfile.TemporaryDirectory(prefix="hollyhock-bench-") as scratch:
            figures += _journal(Path(scratch), count)
    if options.only in (None, "blocklists"):
        with tempfile.TemporaryDirectory(prefix="hollyhock-bench-", dir=memory()) as scratch:
            figures += blocklist_figures(Path(scratch), max(options.incidents), options.identifiers)
    if options.only in (None, "evidence"):
        with tempfile.TemporaryDirectory(prefix="hollyhock-bench-") as scratch:
            figures += evidence_figures(Path(scratch), options.mib)
    if options.only in (None, "backups"):
        with tempfile.TemporaryDirectory(prefix="hollyhock-bench-") as scratch:
            figures += backup_figures(Path(scratch), options.mib)
    machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    table = f"{machine}\n\n{as_table(figures)}\n"
    print(table)
    if options.write:
        document = options.write.read_text(encoding="utf-8")
        before, _, rest = document.partition(_BEGIN)
        after = rest.partition(_END)[2]
        new = f"{before}{_BEGIN}\n{table}\n{_END}{after}"
        options.write.write_text(new, encoding="utf-8")
    return 0


def _window(scratch: Path) -> list[Figure]:
    vault = full_vault(scratch, notes(10))
    return [start_figure(vault), *leave_figures(vault)]


def _journal(scratch: Path, incidents: int) -> list[Figure]:
    vaults = composed(DEFAULT, scratch)
    texts = notes(incidents)
    vault = full_vault(scratch, texts)
    figures = unlock_figures(vaults, vault, incidents)
    session = vaults.unlock(vault, Passphrase(PASSPHRASE))
    figures.append(search_figure(session, texts, scratch))
    figures += journal_figures(session, texts, scratch)
    session.lock()
    return figures + window_figures(vaults, vault, incidents)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
