"""What is told of an error that nobody foresaw: its type and its place, never a value.

Values may be the person's notes; a traceback also shows lines and paths. Everything goes to stderr
and nowhere else.
"""

import sys
import threading
from pathlib import Path
from types import TracebackType

_ROOT = Path(__file__).resolve().parent.parent
_OURS = frozenset(("core", "storage", "ui", "main.py"))
"""Beside them in the same folder may lie the environment with everybody else's code."""


def install() -> None:
    """Answer for unforeseen errors of every thread, and of code that nobody can answer for."""
    sys.excepthook = _on_error
    threading.excepthook = _on_thread_error
    sys.unraisablehook = _on_unraisable


def describe(kind: type[BaseException], traceback: TracebackType | None) -> str:
    """Return type and place, such as `KeyError at core/moment.py:12`.

    The place is the innermost line of this app: what it called there is seen in the source.
    """
    place = ""
    while traceback is not None:
        file = Path(traceback.tb_frame.f_code.co_filename)
        if file.is_relative_to(_ROOT) and file.relative_to(_ROOT).parts[0] in _OURS:
            place = f" at {file.relative_to(_ROOT).as_posix()}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return f"{kind.__name__}{place}"


def _on_error(
    kind: type[BaseException],
    error: BaseException,  # noqa: ARG001  the hook's signature; its value must not be told
    traceback: TracebackType | None,
) -> None:
    if kind is not KeyboardInterrupt:  # asked for; Python ends the process as the signal would
        _tell(kind, traceback)


def _on_thread_error(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_type is not SystemExit:  # as Python's own hook: a thread that ends itself
        _tell(arguments.exc_type, arguments.exc_traceback)


def _on_unraisable(arguments: "sys.UnraisableHookArgs") -> None:
    _tell(arguments.exc_type, arguments.exc_traceback)


def _tell(kind: type[BaseException], traceback: TracebackType | None) -> None:
    if sys.stderr is None:
        return  # a window started without a console
    sys.stderr.write(f"hollyhock: unforeseen error: {describe(kind, traceback)}\n")
