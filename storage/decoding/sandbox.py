"""Gives up, for the rest of this process's life, everything that decoding does not need."""

import sys

from core.incidents.preview import Isolation
from storage.confinement import kernel
from storage.confinement.bpf import this_machine
from storage.decoding.syscall_filter import filter_program


def close_cage(memory_bytes: int, cpu_seconds: int) -> Isolation:
    """Limit this process as far as the system can. There is no way back.

    Before the first byte that others made; after the last import: no file can be opened any more.
    """
    limited = _limit_resources(memory_bytes, cpu_seconds)
    filtered = sys.platform == "linux" and _filter_calls()
    if limited and not filtered:
        limited = _limit_processes()
    return Isolation(limited, filtered)


def _limit_processes() -> bool:
    """Let no process be started where no filter sees to that. On Linux no thread either, then."""
    import resource  # noqa: PLC0415  there is none on Windows

    try:
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def _limit_resources(memory_bytes: int, cpu_seconds: int) -> bool:
    """Set hard limits; False where the system knows none of them (Windows) or refuses."""
    try:
        import resource  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return False
    limits = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
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


def _filter_calls() -> bool:
    """Have the kernel refuse all other system calls; False where it, or we, cannot."""
    machine = this_machine()
    if machine is None:
        return False
    kernel.hide_memory()
    return kernel.give_up_rights() and kernel.filter_calls(machine, filter_program(machine))
