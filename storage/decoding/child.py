"""One decoding process, seen from the app. It gets one file, gives one answer, and is ended."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from core.incidents.preview import Isolation, NoPreview, Preview, PreviewRequest, Source, Why
from core.progress import Progress
from storage.decoding import wire
from storage.decoding.limits import Limits

_WORKER = Path(__file__).with_name("worker.py")
_PIECE_BYTES = 1 << 20
_LOOKS_UP_SECONDS = 0.1
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0)


class Child:
    """A process just started. Raises OSError when the system does not let it start.

    It inherits nothing: no environment, no open files, no working folder of ours, no terminal.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._timed_out = threading.Event()
        self._stopped = threading.Event()
        self._process = subprocess.Popen(  # noqa: S603  our own file, with numbers as arguments
            [
                sys.executable,
                "-I",
                str(_WORKER),
                str(limits.memory_bytes),
                str(limits.cpu_seconds),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_WORKER.anchor,
            env=_bare_environment(),
            close_fds=True,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._isolation: Isolation | None = None

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def isolation(self) -> Isolation | None:
        """Wait until the process is ready; None when it never was."""
        if self._isolation is None:
            with self._ended_after(self._limits.start_seconds):
                ready = self._read(wire.READY.size)
            try:
                self._isolation = wire.parse_ready(ready)
            except wire.BadAnswer:
                return None
        return self._isolation

    def preview(
        self, source: Source, size_bytes: int, sent_bytes: int, ask: PreviewRequest, told: Progress
    ) -> Preview:
        """Hand over the first `sent_bytes`, return the answer. Raises as `source` and `told` do."""
        if self.isolation() is None:
            return NoPreview(Why.STOPPED if self._stopped.is_set() else Why.NOT_STARTED)
        with self._ended_after(self._limits.feed_seconds):
            self._write(wire.pack_request(ask, size_bytes, sent_bytes))
            self._feed(source, sent_bytes, told)
        with self._ended_after(self._limits.answer_seconds):
            answer = self._awaited_answer(ask, sent_bytes, told)
        return answer or NoPreview(self._why_it_ended())

    def stop(self) -> None:
        """Kill the process, whatever it is at. Another thread may be waiting for it."""
        self._stopped.set()
        self._process.kill()

    def end(self) -> None:
        """Kill the process and let go of everything that belongs to it."""
        self._process.kill()
        for pipe in (self._stdin, self._stdout):
            with _broken_pipes_ignored():
                pipe.close()
        self._process.wait()

    @property
    def _stdin(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdin)

    @property
    def _stdout(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdout)

    def _feed(self, source: Source, sent_bytes: int, told: Progress) -> None:
        done = 0
        while done < sent_bytes:
            piece = source.read(min(_PIECE_BYTES, sent_bytes - done))
            if not piece:
                break
            self._write(piece)
            done += len(piece)
            told.report(done, sent_bytes)
        with _broken_pipes_ignored():
            self._stdin.close()

    def _write(self, data: bytes) -> None:
        """Write to a process that may be gone; reading its answer will tell."""
        with _broken_pipes_ignored():
            self._stdin.write(data)

    def _awaited_answer(
        self, ask: PreviewRequest, sent_bytes: int, told: Progress
    ) -> Preview | None:
        """Wait for the answer, and look up now and then whether anybody still wants it.

        Raises what `told` raises. Reading blocks, so it is done beside; killing the process, which
        `end` does, brings it to an end.
        """
        answers: list[Preview | None] = []
        reading = threading.Thread(target=lambda: answers.append(self._answer(ask)), daemon=True)
        reading.start()
        while reading.is_alive():
            reading.join(_LOOKS_UP_SECONDS)
            told.report(sent_bytes, sent_bytes)
        return next(iter(answers), None)

    def _answer(self, ask: PreviewRequest) -> Preview | None:
        try:
            head, body = wire.answer_lengths(self._read(wire.ANSWER.size), ask)
            return wire.parse_answer(self._read(head), self._read(body), ask)
        except wire.BadAnswer:
            return None

    def _read(self, length: int) -> bytes:
        """Read so many bytes, fewer when the process ends before."""
        return self._stdout.read(length)

    def _why_it_ended(self) -> Why:
        """Tell why there was no answer."""
        self._process.kill()
        status = self._process.wait()
        if self._stopped.is_set():
            return Why.STOPPED
        if self._timed_out.is_set() or (_OUT_OF_TIME and status == _OUT_OF_TIME):
            return Why.TOO_SLOW
        return Why.FAILED

    @contextmanager
    def _ended_after(self, seconds: float) -> Iterator[None]:
        """Kill the process when the block takes longer: reading and writing then come to an end."""
        watch = threading.Timer(seconds, self._time_is_up)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _time_is_up(self) -> None:
        self._timed_out.set()
        self._process.kill()


@contextmanager
def _broken_pipes_ignored() -> Iterator[None]:
    """Let pass what writing to a process raises that is gone. (Windows says EINVAL.)"""
    try:
        yield
    except OSError:
        return


def _bare_environment() -> dict[str, str]:
    """Return what a process cannot start without: on Windows one name, elsewhere nothing."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
