"""People who watch a job, and who stop one."""

from core.errors import Cancelled


class Watcher:
    """Progress that is written down."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        self.seen.append((done, total))


class Canceller:
    """Somebody who cancels as soon as a job says how far it is."""

    def report(self, done: int, total: int) -> None:  # noqa: ARG002  cancelling looks at no number
        raise Cancelled
