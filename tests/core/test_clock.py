"""The computer's clock, and where it thinks that it is."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError, available_timezones

import pytest
import tzlocal

from core.clock import SystemClock

ROOT = Path(__file__).resolve().parents[2]


def test_now_is_in_utc_and_goes_on() -> None:
    first, second = SystemClock().now(), SystemClock().now()
    assert first <= second
    assert first.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [("Asia/Kolkata", "Asia/Kolkata"), (":Europe/Berlin", "Europe/Berlin")],
)
def test_the_zone_is_the_computers_own(environment: str, expected: str) -> None:
    code = "from core.clock import SystemClock; print(SystemClock().zone())"
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"TZ": environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == expected


def test_the_zone_has_a_name_everybody_knows() -> None:
    assert SystemClock().zone() in available_timezones()


def contradiction() -> str:
    raise ZoneInfoNotFoundError("two files in /etc disagree")


def nothing() -> None:
    return None


@pytest.mark.parametrize("answer", [contradiction, nothing])
def test_without_a_clear_zone_it_is_plainly_utc(
    monkeypatch: pytest.MonkeyPatch, answer: Callable[[], str | None]
) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", answer)
    assert SystemClock().zone() == "UTC"
