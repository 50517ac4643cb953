"""The real app, supervisor and all, with somebody at its window who follows a script.

`python -m tests.driven.session MODULE VAULT ARGUMENT…`: in each process that is the app, before it
shows its window, MODULE is loaded and its `sit_down(VAULT, ARGUMENT…)` called, which ends in
`tests.driven.somebody.drive`. Keys are cheap.
"""

import os
import sys
from functools import partial
from importlib import import_module
from pathlib import Path

import main as app
from storage.crypto.costs import Argon2Costs, Costs
from ui import crash_hook

CHEAP = Costs(Argon2Costs(memory_kib=64, iterations=1, lanes=1), scrypt_log_n=4)


def _sit_down() -> None:
    """In the process of the app, not in its supervisor's, which never loads Qt."""
    module, vault, *arguments = sys.argv[1:]
    import_module(module).sit_down(Path(vault), *arguments)


def main() -> int:
    """Run as `main.main` does."""
    vars(app)["Settings"] = partial(app.Settings, costs=CHEAP)
    crash_hook.install = _sit_down
    return app.main(["--vault", sys.argv[2]])


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
