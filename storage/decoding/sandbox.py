"""Gives up, for the rest of this process's life, everything that decoding does not need."""

import ctypes
import os
import sys

from core.incidents.preview import Isolation
from storage.decoding.syscall_filter import MACHINES, filter_program

_PR_SET_DUMPABLE = 4
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2


def close_cage(memory_bytes: int, cpu_seconds: int) -> Isolation:
    """Limit this process as far as the system can. There is no way back.

    Before the first byte that others made; after the last import: no file can be opened any more.
    """
    limited = _limit_resources(memory_bytes, cpu_seconds)
    filtered = sys.platform == "linux" and _filter_calls()
    return Isolation(limited, filtered)


def _limit_resources(memory_bytes: int, cpu_seconds: int) -> bool:
    """Set hard limits; False where the system knows none of them (Windows) or refuses."""
    try:
        import resource  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return False
    limits = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
        # Nothing can be opened any more, not even in place of something closed.
        "RLIMIT_NOFILE": 0,
        "RLIMIT_DATA": memory_bytes,
        "RLIMIT_AS": memory_bytes,
    }
    try:
        for name, limit in limits.items():
            if hasattr(resource, name):
                resource.setrlimit(getattr(resource, name), (limit, limit))
        # First a signal, by which the app knows the cause; it can be ignored, what follows cannot.
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    except (OSError, ValueError):  # macOS refuses some, depending on its version
        return False
    return True


class _Program(ctypes.Structure):
    """`struct sock_fprog` of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def _filter_calls() -> bool:
    """Have the kernel refuse all other system calls; False where it, or we, cannot."""
    machine = MACHINES.get(os.uname().machine)
    if machine is None or sys.maxsize < 1 << 32:
        return False
    code = filter_program(machine)
    memory = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(memory))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    done: int = prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(program), 0, 0)
    return done == 0
