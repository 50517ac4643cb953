"""A process that shows a window and ends at its first picture: ours, or an empty one.

`python -m benchmarks.start_process ours VAULT` or `python -m benchmarks.start_process empty`.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class _EndsWhenPainted(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return super().eventFilter(watched, event)


def _ours(vault: Path) -> QWidget:
    from benchmarks.vaults import DEFAULT  # noqa: PLC0415  the empty window loads none of ours
    from main import RESOURCES, Settings, compose  # noqa: PLC0415  see above
    from ui.application import build_window  # noqa: PLC0415  see above
    from ui.dialogs import QtFileDialogs  # noqa: PLC0415  see above

    settings = Settings(costs=DEFAULT, preferences_file=vault.parent / "preferences.json")
    parts = compose(settings)
    window = build_window(parts.vaults, parts.preferences, RESOURCES, vault, QtFileDialogs())
    window.start(parts.preferences.load())
    return window


def main(arguments: list[str]) -> None:
    """Show the window and wait for its first picture."""
    application = QApplication([])
    window = _ours(Path(arguments[1])) if arguments[0] == "ours" else QWidget()
    window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    watcher = _EndsWhenPainted()
    window.installEventFilter(watcher)
    window.resize(1100, 720)
    window.show()
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
