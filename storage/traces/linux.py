"""The look at a Linux computer. Implements `core.traces.ports.TraceLooker`."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from core.progress import Progress
from core.traces.finding import Finding, Look, Sight
from core.traces.known_program import KnownProgram
from storage.traces.accounts import accounts, administrators
from storage.traces.installed import installed, starting
from storage.traces.known import BY_NAME, Names, found
from storage.traces.memory_on_disk import hibernation, swap
from storage.traces.processes import running
from storage.traces.recent import recent
from storage.traces.vault_place import synchronised


class LinuxTraces:
    """Reads files below `root` alone; `home` and `account` are the person's own."""

    def __init__(
        self,
        programs: Sequence[KnownProgram],
        root: Path = Path("/"),
        home: Path | None = None,
        account: int | None = None,
    ) -> None:
        self._programs, self._root = programs, root
        self._home = Path.home() if home is None else home
        self._account = os.getuid() if account is None else account

    def look(self, vault: Path, progress: Progress) -> Look:
        """Look for every subject. See the port."""
        steps = 4
        progress.report(0, steps)
        place = synchronised(vault)
        progress.report(1, steps)
        lists = recent(self._home, vault)
        progress.report(2, steps)
        known = tuple(self._known())
        progress.report(3, steps)
        system = tuple(self._system())
        progress.report(steps, steps)
        return Look((place, lists.finding, *known, *system), lists.remembered)

    def _known(self) -> Iterable[Finding]:
        runs = running(self._root / "proc")
        here = (starting(self._root, self._home), installed(self._root, self._home))
        names = Names(runs.names, *here)
        for subject in BY_NAME:
            traces = tuple(found(self._programs, names, subject))
            nothing = Sight.NOT_SEEN if runs.sees_all else Sight.PARTLY
            yield Finding(subject, Sight.SEEN if traces else nothing, traces)

    def _system(self) -> Iterable[Finding]:
        etc = self._root / "etc"
        yield accounts(etc, self._account)
        yield administrators(etc, self._account)
        yield swap(self._root)
        yield hibernation(self._root)
