"""A process that shows a window and tells when its first picture was there: ours, or an empty one.

`python -m benchmarks.start_process ours VAULT` or `python -m benchmarks.start_process empty` prints
the time on the clock that all processes share. Ours is there when the page that unlocks is.
"""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget


class _Watcher(QObject):
    """Tells when a widget was first painted, and ends the application."""

    def watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self._tell)  # once it has painted
        return super().eventFilter(watched, event)

    @Slot()
    def _tell(self) -> None:
        print(time.monotonic())
        QApplication.quit()


def _ours(vault: str, watcher: _Watcher) -> None:
    """Start as a person does, with an eye on the page that unlocks."""
    from main import main as start  # noqa: PLC0415  the empty window loads nothing of ours

    run = QApplication.exec

    def run_watched(application: QApplication) -> int:
        (window,) = [each for each in application.topLevelWidgets() if each.isVisible()]
        passphrase = window.findChild(QWidget, "passphrase")
        assert isinstance(passphrase, QWidget)  # noqa: S101  the page is made before it is shown
        watcher.watch(passphrase)
        return run()

    QApplication.exec = run_watched  # type: ignore[assignment, method-assign]  # to get in between
    start(["--vault", vault])


def _empty(watcher: _Watcher) -> None:
    application = QApplication([])
    window = QWidget()
    watcher.watch(window)
    window.resize(1100, 720)
    window.show()
    application.exec()


def main(arguments: list[str]) -> None:
    """Show the window and wait for its first picture."""
    watcher = _Watcher()
    if arguments[0] == "ours":
        _ours(arguments[1], watcher)
    else:
        _empty(watcher)


if __name__ == "__main__":
    main(sys.argv[1:])
