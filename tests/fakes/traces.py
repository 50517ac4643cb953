"""A computer on which always the same is seen."""

from collections.abc import Iterable
from pathlib import Path

from core.progress import Progress
from core.traces.finding import Finding, Look, Remembered, Sight, Subject


class StillTraces:
    """Implements `core.traces.ports.TraceLooker`; what is not given was not seen."""

    def __init__(self, seen: Iterable[Finding] = (), remembered: Iterable[Remembered] = ()) -> None:
        self._seen = {each.subject: each for each in seen}
        self._remembered = frozenset(remembered)
        self.looked_for: list[Path] = []

    def look(self, vault: Path, progress: Progress) -> Look:
        progress.report(0, 1)
        self.looked_for.append(vault)
        unseen = {each: Finding(each, Sight.NOT_SEEN) for each in Subject}
        return Look(tuple((unseen | self._seen).values()), self._remembered)
