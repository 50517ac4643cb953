"""A measured process that is either the app, with somebody at its window, or an empty window."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def run_either(at_window: "Callable[[QApplication], None]", empty: Callable[[], None]) -> None:
    """Be what the command line says: `ours VAULT`, or `empty`.

    The app starts as a person starts it; `at_window` is called once its window is there, before
    any event. The empty window loads nothing of ours.
    """
    if sys.argv[1] == "ours":
        _run_app(sys.argv[2], at_window)
    else:
        empty()


def _run_app(vault: str, at_window: "Callable[[QApplication], None]") -> None:
    from main import main  # noqa: PLC0415  the empty window loads nothing of ours
    from ui import crash_hook  # noqa: PLC0415  see above

    def get_in_between() -> None:
        """In the process of the app, before Qt is loaded: that belongs to what is measured."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415  see above

        run = QApplication.exec

        def run_with_somebody(application: QApplication) -> int:
            at_window(application)
            return run()

        QApplication.exec = run_with_somebody  # type: ignore[assignment, method-assign]  # to get in between

    crash_hook.install = get_in_between
    main(["--vault", vault])
