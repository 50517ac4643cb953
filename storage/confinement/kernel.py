"""Asks the Linux kernel to hold this process tighter. There is no way back from any of it."""

import ctypes

from storage.confinement.bpf import MACHINES

_PR_SET_DUMPABLE = 4
_PR_SET_CHILD_SUBREAPER = 36
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_SET_MODE_FILTER = 1
_SECCOMP_FILTER_FLAG_TSYNC = 1


class _Program(ctypes.Structure):
    """`struct sock_fprog` of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def hide_memory() -> bool:
    """Let no other program of the account read this process's memory, and write no core file.

    A program that this process starts begins anew and can be looked at.
    """
    return _prctl(_PR_SET_DUMPABLE, 0)


def adopt_orphans() -> bool:
    """Become the parent of what a process leaves behind that was started from here."""
    return _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def give_up_rights() -> bool:
    """Let no program that is started from here have more rights than this process."""
    return _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def filter_calls(machine: str, program: bytes) -> bool:
    """Have every system call of this process judged, of all its threads and of what it starts.

    `machine` is what `this_machine` says. False where the kernel judges no calls. Wants
    `give_up_rights` first.
    """
    memory = ctypes.create_string_buffer(program, len(program))
    order = _Program(len(program) // 8, ctypes.addressof(memory))
    syscall = ctypes.CDLL(None, use_errno=True).syscall
    syscall.argtypes = [ctypes.c_long, *[ctypes.c_ulong] * 3]
    syscall.restype = ctypes.c_long
    done: int = syscall(
        MACHINES[machine].seccomp_call,
        _SECCOMP_SET_MODE_FILTER,
        _SECCOMP_FILTER_FLAG_TSYNC,
        ctypes.addressof(order),
    )
    return done == 0


def _prctl(option: int, value: int) -> bool:
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    done: int = prctl(option, value, 0, 0, 0)
    return done == 0
