"""Adds one incident with an attachment by command line, in a fork: the system calls that strace
spoils are counted for each process, so that start-up does not count.

`python -m tests.faults.failing_child VAULT FILE`; stdout gets one JSON line with the status, what
the command printed (`out`, `err`) and the process that did it (`pid`). It is written by writev,
which is never spoiled. The fork ends with 0 whatever the command said; else there is a bug.
"""

import json
import os
import sys
from pathlib import Path

from core.clock import SystemClock
from main import Settings, compose
from tests.faults.forking_child import CHEAP
from tests.faults.terminal import run


def main() -> None:
    """Fork, add, tell."""
    vault, file = map(Path, sys.argv[1:])
    vaults = compose(Settings(clock=SystemClock(), costs=CHEAP)).vaults
    pid = os.fork()
    if pid == 0:
        ran = run(vaults, "add", vault, "--text", "They wrote again.", "--attach", file)
        fact = {"pid": os.getpid(), "status": ran.status, "out": ran.out, "err": ran.err}
        os.writev(sys.stdout.fileno(), [json.dumps(fact).encode()])
        os._exit(0)
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


if __name__ == "__main__":
    main()
