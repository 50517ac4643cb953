"""Which of the programs that are known by name are here."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.traces.finding import Manner, Subject, Trace
from core.traces.known_program import KnownProgram
from storage.traces.processes import COMM_CHARACTERS

BY_NAME = (
    *(Subject.REMOTE_ACCESS, Subject.MONITORING, Subject.CAPTURE),
    *(Subject.READERS, Subject.CLIPBOARD),
)
"""Subjects that are recognised by the names of programs."""

_ALSO_WHEN_IDLE = frozenset((Subject.REMOTE_ACCESS, Subject.MONITORING))
"""Of these it is worth knowing that they lie ready; of the others, only that they run."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names of programs by how they are there, case folded."""

    running: frozenset[str]
    starting: frozenset[str] = frozenset()
    installed: frozenset[str] = frozenset()


@cache
def load_known_programs(resources: Path) -> tuple[KnownProgram, ...]:
    """Read known_programs.toml, once in a process: it never changes, and reading it takes long.

    Raises OSError, ValueError, KeyError: then it is not as shipped.
    """
    text = (resources / "known_programs.toml").read_text(encoding="utf-8")
    return tuple(
        KnownProgram(
            each["name"],
            Subject[each["subject"].upper()],
            frozenset(name.casefold() for name in each["executables"]),
            frozenset(name.casefold() for name in each.get("packages", ())),
        )
        for each in tomllib.loads(text)["program"]
    )


def found(programs: Iterable[KnownProgram], names: Names, subject: Subject) -> Iterator[Trace]:
    """Yield the programs of a subject that are here, each with the most telling manner."""
    for program in programs:
        if program.subject is subject:
            manner = _manner(program, names)
            if manner is not None:
                yield Trace(program.name, manner)


def _manner(program: KnownProgram, names: Names) -> Manner | None:
    either = program.executables | program.packages
    if any(_is_running(each, names.running) for each in program.executables):
        return Manner.RUNNING
    if either & names.starting:
        return Manner.STARTS_BY_ITSELF
    if program.subject in _ALSO_WHEN_IDLE and either & names.installed:
        return Manner.INSTALLED
    return None


def _is_running(name: str, running: frozenset[str]) -> bool:
    return name in running or (len(name) > COMM_CHARACTERS and name[:COMM_CHARACTERS] in running)
