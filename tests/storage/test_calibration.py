"""What a passphrase slot of a default vault stores, on computers of every kind."""

from collections.abc import Callable

import pytest

from storage.crypto.argon2 import check_costs
from storage.crypto.calibration import calibrate, costs_for_new_slot
from storage.crypto.costs import Argon2Costs, Costs

GIB = 1 << 30
MIB_IN_KIB = 1024


def computer(seconds_for_default: float) -> Callable[[Argon2Costs], float]:
    """Return a stopwatch for a computer that takes so long for 256 MiB and three passes."""
    default_work = 256 * MIB_IN_KIB * 3

    def measure(costs: Argon2Costs) -> float:
        return seconds_for_default * costs.memory_kib * costs.iterations / default_work

    return measure


@pytest.mark.parametrize(
    ("seconds_for_default", "memory_bytes", "memory_mib", "iterations"),
    [
        (0.46, 16 * GIB, 556, 3),  # the laptop this was first measured on
        (1.0, 16 * GIB, 256, 3),
        (2.0, 16 * GIB, 128, 3),
        (60.0, 16 * GIB, 64, 3),  # the floor
        (0.1, 64 * GIB, 1024, 7),  # the ceiling: passes grow instead
        (0.0, 64 * GIB, 1024, 16),  # the ceiling of both
        (0.46, 2 * GIB, 512, 3),  # a quarter of the memory
        (0.46, 1 * GIB, 256, 6),
        (0.46, GIB // 8, 64, 16),  # the floor holds where even that is more than a quarter
    ],
)
def test_stored_costs(
    seconds_for_default: float, memory_bytes: int, memory_mib: int, iterations: int
) -> None:
    costs = calibrate(computer(seconds_for_default), memory_bytes)
    assert costs == Argon2Costs(memory_mib * MIB_IN_KIB, iterations, 4)
    check_costs(costs)


def test_costs_that_are_set_are_taken() -> None:
    assert costs_for_new_slot(Costs(Argon2Costs(64, 1, 1))) == Argon2Costs(64, 1, 1)


def test_a_system_that_does_not_say_how_much_memory_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows: it is taken for a weak computer, so the vault also opens on one."""
    monkeypatch.delattr("os.sysconf")
    assert costs_for_new_slot(Costs()).memory_kib <= 512 * MIB_IN_KIB


def test_measuring_on_this_computer_gives_costs_that_it_grants() -> None:
    costs = costs_for_new_slot(Costs())
    check_costs(costs)
    assert costs.memory_kib >= 64 * MIB_IN_KIB
    assert costs.iterations >= 3
