from itertools import pairwise

from core.vault.retry_delay import delay_seconds


def test_waiting_grows_and_ends_at_half_a_minute() -> None:
    assert [delay_seconds(tries) for tries in range(9)] == [0, 0, 0, 1, 2, 4, 8, 16, 30]
    delays = [delay_seconds(tries) for tries in range(1000)]
    assert all(before <= after for before, after in pairwise(delays))
    assert delay_seconds(10**9) == 30
