"""How a drive answers: well, slowly, or not at all."""

import pytest

from core.backups.pulse import Answer, Pulse, PulseTaker

MINUTE = 60
TOTAL = 10_000_000_000


class Seconds:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Drive:
    """A drive that is looked at once a second while it takes bytes at some speed."""

    def __init__(self) -> None:
        self.seconds = Seconds()
        self.taker = PulseTaker(self.seconds)
        self.done = self.reports = 0

    def go_on(self, seconds: int, speed: int, *, is_heard: bool = True) -> Pulse:
        """Return what was seen last; `speed` is in bytes a second."""
        for _ in range(seconds):
            self.seconds.now += 1
            self.done += speed
            self.reports += is_heard
            pulse = self.taker.look(self.done, TOTAL, self.reports)
        return pulse


def test_a_drive_that_is_slow_for_a_minute_and_for_long_is_slow() -> None:
    drive = Drive()
    assert drive.go_on(59, 1_000_000) == Pulse(Answer.WELL)
    pulse = drive.go_on(2, 1_000_000)
    assert pulse.answer is Answer.SLOWLY
    assert pulse.seconds_left == pytest.approx(TOTAL / 1_000_000, abs=600)
    assert drive.go_on(MINUTE + 2, 50_000_000) == Pulse(Answer.WELL)


@pytest.mark.parametrize(
    ("already", "speed"),
    [
        (0, 6_000_000),  # half an hour, but that is how much there is
        (TOTAL - 300_000_000, 1_000_000),  # slow, but soon over
    ],
)
def test_a_drive_is_not_called_slow_for_nothing(already: int, speed: int) -> None:
    drive = Drive()
    drive.go_on(1, already)
    drive.go_on(2 * MINUTE, speed)
    assert drive.go_on(1, speed) == Pulse(Answer.WELL)


def test_a_drive_from_which_nothing_comes_for_half_a_minute_does_not_answer() -> None:
    drive = Drive()
    drive.go_on(5, 10_000_000)
    assert drive.go_on(29, 0, is_heard=False) == Pulse(Answer.WELL)
    assert drive.go_on(1, 0, is_heard=False) == Pulse(Answer.NOT)
    assert drive.go_on(1, 10_000_000) == Pulse(Answer.WELL)


def test_reading_back_is_an_answer_though_it_gets_no_further() -> None:
    drive = Drive()
    drive.go_on(5, 10_000_000)
    assert drive.go_on(5 * MINUTE, 0) == Pulse(Answer.WELL)


def test_half_a_minute_of_silence_before_the_first_byte_is_no_answer_either() -> None:
    seconds = Seconds()
    taker = PulseTaker(seconds)
    seconds.now += 29
    assert taker.look(0, 0, 0) == Pulse(Answer.WELL)
    seconds.now += 1
    assert taker.look(0, 0, 0) == Pulse(Answer.NOT)
    assert taker.look(0, 0, 1) == Pulse(Answer.WELL)  # it lives, and does not know how far it is
    seconds.now += 29
    assert taker.look(0, 0, 1) == Pulse(Answer.WELL)
    seconds.now += 1
    assert taker.look(0, 0, 1) == Pulse(Answer.NOT)


def test_silence_counts_to_the_very_end() -> None:
    drive = Drive()
    drive.go_on(1, TOTAL)
    assert drive.go_on(29, 0, is_heard=False) == Pulse(Answer.WELL)
    assert drive.go_on(1, 0, is_heard=False) == Pulse(Answer.NOT)


def test_what_is_not_counted_in_bytes_is_never_called_slow() -> None:
    drive = Drive()
    drive.taker = PulseTaker(drive.seconds, has_speed=False)
    for _ in range(3):
        assert drive.go_on(MINUTE, 1) == Pulse(Answer.WELL)
    assert drive.go_on(30, 0, is_heard=False) == Pulse(Answer.NOT)
