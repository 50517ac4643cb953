"""What the filter lets pass, on every machine that it is made for."""

from errno import EAFNOSUPPORT, ENOSYS

import pytest

from storage.confinement.bpf import ALLOW, KILL, MACHINES, refuse
from storage.confinement.network_filter import network_filter
from tests.storage.confinement.kernel_in_small import verdict_of

SOCKETS = {"x86_64": (41, 53), "aarch64": (198, 199)}
IO_URING_SETUP = 425

by_machine = pytest.mark.parametrize("machine", MACHINES)


@by_machine
def test_a_socket_is_to_this_computer_or_there_is_none(machine: str) -> None:
    program = network_filter(machine)
    for number in SOCKETS[machine]:
        verdicts = {family: verdict_of(program, machine, number, (family,)) for family in range(50)}
        assert verdicts.pop(1) == ALLOW
        assert set(verdicts.values()) == {refuse(EAFNOSUPPORT)}


@by_machine
def test_what_else_a_window_needs_is_left_alone(machine: str) -> None:
    program = network_filter(machine)
    others = set(range(600)) - {*SOCKETS[machine], IO_URING_SETUP}
    assert {verdict_of(program, machine, number) for number in others} == {ALLOW}
    assert verdict_of(program, machine, IO_URING_SETUP) == refuse(ENOSYS)


@by_machine
def test_another_way_of_calling_ends_the_process(machine: str) -> None:
    program = network_filter(machine)
    assert verdict_of(program, machine, 0x40000000 + 41, (2,)) == KILL
    assert verdict_of(program, machine, 359, (2,), audit=0x40000003) == KILL  # socket of i386
