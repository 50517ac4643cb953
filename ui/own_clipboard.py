"""What this app puts on the clipboard: marked as secret, and taken back after a while."""

import sys

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_SECONDS = 30

_MARKS: dict[str, bytes] = {
    "win32": {
        'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
        'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
        'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
    },
    "darwin": {},
}.get(sys.platform, {"x-kde-passwordManagerHint": b"secret"})
"""Requests to programs that remember what was copied. Each is free to remember it all the same.

Windows: learn.microsoft.com, "Clipboard Formats", cloud clipboard and history. macOS: none, since
Qt may not give back under the same name what it put there. Else Klipper's, which others took over.
"""


class OwnClipboard(QObject):
    """Looks after whatever is copied in any field of the app; what others copy stays untouched."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.changed.connect(self._changed)
        self._timer = QTimer(self, singleShot=True, interval=KEPT_SECONDS * 1000)
        self._timer.timeout.connect(self.clear)

    @Slot()
    def clear(self) -> None:
        """Take back what this app put there; leave what others put there."""
        self._timer.stop()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if self._owns(mode):
                self._clipboard.clear(mode)

    @Slot(QClipboard.Mode)
    def _changed(self, mode: QClipboard.Mode) -> None:
        """Mark it before any other program has had the time to ask for it."""
        content = self._clipboard.mimeData(mode)
        if not self._owns(mode) or not content.formats():
            return
        self._timer.start()
        if not _MARKS.keys() <= set(content.formats()):
            self._clipboard.setMimeData(_marked(content), mode)

    def _owns(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Selection:
            return self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()


def _marked(content: QMimeData) -> QMimeData:
    copy = QMimeData()
    for name in content.formats():
        copy.setData(name, content.data(name))
    for name, value in _MARKS.items():
        copy.setData(name, value)
    return copy
