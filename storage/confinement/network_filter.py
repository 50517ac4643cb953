"""The kernel's answer to whoever wants to talk to another computer, as a program for seccomp(2).

A socket of this process, or of what it starts, is one to other programs on this computer (AF_UNIX:
the screen, D-Bus), or there is none. All other system calls are left alone.
"""

import errno
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from storage.confinement.bpf import (
    ALLOW,
    FIRST_ARGUMENT_AT,
    JUMP_IF_EQUAL,
    LOAD,
    MACHINES,
    RETURN,
    Instruction,
    assembled,
    known_calls_only,
    refuse,
)

AF_UNIX = 1
"""The same number on every system. (`socket` itself is imported nowhere in the app.)"""


@dataclass(frozen=True, slots=True)
class _Calls:
    """Numbers of linux/unistd.h."""

    with_family: tuple[int, int]
    """socket, socketpair: their first argument is the address family."""
    io_uring_setup: int = 425
    """A way to have the kernel open sockets that no filter of system calls sees."""


_CALLS: Mapping[str, _Calls] = {"x86_64": _Calls((41, 53)), "aarch64": _Calls((198, 199))}


def network_filter(machine: str) -> bytes:
    """Return the filter for a machine, named as uname(2) does."""
    return assembled(_instructions(machine))


def _instructions(machine: str) -> Iterator[Instruction]:
    calls = _CALLS[machine]
    yield from known_calls_only(MACHINES[machine])
    for number in calls.with_family:
        yield JUMP_IF_EQUAL, 0, 4, number
        yield LOAD, 0, 0, FIRST_ARGUMENT_AT
        yield JUMP_IF_EQUAL, 0, 1, AF_UNIX
        yield RETURN, 0, 0, ALLOW
        yield RETURN, 0, 0, refuse(errno.EAFNOSUPPORT)
    yield JUMP_IF_EQUAL, 0, 1, calls.io_uring_setup
    yield RETURN, 0, 0, refuse(errno.ENOSYS)
    yield RETURN, 0, 0, ALLOW
