"""The filter, run by a small interpreter of the kernel's: also for processors that are not here."""

from errno import ENOSYS, EPERM

import pytest

from storage.confinement.bpf import ALLOW, KILL, MACHINES, refuse
from storage.decoding.syscall_filter import CALLS, THREAD_FLAGS, filter_program
from tests.storage.confinement.kernel_in_small import verdict_of

REFUSE = refuse(EPERM)

NEVER = {
    "x86_64": {"open": 2, "socket": 41, "execve": 59, "kill": 62, "openat": 257},
    "aarch64": {"openat": 56, "kill": 129, "socket": 198, "execve": 221},
}


CLONE3 = 435


def verdict(
    machine: str, number: int, *, first: int = 0, third: int = 0, audit: int | None = None
) -> int:
    return verdict_of(filter_program(machine), machine, number, (first, 0, third), audit=audit)


@pytest.mark.parametrize("machine", MACHINES)
def test_only_the_calls_that_are_named_are_allowed(machine: str) -> None:
    named = set(CALLS[machine].values()) - {CALLS[machine]["clone"]}
    assert {number for number in range(600) if verdict(machine, number) == ALLOW} == named
    others = set(range(600)) - named - {CLONE3}
    assert {verdict(machine, number) for number in others} == {REFUSE}


@pytest.mark.parametrize("machine", MACHINES)
def test_nothing_that_reaches_out_is_among_them(machine: str) -> None:
    assert {verdict(machine, number) for number in NEVER[machine].values()} == {REFUSE}


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("call", ["mmap", "mprotect"])
def test_memory_never_becomes_executable(machine: str, call: str) -> None:
    number = CALLS[machine][call]
    assert verdict(machine, number, third=3) == ALLOW
    assert {verdict(machine, number, third=bits) for bits in (4, 5, 7)} == {REFUSE}


@pytest.mark.parametrize("machine", MACHINES)
def test_threads_may_start_but_no_process(machine: str) -> None:
    clone = CALLS[machine]["clone"]
    assert verdict(machine, clone, first=THREAD_FLAGS) == ALLOW
    fork, other_signal, new_user = 0x01200011, THREAD_FLAGS | 17, THREAD_FLAGS | 0x10000000
    without_thread = THREAD_FLAGS & ~0x10000
    refused = (0, fork, other_signal, new_user, without_thread)
    assert {verdict(machine, clone, first=flags) for flags in refused} == {REFUSE}
    assert verdict(machine, CLONE3) == refuse(ENOSYS)  # so that clone is called, which tells


@pytest.mark.parametrize("machine", MACHINES)
def test_another_way_of_calling_ends_the_process(machine: str) -> None:
    assert verdict(machine, 0x40000000) == verdict(machine, 0xFFFFFFFF) == KILL
    assert verdict(machine, 0, audit=0x40000003) == KILL
