"""What a list of running programs shows of how this one was started."""

import sys
from pathlib import Path

from setproctitle import setproctitle


def hide_arguments() -> None:
    """Show only the interpreter and the name of the script: every account can read the rest.

    Where a vault lies is among the arguments (`--vault`, `create`). What looked before this was
    called, and shells that remember commands, have them all the same. Windows: nothing happens.
    """
    setproctitle(" ".join(Path(each).name for each in (sys.executable, *sys.argv[:1])))
