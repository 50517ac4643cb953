"""The journal in the real window: until the notes are seen, until one is kept, and scrolling.

Off screen: what is painted is painted, but nobody waits for a display.
"""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.measure import Figure, p95, seconds
from benchmarks.vaults import PASSPHRASE
from core.preferences import Preferences
from core.vault.session import Vaults
from main import RESOURCES
from storage.preferences_file import PreferencesFile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from ui.application import build_window
from ui.dialogs import QtFileDialogs
from ui.main_window import MainWindow
from ui.shared.paged_rows import PagedRows

_OPENINGS, _CAPTURES = 7, 21
_FRAMES, _STEP_PX = 600, 120
"""About one row a frame, a fast turn of the wheel: several times over, more rows are fetched."""
_PATIENCE_SECONDS = 120
W = TypeVar("W", bound=QWidget)
_CONTROL = Qt.KeyboardModifier.ControlModifier


def window_figures(vaults: Vaults, vault: Path, count: int) -> list[Figure]:
    """Measure on a vault whose key derivation takes no time."""
    application = QApplication.instance() or QApplication(["bench", "-style", "fusion"])
    preferences = PreferencesFile(vault.parent / "window-preferences.json")
    window = build_window(vaults, preferences, RESOURCES, vault, QtFileDialogs())
    window.start(Preferences())
    window.show()
    window.activateWindow()
    try:
        opened = [_opened(window) for _ in range(_OPENINGS)][1:]
        frames = _frames(_view(window))
        kept = [_kept(window) for _ in range(_CAPTURES)][1:]
    finally:
        window.close()
        window.runner.stop()
    bare = _bare_frames(count)
    del application
    of = f"{count:,} incidents"
    return [
        Figure(
            f"unlock without the KDF until the notes are seen, {of}",
            "the limit",
            statistics.median(opened) * 1000,
            500,
            "ms",
            "500 ms",
        ),
        Figure(
            f"scroll the notes, one frame, {of}, 95th percentile",
            "bare QListView of strings",
            p95(frames) * 1000,
            p95(bare) * 1000,
            "ms",
            "p95 <= 16 ms",
        ),
        Figure(
            f"Ctrl+N, a line of 20 keys, Ctrl+Enter, until kept, {of}",
            "what feels immediate",
            statistics.median(kept) * 1000,
            100,
            "ms",
            "100 ms",
        ),
    ]


def _opened(window: MainWindow) -> float:
    """Lock, unlock, and return how long it takes until the first notes are painted."""
    window.lock()
    _until(lambda: _sees(window, "unlock"))
    _find(window, QLineEdit, "passphrase").setText(PASSPHRASE)
    button = _find(window, QAbstractButton, "unlock")

    def open_it() -> None:
        button.click()
        _until(lambda: _sees(window, "journal-list") and _has_rows(_view(window)))
        _view(window).viewport().repaint()

    return seconds(open_it)


def _kept(window: MainWindow) -> float:
    """Write one note down with the keyboard; return how long it takes until it is kept."""
    text = _find(window, QPlainTextEdit, "journal-text")
    state = _find(window, QLabel, "journal-state")

    def write() -> None:
        QTest.keyClick(window, Qt.Key.Key_N, _CONTROL)
        _until(lambda: not text.toPlainText() and not text.isReadOnly())
        QTest.keyClicks(text, "He is outside again.")
        QTest.keyClick(text, Qt.Key.Key_Return, _CONTROL)
        _until(lambda: state.text() == "Kept")

    return seconds(write)


def _frames(view: QAbstractItemView) -> list[float]:
    bar = view.verticalScrollBar()

    def frame() -> None:
        bar.setValue(bar.value() + _STEP_PX)
        view.viewport().repaint()
        QApplication.processEvents()

    return [seconds(frame) for _ in range(_FRAMES)]


def _bare_frames(count: int) -> list[float]:
    view = QListView()
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setModel(QStringListModel([f"A line of text, number {each}" for each in range(count)]))
    view.resize(360, 720)
    view.show()
    QApplication.processEvents()
    return _frames(view)


def _view(window: MainWindow) -> QTableView:
    return _find(window, QTableView, "journal-list")


def _has_rows(view: QTableView) -> bool:
    model = view.model()
    return isinstance(model, PagedRows) and model.rowCount() > 0


def _sees(window: MainWindow, name: str) -> bool:
    return any(each.isVisible() for each in window.findChildren(QWidget, name))


def _find(window: MainWindow, kind: type[W], name: str) -> W:
    (found,) = window.findChildren(kind, name)
    return found


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not is_so():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
        if time.monotonic() > deadline:
            raise TimeoutError("the window did not get there")
