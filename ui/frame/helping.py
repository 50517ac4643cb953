"""Puts help in the place of the page it is about, and that page back."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core.preferences import LeaveKey
from ui.frame.sides import Sides

if TYPE_CHECKING:
    from ui.frame.help_page import HelpPage


class Helping(QObject):
    """Shows its page in the place of the side that is there.

    The window is there sooner without the page: it is made when first asked for.
    """

    def __init__(self, sides: Sides, parent: QObject) -> None:
        super().__init__(parent)
        self._sides = sides
        self._leave_key = LeaveKey.F12

    def use_key(self, key: LeaveKey) -> None:
        """Tell of this key to leave with."""
        self._leave_key = key

    @Slot()
    def help(self) -> None:
        """Tell about what is seen, and which keys there are."""
        side = self._sides.seen
        if side is not None and side.help_words is not None:
            self._explain(*side.help_words)

    @Slot()
    def show_keys(self) -> None:
        """Tell which keys there are."""
        side = self._sides.seen
        if side is not None and side.help_words is not None:
            self._explain("", "")

    @Slot()
    def close(self) -> None:
        """Go back to what was seen."""
        side = self._sides.seen
        if side is not None:
            self._sides.setCurrentWidget(side)

    @Slot()
    def leave(self) -> None:
        """Go on in the vault; while it is locked there is nothing to go to."""
        if self._sides.unlocked is not None:
            self.close()

    @cached_property
    def _page(self) -> "HelpPage":
        from ui.frame.help_page import HelpPage  # noqa: PLC0415  see above

        page = HelpPage()
        page.closed.connect(self.close)
        self._sides.addWidget(page)
        return page

    def _explain(self, title: str, text: str) -> None:
        self._page.explain(title, text, self._leave_key)
        self._sides.setCurrentWidget(self._page)
        self._page.back_button.setFocus()
