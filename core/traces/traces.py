"""Looking for traces, and what the vault can add to what was seen."""

from pathlib import Path

from core.progress import Progress
from core.traces.finding import Finding, Look, Manner, Sight, Subject, Trace
from core.traces.ports import FileNames, TraceLooker


class Traces:
    """Nothing of it is kept anywhere: who looks again, looks anew."""

    def __init__(self, looker: TraceLooker, folder: Path, files: FileNames) -> None:
        self._looker, self._folder, self._files = looker, folder, files

    def look(self, progress: Progress) -> Look:
        """Look at this computer. Any thread; blocks for a second or two. Raises Cancelled."""
        return self._looker.look(self._folder, progress)

    def told(self, look: Look) -> tuple[Finding, ...]:
        """Return what was seen, with the files that are in the vault too. Vault thread."""
        ours = self._files.named({each.name for each in look.remembered})
        known = [
            Trace(each.name, Manner.NAMES_FILE, each.place)
            for each in look.remembered
            if each.name in ours
        ]
        known.sort(key=lambda trace: (trace.place.value if trace.place else 0, trace.name))
        return tuple(_with_files(each, tuple(known)) for each in look.findings)


def _with_files(finding: Finding, files: tuple[Trace, ...]) -> Finding:
    if finding.subject is not Subject.RECENT or not files:
        return finding
    return Finding(finding.subject, Sight.SEEN, finding.traces + files)
