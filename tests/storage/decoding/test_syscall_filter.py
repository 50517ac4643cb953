"""The filter, run by a small interpreter of the kernel's: also for processors that are not here."""

from errno import EPERM

import pytest

from storage.confinement.bpf import ALLOW, KILL, MACHINES, refuse
from storage.decoding.syscall_filter import CALLS, filter_program
from tests.storage.confinement.kernel_in_small import verdict_of

REFUSE = refuse(EPERM)

NEVER = {
    "x86_64": {"open": 2, "socket": 41, "clone": 56, "execve": 59, "kill": 62, "openat": 257},
    "aarch64": {"openat": 56, "kill": 129, "socket": 198, "clone": 220, "execve": 221},
}


def verdict(machine: str, number: int, *, third: int = 0, audit: int | None = None) -> int:
    return verdict_of(filter_program(machine), machine, number, (0, 0, third), audit=audit)


@pytest.mark.parametrize("machine", MACHINES)
def test_only_the_calls_that_are_named_are_allowed(machine: str) -> None:
    named = set(CALLS[machine].values())
    assert {number for number in range(600) if verdict(machine, number) == ALLOW} == named
    assert {verdict(machine, number) for number in set(range(600)) - named} == {REFUSE}


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
def test_another_way_of_calling_ends_the_process(machine: str) -> None:
    assert verdict(machine, 0x40000000) == verdict(machine, 0xFFFFFFFF) == KILL
    assert verdict(machine, 0, audit=0x40000003) == KILL
