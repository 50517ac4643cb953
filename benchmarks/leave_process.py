"""The app with an open vault and a file dialog, or an empty window: each goes when F12 is pressed.

`python -m benchmarks.leave_process ours VAULT` or `python -m benchmarks.leave_process empty`. Says
`ready` when the key may be pressed.
"""

import sys

from benchmarks.vaults import PASSPHRASE


def _ours(vault: str) -> None:
    from main import main  # noqa: PLC0415  the empty window loads nothing of ours
    from ui import crash_hook  # noqa: PLC0415  see above

    crash_hook.install = _sit_down
    main(["--vault", vault])


def _sit_down() -> None:
    """In the process of the app, before Qt is loaded."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  see above

    from benchmarks.leave_script import live  # noqa: PLC0415  see above

    run = QApplication.exec

    def run_with_somebody(application: QApplication) -> int:
        live(application, PASSPHRASE)
        return run()

    QApplication.exec = run_with_somebody  # type: ignore[assignment, method-assign]  # to get in between


def _empty() -> None:
    from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415  as ours does
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415  as ours does
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415  as ours does

    class Window(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
            if event.key() == Qt.Key.Key_F12:
                self.hide()
                application.quit()

    application = QApplication([])
    window = Window()
    window.resize(1100, 720)
    window.show()
    window.activateWindow()
    QTimer.singleShot(500, lambda: print("ready", flush=True))
    application.exec()


if __name__ == "__main__":
    if sys.argv[1] == "ours":
        _ours(sys.argv[2])
    else:
        _empty()
