"""Waiting for what another process does."""

import time
from collections.abc import Callable

_PATIENCE_SECONDS = 60
_LOOK_SECONDS = 0.005


def wait_until(is_so: Callable[[], bool]) -> None:
    """Look again and again, not for ever."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(_LOOK_SECONDS)
