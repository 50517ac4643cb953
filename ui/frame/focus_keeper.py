"""Where the keyboard stays while what has it cannot be used."""

import weakref

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusKeeper(QObject):
    """Keeps the keyboard where it is, and out of `furniture`, unless the person goes elsewhere.

    Qt hands it on to whatever comes next, or to nothing, when a widget is disabled, as buttons are
    while they work, or hidden: somebody who presses Enter once more would go to another page, lock
    the vault, or leave. Here the place around that widget gets it, and the widget itself as soon
    as it can be used again. What is hidden hands on as Qt does, only never to the furniture.
    Nothing that showed a vault is held on to.
    """

    def __init__(self, furniture: QWidget) -> None:
        super().__init__(furniture)
        self._furniture = furniture
        self._tired = self._place = self._last = _nothing
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Give the keyboard back to what can be used again, if it is still in the place around."""
        # Qt sends events also to what Python has taken half away: then there is no `_tired`.
        tired: QWidget | None = getattr(self, "_tired", _nothing)()
        if tired is None or watched is not tired or event.type() != QEvent.Type.EnabledChange:
            return False
        if tired.isEnabled():
            place = self._place()
            self._forget()
            if place is not None and place.window().focusWidget() is place:
                tired.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        before = self._last()
        if now is not None and now.window() is not self._furniture.window():
            return
        if now is not None:
            self._last = weakref.ref(now)
        if before is not None and isValid(before) and self._was_handed_on(before, old, now):
            self._give_back(before)

    def _was_handed_on(self, before: QWidget, old: QWidget | None, now: QWidget | None) -> bool:
        """Tell whether Qt chose where the keyboard is now, and not well.

        From nowhere it comes back to the window; then Qt has forgotten what had become disabled.
        """
        if self._furniture.isAncestorOf(before):
            return False
        is_at_furniture = now is not None and self._furniture.isAncestorOf(now)
        if is_at_furniture and (old is None or not before.isVisible()):
            return True
        return now is not before and not before.isEnabled()

    def _give_back(self, before: QWidget) -> None:
        """Let a widget have the keyboard, or, as long as it cannot be used, the place around it."""
        self._forget()
        place: QWidget | None = before
        while place is not None and not (place.isEnabled() and place.isVisible()):
            place = place.parentWidget()
        if place is None:
            return
        if place is not before:
            self._tired, self._place = weakref.ref(before), weakref.ref(place)
            before.installEventFilter(self)
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        tired = self._tired()
        if tired is not None and isValid(tired):
            tired.removeEventFilter(self)
        self._tired = self._place = _nothing


def _nothing() -> QWidget | None:
    return None
