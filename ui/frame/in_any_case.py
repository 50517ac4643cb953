"""Steps that have to be taken whatever becomes of each other."""

from collections.abc import Callable
from contextlib import ExitStack


def take_all(*steps: Callable[[], object]) -> None:
    """Take one step after the other; raise at the end what went wrong."""
    with ExitStack() as stack:
        for step in reversed(steps):
            stack.callback(step)
