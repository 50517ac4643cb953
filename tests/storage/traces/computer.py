"""A Linux computer as a folder: what the look reads of one, and nothing else."""

from pathlib import Path

from core.progress import Unwatched
from core.traces.finding import Finding, Look, Subject
from main import RESOURCES
from storage.traces.known import load_known_programs
from storage.traces.linux import LinuxTraces

ME = 1000
PASSWD = """\
root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
sync:x:4:65534:sync:/bin:/bin/sync
me:x:1000:1000:Me,,,:/home/me:/bin/bash
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
"""
GROUP = "root:x:0:\nsudo:x:27:\nme:x:1000:\n"
SWAPS = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"


class Computer:
    """At first: one person, init, no swap, nothing installed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = root / "home" / "me"
        self.vault = self.home / "quiet" / "notes"
        self.write("etc/passwd", PASSWD)
        self.write("etc/group", GROUP)
        self.write("proc/swaps", SWAPS)
        self.write("sys/power/state", "freeze mem\n")
        self.run(1, "systemd", "/sbin/init", "splash")

    def write(self, path: str, content: str | bytes) -> Path:
        """Put a file there; paths from the root of the computer."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def at_home(self, path: str, content: str | bytes) -> Path:
        """Put a file there; paths from the home folder."""
        return self.write(f"home/me/{path}", content)

    def run(self, number: int, comm: str, *arguments: str) -> None:
        """Let a process be there."""
        self.write(f"proc/{number}/comm", f"{comm}\n")
        self.write(f"proc/{number}/cmdline", "".join(f"{each}\0" for each in arguments))

    def look(self) -> Look:
        """Look, with the programs that the app knows."""
        looker = LinuxTraces(load_known_programs(RESOURCES), self.root, self.home, ME)
        return looker.look(self.vault, Unwatched())

    def sees(self, subject: Subject) -> Finding:
        """Return what is seen of a subject."""
        (found,) = (each for each in self.look().findings if each.subject is subject)
        return found
