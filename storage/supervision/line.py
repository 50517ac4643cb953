"""The app's end of the two pipes to its supervisor."""

import os
from contextlib import suppress
from pathlib import Path

from core.succession import Beginning
from storage.supervision.wire import Front, Prepare, Wish, lines, pack_wish, parse_beginning


class SupervisorLine:
    """Implements core `Successor`: a supervisor starts the next process."""

    def __init__(self, orders: int, wishes: int) -> None:
        """Take two ends of pipes, the one to read from and the one to write to."""
        self._orders, self._wishes = orders, wishes

    def beginning(self) -> Beginning | None:
        """Wait for the supervisor's word; None when it is gone or has no use for this process."""
        try:
            line = next(lines(self._orders), None)
        finally:
            os.close(self._orders)
        return None if line is None else parse_beginning(line)

    def prepare(self) -> None:
        """Have the next process load what it needs."""
        self._say(Prepare())

    def follow(self, beginning: Beginning) -> None:
        """Have another process begin when this one has ended; without a supervisor none will."""
        self._say(beginning)

    def open_in_front(self, thing: Path) -> None:
        """Have something opened; without a supervisor nothing happens."""
        self._say(Front(thing))

    def _say(self, wish: Wish) -> None:
        with suppress(OSError):  # EPIPE; Windows says EINVAL
            os.write(self._wishes, pack_wish(wish))
