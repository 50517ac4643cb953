"""The eye on a window that is starting."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget


class Watcher(QObject):
    """Tells when a widget was first painted, and ends the application."""

    def watch(self, widget: QWidget) -> None:
        """Wait for this widget."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """See it being painted."""
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self._tell)  # once it has painted
        return super().eventFilter(watched, event)

    @Slot()
    def _tell(self) -> None:
        print(time.monotonic())
        QApplication.quit()
