"""Jobs that a thread of its own does, one after the other."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from types import TracebackType


class InOrder(AbstractContextManager["InOrder"]):
    """Does jobs in the order in which they come, while no more than `waiting` are unfinished.

    A job that raises is heard of by a later `do` or by `finish`; what comes after it is not to be
    relied on. At the end of the block the job that is being done is waited for, others are dropped.
    """

    def __init__(self, name: str, waiting: int) -> None:
        self._waiting = waiting
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._running: deque[Future[object]] = deque()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._thread.shutdown(cancel_futures=True)

    def do(self, job: Callable[..., object], *arguments: object) -> None:
        """Have a job done; waits while too many are unfinished. Raises what an earlier one did."""
        self._running.append(self._thread.submit(job, *arguments))
        self._wait_for_all_but(self._waiting)

    def finish(self) -> None:
        """Wait until all are done. Raises what one of them did."""
        self._wait_for_all_but(0)

    def _wait_for_all_but(self, count: int) -> None:
        while len(self._running) > count:
            self._running.popleft().result()
