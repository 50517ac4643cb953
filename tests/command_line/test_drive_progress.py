"""What the command line says of a drive that is slow, or does not answer."""

import io
import json
import threading

import pytest

from tests.command_line.program import Terminal
from tests.contracts.watching import Watcher
from tests.core.test_pulse import Seconds
from ui.command_line.drive_progress import DriveProgress, DriveWork, drive_progress
from ui.command_line.output import Output
from ui.command_line.streams import Passing, Streams

TOTAL = 10_000_000_000


class Paper(io.StringIO):
    """What was printed; `printed` is set when something was."""

    def __init__(self) -> None:
        super().__init__()
        self.printed = threading.Event()

    def write(self, text: str) -> int:
        self.printed.set()
        return super().write(text)


class Told:
    """An output, and what was printed; time passes when `seconds` are told to."""

    def __init__(self) -> None:
        self.out, self.err, self.seconds = Paper(), io.StringIO(), Seconds()
        time = Passing(self.seconds)
        self.output = Output(Streams(io.StringIO(), self.out, self.err, lambda _: "", time))
        self.output.speak_in_events()

    @property
    def events(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.getvalue().splitlines()]


def test_it_is_said_once_when_a_drive_becomes_slow_or_silent_and_when_it_is_over() -> None:
    told, inner = Told(), Watcher()
    seconds = told.seconds
    progress = DriveProgress(inner, told.output, DriveWork(goes_on_later=True))
    for number in range(70):
        seconds.now += 1
        progress.report(number * 1_000_000, TOTAL)
        progress.look()
    for _ in range(40):
        seconds.now += 1
        progress.look()
    progress.report(TOTAL, TOTAL)
    progress.look()
    assert told.events == [
        {"event": "drive", "answers": "slowly", "seconds_left": pytest.approx(10_000, abs=600)},
        {"event": "drive", "answers": "not", "seconds_left": None},
        {"event": "drive", "answers": "well", "seconds_left": None},
    ]
    slow, silent = told.err.getvalue().splitlines()
    assert "This drive is slow. It may take about 3 hours." in slow
    assert "Do not pull it yet" in silent
    assert "press Ctrl+C" in silent
    assert inner.seen[-1] == (TOTAL, TOTAL)


def test_a_drive_is_looked_at_while_nothing_is_reported() -> None:
    told = Told()
    with drive_progress(Watcher(), told.output):
        told.seconds.now += 31
        assert told.out.printed.wait(60)
    assert [each["answers"] for each in told.events] == ["not"]


def test_a_reader_that_went_away_is_the_affair_of_the_job() -> None:
    told = Told()
    with drive_progress(Watcher(), told.output) as progress:
        progress.report(1, TOTAL)
        progress.look()
        told.out.close()
        told.seconds.now += 31
        assert told.out.printed.wait(60)


def test_what_is_said_does_not_run_into_the_line_that_counts() -> None:
    err = Terminal()
    output = Output(Streams(io.StringIO(), io.StringIO(), err, lambda _: ""))
    output.note("Before.")
    progress = output.progress("Reading")
    output.note("Not begun.")
    progress.report(1, 4)
    output.note("The drive is slow.")
    output.note("Really.")
    progress.report(1, 4)
    progress.report(4, 4)
    output.note("Done.")
    assert err.getvalue() == (
        "Before.\nNot begun.\n\rReading 25 %\nThe drive is slow.\nReally.\n"
        "\rReading 25 %\rReading 100 %\nDone.\n"
    )
