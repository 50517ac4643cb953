"""What the fields beside the text said before, so that a change of any of them can be taken back.

The text and every line that is typed into have an undo of their own while they have the keyboard.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QLineEdit

from core.incidents.incident import IncidentContent
from ui.shared.picker import Choice

_MOST = 200


@dataclass(frozen=True, slots=True)
class FieldState:
    """All but the text and the files. `people` names those of `content`."""

    content: IncidentContent
    people: tuple[Choice, ...]


class FieldHistory:
    """`read` tells how the fields are now."""

    def __init__(self, read: Callable[[], FieldState]) -> None:
        self._read = read
        self._done: list[FieldState] = []
        self._undone: list[FieldState] = []
        self._present: FieldState | None = None
        self._typed_into: QLineEdit | None = None

    def begin(self) -> None:
        """Another note is shown: there is nothing to take back."""
        self._done, self._undone = [], []
        self._present, self._typed_into = self._read(), None

    def note(self) -> None:
        """Something was edited. What is typed into one field in one go is one step."""
        now, before = self._read(), self._present
        if before is None or now == before:
            return
        focus = QApplication.focusWidget()
        typed_into = focus if isinstance(focus, QLineEdit) and _is_typed(before, now) else None
        if typed_into is None or typed_into is not self._typed_into:
            self._done = [*self._done[-_MOST:], before]
        self._undone, self._present, self._typed_into = [], now, typed_into

    def back(self) -> FieldState | None:
        """Return how it was before the last change; None when there was none."""
        return self._step(self._done, self._undone)

    def forth(self) -> FieldState | None:
        """Return how it was before the last step back; None when there was none."""
        return self._step(self._undone, self._done)

    def _step(self, out_of: list[FieldState], into: list[FieldState]) -> FieldState | None:
        if not out_of or self._present is None:
            return None
        into.append(self._present)
        self._present, self._typed_into = out_of.pop(), None
        return self._present


def _is_typed(before: FieldState, now: FieldState) -> bool:
    """Tell whether only words are different, not what is chosen from a list."""
    one, other = before.content, now.content
    return (one.types, one.platform, one.people) == (other.types, other.platform, other.people)
