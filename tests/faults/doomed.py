"""Child processes that are killed in the middle of their work."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]

_PATIENCE_SECONDS = 60

Fact = dict[str, Any]


class ForkingParent:
    """Runs `tests.faults.forking_child` and reads what its children say, with a time in mind."""

    def __init__(self, errors: Path) -> None:
        """`errors`: the file that gets what the processes write to stderr."""
        self._errors = errors
        with errors.open("wb") as stderr:
            self._process = subprocess.Popen(
                [sys.executable, "-W", "error", "-m", "tests.faults.forking_child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                env=os.environ | {"PYTHONPATH": str(PROJECT)},
            )
        assert self._process.stdout is not None
        self._said = self._process.stdout.fileno()
        self._unread = b""
        self._facts: list[Fact] = []
        self.child = 0
        """The process id of the child at work, 0 when there is none."""

    def close(self) -> None:
        """End the process, and a child that is still at work."""
        if self.child:
            os.kill(self.child, signal.SIGKILL)
            self.child = 0
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait(_PATIENCE_SECONDS)

    @property
    def is_fit(self) -> bool:
        """Whether it can take orders, and no process has complained so far."""
        return not self.child and self._process.poll() is None and not self._errors.read_text()

    def start(self, **order: object) -> None:
        """Have a child begin with an order."""
        assert self._process.stdin is not None
        self._facts = []
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()
        self.child = self._next()["pid"]

    def wait_for(self, key: str, count: int = 1) -> None:
        """Wait until the child has said `key` so many times."""
        while sum(key in fact for fact in self._facts) < count:
            self._facts.append(self._next())

    def listen(self, seconds: float) -> None:
        """Let the child go on for so long."""
        deadline = time.monotonic() + seconds
        while self._readable(deadline - time.monotonic()):
            self._read()

    def kill(self) -> list[Fact]:
        """End the child with SIGKILL and return all that it had said until then."""
        os.kill(self.child, signal.SIGKILL)
        return self._until_end(-signal.SIGKILL)

    def finish(self) -> list[Fact]:
        """Let a waiting child go on to its end and return all that it said."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"\n")
        self._process.stdin.flush()
        return self._until_end(0)

    def _until_end(self, exit_code: int) -> list[Fact]:
        self.child = 0
        while "ended" not in (fact := self._next(may_end=True)):
            self._facts.append(fact)
        assert self._errors.read_text() == ""
        assert fact["ended"] == exit_code
        return self._facts

    def _next(self, *, may_end: bool = False) -> Fact:
        while b"\n" not in self._unread:
            assert self._readable(_PATIENCE_SECONDS), "the child says nothing"
            self._read()
        line, _, self._unread = self._unread.partition(b"\n")
        fact: Fact = json.loads(line)
        if "ended" in fact and not may_end:
            self.child = 0
            raise AssertionError(f"the child ended by itself: {self._errors.read_text()}")
        return fact

    def _readable(self, seconds: float) -> bool:
        return bool(select.select([self._said], [], [], max(seconds, 0))[0])

    def _read(self) -> None:
        data = os.read(self._said, 65536)
        assert data, f"the process ended: {self._errors.read_text()}"
        self._unread += data
