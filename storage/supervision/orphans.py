"""Ends what a killed process of the app left behind: one that decodes may have work for a while.

Linux only, where a supervisor can adopt (PR_SET_CHILD_SUBREAPER of prctl(2)).
"""

import os
import signal
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path


def end_orphans(kept: Collection[int]) -> None:
    """End all children of this process but these, whoever started them."""
    pid = os.getpid()
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:  # another system, or a kernel that does not tell
        return
    for child in set(map(int, children)) - set(kept):
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
