"""The rail: where in the app the person is, and where else they can go."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.shared.buttons import scale_icon
from ui.shared.icons import icon
from ui.shared.key_names import shown_keys
from ui.shared.theme import GRID, current_theme

_WIDE_PX = 184


class Rail(QFrame):
    """One button a place, in the order of Ctrl+1, Ctrl+2, …; the last stands at the foot.

    `chosen(int)`: the person wants to be at the place of that number, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("role", "rail")
        self._texts: list[str] = []
        self._is_collapsed = False
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GRID, GRID * 2, GRID, GRID * 2)
        self._column.setSpacing(GRID // 2)

    def add_place(self, title: str, icon_name: str, *, at_foot: bool = False) -> None:
        """Add a button under the others."""
        number = len(self._texts)
        keys = shown_keys(f"Ctrl+{number + 1}")
        button = QPushButton(title)
        button.setObjectName(f"rail-{number}")
        button.setProperty("role", "rail")
        button.setCheckable(True)
        button.setIcon(icon(icon_name))
        button.setToolTip(f"{title} ({keys})")
        button.setAccessibleName(title)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        scale_icon(button)
        if at_foot:
            self._column.addStretch()
        self._column.addWidget(button)
        self._group.addButton(button, number)
        self._texts.append(title)
        self._arrange()

    def select(self, number: int) -> None:
        """Mark the place where the person is."""
        self._group.button(number).setChecked(True)

    def button(self, number: int) -> QAbstractButton:
        """Return the button of a place."""
        return self._group.button(number)

    @Slot(bool)
    def collapse(self, is_collapsed: bool) -> None:  # noqa: FBT001  a setter in Qt's manner
        """Show only icons, or icons and words."""
        if is_collapsed != self._is_collapsed:
            self._is_collapsed = is_collapsed
            self._arrange()

    def fit(self) -> None:
        """Grow with the text."""
        self._arrange()

    def _arrange(self) -> None:
        for number, text in enumerate(self._texts):
            button = self._group.button(number)
            button.setText("" if self._is_collapsed else text)
            scale_icon(button)
        narrow = current_theme().px(20) + 2 * current_theme().px(10) + GRID
        self.setFixedWidth(
            2 * GRID + (narrow if self._is_collapsed else current_theme().px(_WIDE_PX))
        )
