"""Timing two things in turn, so that a drifting machine slows both alike."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `ours` and `reference` are medians, in `unit`."""

    what: str
    reference_name: str
    ours: float
    reference: float
    unit: str
    aim: str

    @property
    def ratio(self) -> float:
        """How many times the reference ours takes."""
        return self.ours / self.reference


def seconds(job: Callable[[], object]) -> float:
    """Run a job and return its wall time."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def in_turn(*jobs: Callable[[], float], rounds: int) -> list[float]:
    """Measure each job `rounds` times, A B A B, after one round that does not count.

    Returns their medians.
    """
    taken = [[job() for job in jobs] for _ in range(rounds + 1)][1:]
    return [statistics.median(of_one_job) for of_one_job in zip(*taken, strict=True)]


def p95(values: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20)[-1]


def as_table(figures: list[Figure]) -> str:
    """Lay the figures out as a Markdown table."""
    lines = [
        "| what | ours | reference | ratio | aim |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {each.what} | {each.ours:.3g} {each.unit} "
        f"| {each.reference:.3g} {each.unit} ({each.reference_name}) "
        f"| {each.ratio:.2f} | {each.aim} |"
        for each in figures
    ]
    return "\n".join(lines)
