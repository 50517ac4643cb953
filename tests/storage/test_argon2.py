"""Argon2id, and what is refused before it is derived."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import UnsupportedSettings
from storage.crypto.argon2 import check_costs, derive_argon2id
from storage.crypto.costs import Argon2Costs

GIB_IN_KIB = 1024 * 1024


def test_a_known_answer() -> None:
    """`echo -n password | argon2 somesaltsomesalt -id -t 2 -k 64 -p 1 -l 32 -r` (Debian argon2)."""
    key = derive_argon2id(b"password", b"somesaltsomesalt", Argon2Costs(64, 2, 1), 32)
    assert key.hex() == "1a98fba8e6394425c9bdc333a9c750aaf811df070f5fb4a5788e1cf4db5793a1"


@pytest.fixture
def little_memory() -> Iterator[None]:
    """Let this process have 100 MB more than it has, and no more."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    resource.setrlimit(
        resource.RLIMIT_AS, (pages * resource.getpagesize() + 100_000_000, before[1])
    )
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.mark.usefixtures("little_memory")
def test_a_computer_without_the_memory_refuses() -> None:
    with pytest.raises(UnsupportedSettings):
        derive_argon2id(b"secret", bytes(16), Argon2Costs(GIB_IN_KIB, 1, 4), 32)


@pytest.mark.parametrize(
    "costs",
    [
        Argon2Costs(8, 1, 1),
        Argon2Costs(128, 256, 16),
        Argon2Costs(GIB_IN_KIB, 16, 4),
        Argon2Costs(GIB_IN_KIB // 16, 256, 4),
    ],
)
def test_costs_at_the_limits_are_granted(costs: Argon2Costs) -> None:
    check_costs(costs)


@pytest.mark.parametrize(
    "costs",
    [
        Argon2Costs(7, 1, 1),
        Argon2Costs(127, 1, 16),
        Argon2Costs(64, 0, 1),
        Argon2Costs(64, 1, 0),
        Argon2Costs(64, 257, 1),
        Argon2Costs(256, 1, 17),
        Argon2Costs(GIB_IN_KIB + 1, 1, 1),
        Argon2Costs(GIB_IN_KIB, 17, 1),
        Argon2Costs(2**32 - 1, 2**32 - 1, 2**32 - 1),
    ],
)
def test_costs_over_the_limits_are_refused_before_deriving(costs: Argon2Costs) -> None:
    with pytest.raises(UnsupportedSettings):
        derive_argon2id(b"secret", bytes(16), costs, 32)
