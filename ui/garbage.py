"""Looks for garbage on the GUI thread only.

Python does it wherever something is made, also on a thread that works for the window. Widgets that
lie in a cycle would then be destroyed there, or in the middle of what Qt does: the app would crash.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 500


class GarbageOnGuiThread(QObject):
    """Takes over from Python while it lives: `gc` is off, and asked from the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect as many generations as Python would have by now, at once: old ones hold young."""
        due = None
        for generation, (count, threshold) in enumerate(
            zip(gc.get_count(), self._thresholds, strict=True)
        ):
            if count <= threshold:
                break
            due = generation
        if due is not None:
            gc.collect(due)

    def give_back(self) -> None:
        """Let Python look for garbage by itself again."""
        self._timer.stop()
        gc.enable()
