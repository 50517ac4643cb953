"""The real app, supervisor and all, with somebody at its window who follows a script.

`python -m tests.faults.window_session UNTIL SCRIPT VAULT`: SCRIPT is a JSON file with what to type
and which file to attach. Every step is said on stdout as a line of JSON, with the `pid` of
the process that is the app. UNTIL names the step after which nothing more is done; the process then
waits to be killed. After the last step it leaves.
"""

import os
import sys
from functools import partial
from pathlib import Path

import main as app
from storage.crypto.costs import Argon2Costs, Costs
from ui import crash_hook

CHEAP = Costs(Argon2Costs(memory_kib=64, iterations=1, lanes=1), scrypt_log_n=4)


def _sit_down() -> None:
    """In the process of the app, before Qt is loaded: the supervisor has none."""
    from tests.faults import somebody  # noqa: PLC0415  see above

    somebody.sit_down(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))


def main() -> int:
    """Run as `main.main` does, with cheap keys."""
    vars(app)["Settings"] = partial(app.Settings, costs=CHEAP)
    crash_hook.install = _sit_down
    return app.main(["--vault", sys.argv[3]])


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.exit(main())
