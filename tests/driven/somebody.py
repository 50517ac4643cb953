"""Somebody at the window of a process that is the app."""

import faulthandler
import json
import os
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import ui.application
from ui.main_window import MainWindow

_PATIENCE_SECONDS = 180


def say(**fact: object) -> None:
    """Tell whoever started all this, at once, on a line of its own."""
    os.writev(1, [json.dumps(fact).encode() + b"\n"])


class DrivenApplication(QApplication):
    """The application; somebody sits down as soon as its events run."""

    live: Callable[[MainWindow], None]

    def exec(self) -> int:  # type: ignore[override]  # a static method in Qt
        QTimer.singleShot(0, self._live)
        return super().exec()

    def _live(self) -> None:
        (window,) = [each for each in self.topLevelWidgets() if isinstance(each, MainWindow)]
        type(self).live(window)


def drive(live: Callable[[MainWindow], None]) -> None:
    """Be there when the window is. Before the application is made."""
    DrivenApplication.live = staticmethod(live)
    vars(ui.application)["QApplication"] = DrivenApplication  # the one seam
    sys.excepthook = _end
    faulthandler.dump_traceback_later(_PATIENCE_SECONDS, exit=True)


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What goes wrong in a slot would else leave a window that nobody closes."""
    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)
