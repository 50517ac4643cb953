"""A table without a grid: rows as high as buttons, and the last column fills the rest."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.shared.theme import current_theme

_ROW_PX, _LEAST_COLUMN_PX = 40, 150


class PlainTable(QTableView):
    """`widths_px` are those of all columns but the last, at 100 %; `height_px` is the least."""

    def __init__(
        self,
        model: QAbstractItemModel,
        widths_px: Sequence[int],
        height_px: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._widths_px, self._height_px = widths_px, height_px
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        theme = current_theme()
        self.setMinimumHeight(theme.px(self._height_px))
        self.horizontalHeader().setMinimumSectionSize(theme.px(_LEAST_COLUMN_PX))
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_PX))
        for column, width in enumerate(self._widths_px):
            self.setColumnWidth(column, theme.px(width))
