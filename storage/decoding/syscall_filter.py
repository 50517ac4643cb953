"""The system calls that decoding needs, as a program for the Linux kernel (seccomp(2), BPF).

Allowed is: reading and writing what is open, memory that is not executable, threads, waiting, time,
random bytes, ending. Everything else gives EPERM: no file, socket, process or signal can come of
it.
"""

import errno
from collections.abc import Iterator, Mapping

from storage.confinement.bpf import (
    ALLOW,
    FIRST_ARGUMENT_AT,
    JUMP_IF_EQUAL,
    JUMP_IF_SET,
    LOAD,
    MACHINES,
    RETURN,
    THIRD_ARGUMENT_AT,
    Instruction,
    assembled,
    known_calls_only,
    refuse,
)

_PROT_EXEC = 4

CALLS: Mapping[str, Mapping[str, int]] = {
    "x86_64": {
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
        "clone": 56,
        "exit": 60,
        "futex": 202,
        "restart_syscall": 219,
        "clock_gettime": 228,
        "exit_group": 231,
        "set_robust_list": 273,
        "getrandom": 318,
        "rseq": 334,
    },
    "aarch64": {
        "close": 57,
        "lseek": 62,
        "read": 63,
        "write": 64,
        "fstat": 80,
        "exit": 93,
        "exit_group": 94,
        "futex": 98,
        "set_robust_list": 99,
        "clock_gettime": 113,
        "sched_yield": 124,
        "restart_syscall": 128,
        "rt_sigaction": 134,
        "rt_sigprocmask": 135,
        "rt_sigreturn": 139,
        "brk": 214,
        "munmap": 215,
        "mremap": 216,
        "clone": 220,
        "mmap": 222,
        "mprotect": 226,
        "madvise": 233,
        "getrandom": 278,
        "rseq": 293,
    },
}
"""Numbers of linux/unistd.h, for each machine that `storage.confinement.bpf` knows."""

_MAPPING_CALLS = frozenset({"mmap", "mprotect"})

THREAD_FLAGS = 0x3D0F00
"""With what glibc calls clone(2) for a thread, and never for a process: CLONE_VM, _FS, _FILES,
_SIGHAND, _THREAD, _SYSVSEM, _SETTLS, _PARENT_SETTID, _CHILD_CLEARTID (linux/sched.h)."""
_CLONE3 = 435
"""On every machine. Its flags lie in memory, where a filter cannot look: glibc is told that there
is no such call, and takes clone(2)."""


def filter_program(machine: str) -> bytes:
    """Return the filter for a machine, named as uname(2) does."""
    return assembled(_instructions(machine))


def _instructions(machine: str) -> Iterator[Instruction]:
    yield from known_calls_only(MACHINES[machine])
    for name, number in CALLS[machine].items():
        if name in _MAPPING_CALLS:
            yield JUMP_IF_EQUAL, 0, 4, number
            yield LOAD, 0, 0, THIRD_ARGUMENT_AT
            yield JUMP_IF_SET, 0, 1, _PROT_EXEC
            yield RETURN, 0, 0, refuse(errno.EPERM)
        elif name == "clone":
            yield JUMP_IF_EQUAL, 0, 4, number
            yield LOAD, 0, 0, FIRST_ARGUMENT_AT
            yield JUMP_IF_EQUAL, 1, 0, THREAD_FLAGS
            yield RETURN, 0, 0, refuse(errno.EPERM)
        else:
            yield JUMP_IF_EQUAL, 0, 1, number
        yield RETURN, 0, 0, ALLOW
    yield JUMP_IF_EQUAL, 0, 1, _CLONE3
    yield RETURN, 0, 0, refuse(errno.ENOSYS)
    yield RETURN, 0, 0, refuse(errno.EPERM)
