"""Run every bench and print one table; `--write FILE` keeps it beside the machine it came from."""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks.evidence import evidence_figures
from benchmarks.journal import journal_figures
from benchmarks.measure import Figure, as_table
from benchmarks.search import search_figure
from benchmarks.start import start_figure
from benchmarks.unlock import unlock_figure
from benchmarks.vaults import DEFAULT, PASSPHRASE, composed, fill, notes
from core.vault.credentials import Passphrase

_INTRODUCTION = """\
# Benchmarks

`make bench` measures what people wait for against a named reference, in turn in the same run, and
prints medians. Absolute times belong to the machine; the ratio is what to compare.
"""


def main(arguments: list[str]) -> int:
    """Measure, print, and keep when asked to."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--mib", type=int, default=1024)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="hollyhock-bench-") as scratch:
        figures = _measure(Path(scratch), options.incidents, options.mib)
    machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    table = f"{machine}\n\n{as_table(figures)}\n"
    print(table)
    if options.write:
        options.write.write_text(f"{_INTRODUCTION}\n{table}")
    return 0


def _measure(scratch: Path, incidents: int, mib: int) -> list[Figure]:
    vaults = composed(DEFAULT, scratch)
    vault = scratch / "full-vault"
    texts = notes(incidents)
    session = vaults.create(vault, PASSPHRASE).session
    fill(session, texts)
    session.lock()
    figures = [start_figure(vault), unlock_figure(vaults, vault, incidents)]
    session = vaults.unlock(vault, Passphrase(PASSPHRASE))
    figures.append(search_figure(session, texts, scratch))
    figures += journal_figures(session, texts, scratch)
    session.lock()
    return figures + evidence_figures(scratch, mib)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
