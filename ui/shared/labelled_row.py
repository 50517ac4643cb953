"""A part of a note with its name: beside it when there is room, above it when there is not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.shared.icon_label import IconLabel
from ui.shared.text import align_leading
from ui.shared.theme import GRID, current_theme

_NO_LIMIT_PX = (1 << 24) - 1
"""Qt's own number for no limit; PySide does not export it."""

_NAME_PX, _BESIDE_NEEDS_PX, _CONTROL_PX = 104, 480, 36


class LabelledRow(QWidget):
    """The name is the field's label for screen readers and its mnemonic."""

    def __init__(
        self, icon_name: str, name: str, field: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = QWidget()
        label = QLabel(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "soft")
        label.setBuddy(field)
        align_leading(label)
        self._line = QHBoxLayout(self._name)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GRID)
        self._line.addWidget(IconLabel(icon_name, "soft", side=16))
        self._line.addWidget(label, 1)
        beside = QVBoxLayout()
        beside.addWidget(self._name)
        beside.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GRID)
        self._box.addLayout(beside)
        self._box.addWidget(field, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Decide again whether both fit side by side."""
        super().resizeEvent(event)
        theme = current_theme()
        is_wide = event.size().width() >= theme.px(_BESIDE_NEEDS_PX)
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )
        # A width fixed to the row's own would keep the row from ever becoming narrower.
        self._name.setMinimumWidth(theme.px(_NAME_PX) if is_wide else 0)
        self._name.setMaximumWidth(theme.px(_NAME_PX) if is_wide else _NO_LIMIT_PX)
        self._name.setFixedHeight(theme.px(_CONTROL_PX if is_wide else 20))
