"""The system calls that decoding needs, as a program for the Linux kernel (seccomp(2), BPF).

Allowed is: reading and writing what is open, memory that is not executable, waiting, time, random
bytes, ending. Everything else gives EPERM: no file, socket, process or signal can come of it.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ALLOW = 0x7FFF0000
REFUSE = 0x00050001
"""SECCOMP_RET_ERRNO with EPERM."""
KILL = 0x80000000
"""SECCOMP_RET_KILL_PROCESS."""

_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_NOT_LESS, _JUMP_IF_SET, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _THIRD_ARGUMENT_AT = 0, 4, 32
"""Offsets in struct seccomp_data; the low half of an argument comes first (little-endian)."""
_PROT_EXEC = 4
_FOREIGN_CALLS = 0x40000000
"""Numbers from here on belong to another way of calling (x32): none of them is known here."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A processor family: AUDIT_ARCH number and system call numbers of linux/unistd.h."""

    audit_number: int
    calls: Mapping[str, int]


MACHINES: Mapping[str, Machine] = {
    "x86_64": Machine(
        0xC000003E,
        {
            "read": 0,
            "write": 1,
            "close": 3,
            "fstat": 5,
            "lseek": 8,
            "mmap": 9,
            "mprotect": 10,
            "munmap": 11,
            "brk": 12,
            "rt_sigaction": 13,
            "rt_sigprocmask": 14,
            "rt_sigreturn": 15,
            "sched_yield": 24,
            "mremap": 25,
            "madvise": 28,
            "exit": 60,
            "futex": 202,
            "restart_syscall": 219,
            "clock_gettime": 228,
            "exit_group": 231,
            "getrandom": 318,
        },
    ),
    "aarch64": Machine(
        0xC00000B7,
        {
            "close": 57,
            "lseek": 62,
            "read": 63,
            "write": 64,
            "fstat": 80,
            "exit": 93,
            "exit_group": 94,
            "futex": 98,
            "clock_gettime": 113,
            "sched_yield": 124,
            "restart_syscall": 128,
            "rt_sigaction": 134,
            "rt_sigprocmask": 135,
            "rt_sigreturn": 139,
            "brk": 214,
            "munmap": 215,
            "mremap": 216,
            "mmap": 222,
            "mprotect": 226,
            "madvise": 233,
            "getrandom": 278,
        },
    ),
}
"""By the name that uname(2) gives, for 64-bit processes."""

_MAPPING_CALLS = frozenset({"mmap", "mprotect"})


def filter_program(machine: Machine) -> bytes:
    """Return the filter: struct sock_filter after struct sock_filter, in native byte order."""
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in _instructions(machine))


def _instructions(machine: Machine) -> Iterator[tuple[int, int, int, int]]:
    """Yield (code, steps to skip if so, steps to skip if not, value)."""
    yield _LOAD, 0, 0, _ARCHITECTURE_AT
    yield _JUMP_IF_EQUAL, 1, 0, machine.audit_number
    yield _RETURN, 0, 0, KILL
    yield _LOAD, 0, 0, _NUMBER_AT
    yield _JUMP_IF_NOT_LESS, 0, 1, _FOREIGN_CALLS
    yield _RETURN, 0, 0, KILL
    for name, number in machine.calls.items():
        if name in _MAPPING_CALLS:
            yield _JUMP_IF_EQUAL, 0, 4, number
            yield _LOAD, 0, 0, _THIRD_ARGUMENT_AT
            yield _JUMP_IF_SET, 0, 1, _PROT_EXEC
            yield _RETURN, 0, 0, REFUSE
        else:
            yield _JUMP_IF_EQUAL, 0, 1, number
        yield _RETURN, 0, 0, ALLOW
    yield _RETURN, 0, 0, REFUSE
