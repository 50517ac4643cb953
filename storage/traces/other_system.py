"""The look at a computer that is no Linux: what runs, by name, and no more.

Implements `core.traces.ports.TraceLooker`. Never seen at work on Windows or macOS: no test of ours
runs there yet.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import psutil

from core.progress import Progress
from core.traces.finding import Finding, Look, Sight, Subject
from core.traces.known_program import KnownProgram
from storage.traces.known import BY_NAME, Names, found
from storage.traces.vault_place import synchronised


def process_names() -> Iterator[str]:
    """Yield the names of the processes that this account may see."""
    for process in psutil.process_iter(["name"]):
        yield process.info["name"] or ""


class ProcessTraces:
    """Says of everything else that this app cannot look at it here."""

    def __init__(
        self,
        programs: Sequence[KnownProgram],
        running: Callable[[], Iterable[str]] = process_names,
    ) -> None:
        self._programs, self._running = programs, running

    def look(self, vault: Path, progress: Progress) -> Look:
        """Look for what can be seen. See the port."""
        progress.report(0, 0)
        names = Names(frozenset(each.casefold().removesuffix(".exe") for each in self._running()))
        findings = tuple(self._finding(each, names, vault) for each in Subject)
        return Look(findings, frozenset())

    def _finding(self, subject: Subject, names: Names, vault: Path) -> Finding:
        if subject is Subject.SYNCHRONISED:
            return synchronised(vault)
        if subject not in BY_NAME:
            return Finding(subject, Sight.CANNOT_LOOK)
        traces = tuple(found(self._programs, names, subject))
        return Finding(subject, Sight.SEEN if traces else Sight.PARTLY, traces)
