"""A process that shows a window and tells when its first picture was there: ours, or an empty one.

`python -m benchmarks.start_process ours VAULT` or `python -m benchmarks.start_process empty` prints
the time on the clock that all processes share. Ours is there when the page that unlocks is.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget


class _EndsWhenPainted(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self._tell)  # once it has painted
        return super().eventFilter(watched, event)

    @Slot()
    def _tell(self) -> None:
        print(time.monotonic())
        QApplication.quit()


def _ours(vault: Path) -> tuple[QWidget, QWidget]:
    from main import RESOURCES, Settings, compose  # noqa: PLC0415  the empty window loads no such
    from ui.application import build_window  # noqa: PLC0415  see above
    from ui.dialogs import QtFileDialogs  # noqa: PLC0415  see above

    parts = compose(Settings(preferences_file=vault.parent / "preferences.json"))
    window = build_window(parts.vaults, parts.preferences, RESOURCES, vault, QtFileDialogs())
    window.start(parts.preferences.load())
    assert window.locked_side is not None  # noqa: S101  nothing is open yet
    return window, window.locked_side.unlock_page.passphrase


def _empty() -> tuple[QWidget, QWidget]:
    window = QWidget()
    return window, window


def main(arguments: list[str]) -> None:
    """Show the window and wait for its first picture."""
    application = QApplication([])
    window, seen = _ours(Path(arguments[1])) if arguments[0] == "ours" else _empty()
    watcher = _EndsWhenPainted()
    seen.installEventFilter(watcher)
    window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    window.resize(1100, 720)
    window.show()
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
