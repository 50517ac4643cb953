"""The app with an open vault and a file dialog, or an empty window: each goes when F12 is pressed.

`python -m benchmarks.leave_process ours VAULT` or `python -m benchmarks.leave_process empty`. Says
`ready` when the key may be pressed.
"""

from typing import TYPE_CHECKING

from benchmarks.either_process import run_either
from benchmarks.vaults import PASSPHRASE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def _sit_down(application: "QApplication") -> None:
    from benchmarks.leave_script import live  # noqa: PLC0415  the empty window loads nothing of ours

    live(application, PASSPHRASE)


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
    run_either(_sit_down, _empty)
