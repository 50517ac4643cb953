"""A process that shows a window and tells when its first picture was there: ours, or an empty one.

`python -m benchmarks.start_process ours VAULT` or `python -m benchmarks.start_process empty` prints
the time on the clock that all processes share. Ours is there when the page that unlocks is.
"""

from typing import TYPE_CHECKING

from benchmarks.either_process import run_either

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def _watch_the_page_that_unlocks(application: "QApplication") -> None:
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415  loaded by then

    from benchmarks.start_watcher import Watcher  # noqa: PLC0415  see above

    (window,) = [each for each in application.topLevelWidgets() if each.isVisible()]
    passphrase = window.findChild(QWidget, "passphrase")
    assert isinstance(passphrase, QWidget)  # noqa: S101  the page is made before it is shown
    watcher = Watcher(application)
    watcher.watch(passphrase)


def _empty() -> None:
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415  as ours does

    from benchmarks.start_watcher import Watcher  # noqa: PLC0415  as ours does

    application = QApplication([])
    window, watcher = QWidget(), Watcher(application)
    watcher.watch(window)
    window.resize(1100, 720)
    window.show()
    application.exec()


if __name__ == "__main__":
    run_either(_watch_the_page_that_unlocks, _empty)
