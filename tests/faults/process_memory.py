"""The memory of other processes, and the search for what must not be in it (proc_pid_mem(5))."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import psutil

_PIECE_BYTES = 16 << 20


def family(pid: int) -> list[psutil.Process]:
    """Return a process and everything that it started, and so on."""
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def find(pid: int, wanted: Mapping[str, bytes]) -> set[str]:
    """Return the names of what lies in a process's memory. Raises PermissionError."""
    longest = max(map(len, wanted.values()))
    found: set[str] = set()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for begin, end in _regions(pid):
            overlap = b""
            for at in range(begin, end, _PIECE_BYTES):
                memory.seek(at)
                try:
                    piece = memory.read(min(_PIECE_BYTES, end - at))
                except OSError:  # the kernel's own pages, and what has gone meanwhile
                    break
                data = overlap + piece
                found.update(name for name, pattern in wanted.items() if pattern in data)
                overlap = data[-longest:]
    return found


def _regions(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
        match = re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line)
        if match and not line.endswith(("[vvar]", "[vsyscall]")):
            yield int(match[1], 16), int(match[2], 16)
