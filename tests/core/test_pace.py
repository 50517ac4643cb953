"""How much is done at once follows how long it took."""

from core.pace import Pace


def test_a_pace_grows_carefully_shrinks_at_once_and_begins_again() -> None:
    pace = Pace(first=20, most=100, seconds=0.1)
    counts = []
    for seconds in (0.0, 0.08, 0.0, 0.05, 1.0, 100.0, 0.0):
        pace.took(seconds)
        counts.append(pace.count)
    assert counts == [40, 50, 100, 100, 10, 1, 2]
    pace.begin()
    assert pace.count == 20
