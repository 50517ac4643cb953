"""Accounts of a Linux computer: passwd(5), group(5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.traces.finding import Finding, Manner, Sight, Subject, Trace
from storage.traces.looking import text_of

_MOST_BYTES = 1 << 20
_FIRST_PERSON, _NOBODY = 1000, 65_534
"""Numbers of people's accounts on Debian, Fedora, Arch and SUSE (UID_MIN; nobody)."""
_NO_SHELLS = ("nologin", "false", "sync", "shutdown", "halt")
_POWERFUL = frozenset(("root", "sudo", "wheel", "admin"))
"""Groups whose members may become administrator, in the usual settings of the same systems."""


@dataclass(frozen=True, slots=True)
class _Account:
    name: str
    number: int
    group: int
    shell: str

    @property
    def is_for_people(self) -> bool:
        return (
            self.number >= _FIRST_PERSON and self.number != _NOBODY
        ) and not self.shell.endswith(_NO_SHELLS)


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    number: int
    members: frozenset[str]


def accounts(etc: Path, own_number: int) -> Finding:
    """Tell which other people have an account; what `etc` does not name, is not seen."""
    known = tuple(_accounts(etc))
    others = [each for each in known if each.is_for_people and each.number != own_number]
    traces = tuple(Trace(each.name, _manner(each, etc)) for each in others)
    return _finding(Subject.ACCOUNTS, known, traces)


def administrators(etc: Path, own_number: int) -> Finding:
    """Tell which accounts may do everything; root, which every computer has, only as such."""
    known = tuple(_accounts(etc))
    traces = tuple(
        Trace(each.name, Manner.IS_YOU if each.number == own_number else Manner.MAY_ADMINISTER)
        for each in known
        if each.name != "root" and _is_administrator(each, etc)
    )
    return _finding(Subject.ADMINISTRATORS, known, traces)


def _finding(subject: Subject, known: tuple[_Account, ...], traces: tuple[Trace, ...]) -> Finding:
    if not known:
        return Finding(subject, Sight.CANNOT_LOOK)
    return Finding(subject, Sight.SEEN if traces else Sight.NOT_SEEN, traces)


def _manner(account: _Account, etc: Path) -> Manner:
    return Manner.MAY_ADMINISTER if _is_administrator(account, etc) else Manner.UNKNOWN


def _is_administrator(account: _Account, etc: Path) -> bool:
    if account.number == 0:
        return True
    powerful = [each for each in _groups(etc) if each.name in _POWERFUL]
    return any(account.name in each.members or account.group == each.number for each in powerful)


def _accounts(etc: Path) -> Iterator[_Account]:
    for fields in _lines(etc / "passwd", 7):
        if fields[2].isdecimal() and fields[3].isdecimal():
            yield _Account(fields[0], int(fields[2]), int(fields[3]), fields[6])


def _groups(etc: Path) -> Iterator[_Group]:
    for fields in _lines(etc / "group", 4):
        if fields[2].isdecimal():
            yield _Group(fields[0], int(fields[2]), frozenset(fields[3].split(",")))


def _lines(path: Path, count: int) -> Iterator[list[str]]:
    for line in (text_of(path, _MOST_BYTES) or "").splitlines():
        fields = line.split(":")
        if len(fields) == count:
            yield fields
