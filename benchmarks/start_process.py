"""A process that shows a window and tells when its first picture was there: ours, or an empty one.

`python -m benchmarks.start_process ours VAULT` or `python -m benchmarks.start_process empty` prints
the time on the clock that all processes share. Ours is there when the page that unlocks is.
"""

import sys


def _ours(vault: str) -> None:
    """Start as a person does, with an eye on the page that unlocks."""
    from main import main  # noqa: PLC0415  the empty window loads nothing of ours
    from ui import crash_hook  # noqa: PLC0415  see above

    # In its place, because it comes before Qt is loaded: that belongs to what is measured.
    crash_hook.install = _watch_the_page_that_unlocks
    main(["--vault", vault])


def _watch_the_page_that_unlocks() -> None:
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415  see above

    from benchmarks.start_watcher import Watcher  # noqa: PLC0415  see above

    run = QApplication.exec

    def run_watched(application: QApplication) -> int:
        (window,) = [each for each in application.topLevelWidgets() if each.isVisible()]
        passphrase = window.findChild(QWidget, "passphrase")
        assert isinstance(passphrase, QWidget)  # noqa: S101  the page is made before it is shown
        watcher = Watcher()
        watcher.watch(passphrase)
        return run()

    QApplication.exec = run_watched  # type: ignore[assignment, method-assign]  # to get in between


def _empty() -> None:
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415  as ours does

    from benchmarks.start_watcher import Watcher  # noqa: PLC0415  as ours does

    application = QApplication([])
    window, watcher = QWidget(), Watcher()
    watcher.watch(window)
    window.resize(1100, 720)
    window.show()
    application.exec()


if __name__ == "__main__":
    if sys.argv[1] == "ours":
        _ours(sys.argv[2])
    else:
        _empty()
