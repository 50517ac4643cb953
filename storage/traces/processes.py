"""What runs on a Linux computer, by the names that proc(5) gives."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from storage.traces.looking import names_in, text_of

COMM_CHARACTERS = 15
"""The kernel cuts the name of a process there."""

_MOST_PROCESSES = 65_536
_MOST_BYTES = 4096
_INTERPRETERS = ("python", "perl", "ruby", "node", "java", "mono", "wine", "sh", "bash", "dash")
_TELLING_ARGUMENTS = frozenset(("x11grab", "kmsgrab"))
"""They make a recorder of the screen out of a program that has many uses."""


@dataclass(frozen=True, slots=True)
class Running:
    """Names of what runs, case folded. `sees_all`: also that of other accounts."""

    names: frozenset[str]
    sees_all: bool


def running(proc: Path) -> Running:
    """Read the names of all processes that this account may see."""
    names: set[str] = set()
    for number in names_in(proc, _MOST_PROCESSES):
        if number.isdecimal():
            names.update(_names(proc / number))
    return Running(frozenset(names), text_of(proc / "1" / "comm", _MOST_BYTES) is not None)


def _names(process: Path) -> set[str]:
    comm = text_of(process / "comm", _MOST_BYTES) or ""
    arguments = (text_of(process / "cmdline", _MOST_BYTES) or "").split("\0")
    program = _file_name(arguments[0])
    names = {comm.strip().casefold(), program}
    if program.startswith(_INTERPRETERS):
        scripts = (each for each in arguments[1:] if each and not each.startswith("-"))
        names.add(_file_name(next(scripts, "")))
    names.update(f"{program} {each}" for each in _TELLING_ARGUMENTS.intersection(arguments))
    return names - {""}


def _file_name(argument: str) -> str:
    """Return the name of a program; some write words of their own behind it."""
    words = PurePosixPath(argument).name.split(maxsplit=1)
    return words[0].rstrip(":").casefold().removesuffix(".exe") if words else ""
