"""What is installed on a Linux computer, and what of it starts by itself: names only."""

import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from storage.traces.looking import names_in, text_of

_MOST_NAMES = 20_000
_MOST_FILES = 2000
_MOST_BYTES = 65_536
_PROGRAMS = ("usr/bin", "usr/sbin", "usr/local/bin", "usr/local/sbin", "usr/games", "opt", "snap")
_OWN_PROGRAMS = (".local/bin", "bin")
_FLATPAKS = "flatpak/app"
_AUTOSTART = "autostart"


def installed(root: Path, home: Path) -> frozenset[str]:
    """Return the names of programs and packages, case folded."""
    folders = [root / each for each in _PROGRAMS] + [home / each for each in _OWN_PROGRAMS]
    folders += [root / "opt" / each for each in names_in(root / "opt", _MOST_NAMES)]
    folders += [root / "var/lib" / _FLATPAKS, home / ".local/share" / _FLATPAKS]
    return frozenset(
        name.casefold() for folder in folders for name in names_in(folder, _MOST_NAMES)
    )


def starting(root: Path, home: Path) -> frozenset[str]:
    """Return the names of programs that start with the computer or the session, case folded."""
    names = set(_services(root, home))
    for folder in (root / "etc/xdg" / _AUTOSTART, home / ".config" / _AUTOSTART):
        for name in names_in(folder, _MOST_FILES):
            if name.endswith(".desktop"):
                names.update(_entry(folder / name))
    return frozenset(each.casefold() for each in names if each)


def _services(root: Path, home: Path) -> Iterator[str]:
    """Yield what systemd starts: units are wanted by a target through a link in its folder."""
    for folder in (root / "etc/systemd/system", home / ".config/systemd/user"):
        for name in names_in(folder, _MOST_FILES):
            if name.endswith(".wants"):
                units = names_in(folder / name, _MOST_FILES)
                yield from (PurePosixPath(unit).stem.split("@")[0] for unit in units)


def _entry(path: Path) -> Iterable[str]:
    """Return the names that a desktop entry goes by (Desktop Entry Specification 1.5)."""
    lines = (text_of(path, _MOST_BYTES) or "").splitlines()
    if any(line.replace(" ", "").casefold() == "hidden=true" for line in lines):
        return ()
    return (path.stem, next(filter(None, map(_program, lines)), ""))


def _program(line: str) -> str:
    if not line.startswith("Exec"):
        return ""
    try:
        words = shlex.split(line.partition("=")[2])
    except ValueError:  # quotes that do not end
        return ""
    return PurePosixPath(words[0]).name if words else ""
