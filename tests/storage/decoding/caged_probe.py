"""Closes the cage like a decoding process, then tries to get out of it.

`python -I caged_probe.py PROJECT FILE MEMORY_BYTES CPU_SECONDS [limits-only]`; stdout gets one JSON
object: what was tried, and the name of the error that it met ("done" when there was none).
"""

import errno
import json
import mmap
import os
import resource
import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, sys.argv[1])

from storage.decoding import sandbox

Attempt = Callable[[], object]


def fork() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def start_thread() -> None:
    thread = threading.Thread(target=os.getpid)
    thread.start()
    thread.join()


def reopen(file: str) -> None:
    os.close(2)
    os.open(file, os.O_RDONLY)


def attempts(file: str) -> dict[str, Attempt]:
    return {
        "read a file": lambda: os.open(file, os.O_RDONLY),
        "write a file": lambda: os.open(file + ".new", os.O_WRONLY | os.O_CREAT),
        "open in place of stderr": lambda: reopen(file),
        "look at a file": lambda: Path(file).stat(),
        "list a folder": lambda: os.listdir(os.path.dirname(file)),  # noqa: PTH120, PTH208  the bare call
        "remove a file": lambda: os.unlink(file),  # noqa: PTH108  the bare call
        "open a network socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
        "open a local socket": lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
        "make a pipe": os.pipe,
        "fork": fork,
        "start a thread": start_thread,
        "run a program": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606  it is not to start
        "kill the parent": lambda: os.kill(os.getppid(), 0),
        "set an alarm": lambda: signal.setitimer(signal.ITIMER_REAL, 1000),
        "make memory executable": lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC),
        "raise a limit": lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (9, 9)),
        "take much memory": lambda: bytes(1 << 30),
        "take some memory": lambda: bytes(1 << 20),
    }


def outcome(attempt: Attempt) -> str:
    try:
        attempt()
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    except (MemoryError, ValueError) as error:
        return type(error).__name__
    return "done"


if __name__ == "__main__":
    file, memory_bytes, cpu_seconds = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    tries = attempts(file)
    if sys.argv[5:] == ["limits-only"]:
        del tries["run a program"]  # it would start, and end for want of its libraries
        sandbox._limit_resources(memory_bytes, cpu_seconds)
        sandbox._limit_processes()
    else:
        sandbox.close_cage(memory_bytes, cpu_seconds)
    found = {name: outcome(attempt) for name, attempt in tries.items()}
    os.write(1, json.dumps(found).encode())
    os._exit(0)
