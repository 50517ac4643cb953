"""A line under a field whose text cannot be seen: what the keyboard may be doing to it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.keyboard_state import KeyboardState, caps_lock_by, keyboard_state
from ui.shared.icon_label import IconLabel
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID
from ui.translate import tr

_LOOKS_EVERY_MS = 700


class KeyboardHint(QWidget):
    """Says when Caps Lock is on, and which layout it is where there are several.

    Only while the keyboard is in the field; otherwise there is nothing to be seen of it.
    """

    def __init__(self, field: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._by_letters: bool | None = None
        self.setObjectName(f"{field.objectName()}-keyboard")
        self._icon, self._label = IconLabel("triangle-alert", "care", side=16), SoftLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID // 2, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self._timer = QTimer(self, interval=_LOOKS_EVERY_MS)
        self._timer.timeout.connect(self.look)
        field.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Look when the keyboard comes or a key is pressed."""
        # Python's look for garbage may have taken its attributes before Qt ends the widget:
        # an error here would come up in whatever runs then, and once that was the locking.
        if watched is getattr(self, "_field", None):
            kind = event.type()
            if kind == QEvent.Type.FocusIn:
                self._by_letters = None
                self._timer.start()
                self.look()
            elif kind == QEvent.Type.FocusOut:
                self._timer.stop()
                self.hide()
            elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                self._note(event)
                self.look()
        return False

    @Slot()
    def look(self) -> None:
        """Say what is known now."""
        state = keyboard_state()
        caps_lock = self._by_letters if state.caps_lock is None else state.caps_lock
        sentences = _sentences(KeyboardState(caps_lock, state.layout))
        self._icon.setVisible(bool(caps_lock))
        self._label.setText(" ".join(sentences))
        self._field.setAccessibleDescription(" ".join(sentences))
        self.setVisible(bool(sentences))

    def _note(self, event: QKeyEvent) -> None:
        """Where the system does not tell, letters do."""
        if event.key() == Qt.Key.Key_CapsLock:
            self._by_letters = None if self._by_letters is None else not self._by_letters
            return
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        told = caps_lock_by(event.text(), with_shift=with_shift)
        if told is not None:
            self._by_letters = told


def _sentences(state: KeyboardState) -> list[str]:
    said = [tr("Caps Lock is on.")] if state.caps_lock else []
    if state.layout:
        said.append(tr("Keyboard layout: {name}").format(name=state.layout))
    return said
