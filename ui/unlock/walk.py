"""What leads over pages of its own while no vault is open: setting up, restoring, saving."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget


class Walk:
    """One at a time, in a stack of other pages."""

    def __init__(self, stack: QStackedWidget) -> None:
        self._stack = stack
        self._pages: QWidget | None = None
        self._cover: Callable[[], None] | None = None

    def begin(self, pages: QWidget, cover: Callable[[], None] | None = None) -> None:
        """Go to these pages. `cover` hides what nobody else should see, and must not be lost."""
        self.end()
        self._pages, self._cover = pages, cover
        self._stack.addWidget(pages)
        self._stack.setCurrentWidget(pages)

    def end(self) -> None:
        """Forget the pages, if any."""
        if self._pages is not None:
            self._stack.removeWidget(self._pages)
            self._pages.deleteLater()
            self._pages = self._cover = None

    def cover(self) -> bool:
        """Cover what nobody else should see; tell whether there is any."""
        if self._cover is None:
            return False
        self._cover()
        return True
