"""Several witnesses or reports: one small form each, to add and take away."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.shared.buttons import IconButton, PlainButton, QuietButton
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID

T = TypeVar("T")


class RowForm(Protocol[T]):
    """The fields of one row; a QWidget with a signal `edited`."""

    def show_value(self, value: T) -> None:
        """Show another value, without a word that it was edited."""

    def value(self) -> T:
        """Return what is written."""


class Rows(QWidget, Generic[T]):
    """`edited()`: a row was added, taken away or written in."""

    edited = Signal()

    def __init__(
        self,
        name: str,
        make: Callable[[], QWidget],
        empty: T,
        words: tuple[str, str, str, str],
        parent: QWidget | None = None,
    ) -> None:
        """`words`: to add, to take away, "taken away", to bring back. `make` gives a RowForm."""
        super().__init__(parent)
        self._name, self._make, self._empty = name, make, empty
        add, self._remove_words, gone, back = words
        self._forms: list[QWidget] = []
        self._frames: list[QFrame] = []
        self._gone: tuple[int, T] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        self.add_button = PlainButton(add, "plus")
        self.add_button.setObjectName(f"{name}-add")
        self._gone_label = SoftLabel(gone)
        self._gone_label.setWordWrap(False)
        self.back_button = QuietButton(back, "rotate-ccw")
        self.back_button.setObjectName(f"{name}-bring-back")
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.add_button)
        foot.addWidget(self._gone_label)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._list)
        column.addLayout(foot)
        self.setFocusProxy(self.add_button)
        self.add_button.clicked.connect(self._add)
        self.back_button.clicked.connect(self._bring_back)
        self._show_gone()

    def show_values(self, values: Sequence[T]) -> None:
        """Show these and no others, without a word that it was edited."""
        self._gone = None
        while self._forms:
            self._drop(0)
        for value in values:
            self._insert(len(self._forms), value)
        self._show_gone()

    def values(self) -> tuple[T, ...]:
        """Return what is written; rows with nothing in them are left out."""
        found = (form.value() for form in self._forms)  # type: ignore[attr-defined]  # a RowForm
        return tuple(value for value in found if value != self._empty)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nothing be changed, or let it again."""
        self.add_button.setVisible(not read_only)
        for frame in self._frames:
            frame.setEnabled(not read_only)

    def _insert(self, place: int, value: T) -> QWidget:
        form = self._make()
        form.show_value(value)  # type: ignore[attr-defined]  # a RowForm
        form.edited.connect(self.edited)  # type: ignore[attr-defined]  # a RowForm
        frame = QFrame()
        frame.setObjectName(f"{self._name}-row")
        frame.setProperty("role", "card")
        remove = IconButton("x", self._remove_words)
        remove.setObjectName(f"{self._name}-remove")
        remove.clicked.connect(self._take_away)
        row = QHBoxLayout(frame)
        row.setContentsMargins(GRID, GRID, GRID, GRID)
        row.addWidget(form, 1)
        side = QVBoxLayout()
        side.addWidget(remove)
        side.addStretch(1)
        row.addLayout(side)
        self._forms.insert(place, form)
        self._frames.insert(place, frame)
        self._list.insertWidget(place, frame)
        frame.show()
        return form

    def _drop(self, place: int) -> None:
        self._forms.pop(place)
        frame = self._frames.pop(place)
        self._list.removeWidget(frame)
        frame.hide()
        frame.deleteLater()

    def _show_gone(self) -> None:
        self._gone_label.setVisible(self._gone is not None)
        self.back_button.setVisible(self._gone is not None)

    @Slot()
    def _add(self) -> None:
        self._insert(len(self._forms), self._empty).setFocus()
        self.edited.emit()

    @Slot()
    def _take_away(self) -> None:
        place = next(
            n
            for n, frame in enumerate(self._frames)
            if frame.isAncestorOf(self.sender())  # type: ignore[arg-type]  # a button
        )
        value: T = self._forms[place].value()  # type: ignore[attr-defined]  # a RowForm
        self._gone = (place, value) if value != self._empty else None
        self._drop(place)
        self._show_gone()
        (self.add_button if self._gone is None else self.back_button).setFocus()
        self.edited.emit()

    @Slot()
    def _bring_back(self) -> None:
        if self._gone is not None:
            place, value = self._gone
            self._gone = None
            self._insert(min(place, len(self._forms)), value).setFocus()
            self._show_gone()
            self.edited.emit()
