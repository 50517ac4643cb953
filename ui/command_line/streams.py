"""Where the command line reads and writes; tests put their own streams in."""

import getpass
import os
import sys
import threading
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from io import TextIOWrapper
from typing import TextIO

from ui.translate import tr


class ExitStatus(IntEnum):
    """What the process ends with."""

    OK = 0
    EXPECTED_ERROR = 1
    USAGE = 2
    INTEGRITY_ERROR = 3
    INTERRUPTED = 130
    READER_GONE = 141
    """As a shell reports SIGINT and SIGPIPE: 128 and the signal's number."""


class InputProblem(Exception):
    """What was given on the command line or typed cannot be used; `sentence` is for the person."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Passing:
    """How time passes. `now` returns seconds that only go forward.

    `wait` waits for an event, so many seconds at most, and tells whether it came.
    """

    now: Callable[[], float] = time.monotonic
    wait: Callable[[threading.Event, float], bool] = threading.Event.wait


@dataclass(frozen=True, slots=True)
class Streams:
    """`ask` shows a prompt and returns what was typed, unseen; it raises InputProblem."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    ask: Callable[[str], str]
    time: Passing = Passing()


def process_streams() -> Streams:
    """Return the streams of this process; characters that they cannot show are written out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    return Streams(sys.stdin, sys.stdout, sys.stderr, ask_unseen)


def ask_unseen(prompt: str) -> str:
    """Ask on the terminal without showing what is typed. Raises InputProblem without one."""
    with warnings.catch_warnings():
        # Without a terminal getpass would warn, then read and show the passphrase all the same.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except (getpass.GetPassWarning, EOFError, OSError):
            raise InputProblem(
                tr("There is no terminal to ask for the passphrase. Use --passphrase-stdin.")
            ) from None


def give_up_stdout() -> None:
    """Let go of a reader that has gone, so that nothing is reported when the process ends."""
    with suppress(OSError, ValueError):  # a stream without a file behind it has nobody to lose
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
