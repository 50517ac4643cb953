"""What can be done on the page of a file: uncover it, turn pages, see all pixels, save a copy."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.journal.evidence.seeing import Seen
from ui.shared.buttons import PlainButton, PrimaryButton
from ui.shared.flow_layout import FlowLayout
from ui.shared.text import PlainLabel
from ui.shared.theme import GRID
from ui.translate import tr


class PageTools(QWidget):
    """`turned()`: to be uncovered, or covered again. The other signals say what they want."""

    turned = Signal()
    page_wanted = Signal(int)
    fit_wanted = Signal()
    pixels_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._count = 0, 0
        self._is_fitted, self._can_size = True, False
        self.show_button = PrimaryButton("", "eye")
        self.cover_button = PlainButton(tr("Cover again"), "eye-off")
        self.fit_button = PlainButton(tr("Fit"))
        self.pixels_button = PlainButton(tr("100 %"))
        self.previous_button = PlainButton(tr("Page before"))
        self.next_button = PlainButton(tr("Next page"))
        self.copy_button = PlainButton(tr("Save a copy…"), "download")
        self.where = PlainLabel()
        self.where.setWordWrap(False)
        self._name_all()
        self._pager = (self.previous_button, self.where, self.next_button)
        self._sizes = (self.fit_button, self.pixels_button)
        flow = FlowLayout()
        for part in (self.show_button, self.cover_button, *self._sizes, *self._pager):
            flow.addWidget(part)
        flow.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        column.addLayout(flow)
        self.show_button.clicked.connect(self._turn)
        self.cover_button.clicked.connect(self._turn)
        self.fit_button.clicked.connect(self._fit)
        self.pixels_button.clicked.connect(self._show_pixels)
        self.previous_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        self.copy_button.clicked.connect(self.copy_wanted)

    def begin(self, *, can_copy: bool) -> None:
        """Another file: nothing is known of it yet."""
        self._page = 0
        self._is_fitted = True
        self.show_nothing()
        self.copy_button.setVisible(can_copy)

    def show_nothing(self) -> None:
        """There is nothing to be seen."""
        for each in (self.show_button, self.cover_button, *self._pager, *self._sizes):
            each.hide()

    def show_seen(self, seen: Seen, *, covered: bool) -> None:
        """Offer what makes sense for what was found."""
        is_text = seen.text is not None
        is_picture = seen.clear is not None
        can_cover = seen.why is None
        had_focus = self.show_button.hasFocus() or self.cover_button.hasFocus()
        self.show_button.setText(tr("Show the text") if is_text else tr("Show the picture"))
        self._count = seen.facts.page_count or 0
        if self._count:
            self.show_button.setText(tr("Show the pages"))
        self.show_button.setVisible(can_cover and covered)
        self.cover_button.setVisible(can_cover and not covered)
        if had_focus:
            (self.show_button if covered else self.cover_button).setFocus()
        self._can_size = is_picture and not covered
        self._offer_size()
        for part in self._pager:
            part.setVisible(self._count > 1)
        self._say_page()

    @Slot()
    def _turn(self) -> None:
        self.turned.emit()

    @Slot()
    def _go_back(self) -> None:
        self._go_to(self._page - 1)

    @Slot()
    def _go_on(self) -> None:
        self._go_to(self._page + 1)

    def _go_to(self, page: int) -> None:
        self._page = page
        self._say_page()
        self.page_wanted.emit(page)

    def _say_page(self) -> None:
        """Say where we are; the keyboard never stays on a button that leads nowhere."""
        said = tr("{page} of {count}").format(page=self._page + 1, count=self._count)
        self.where.setText(said)
        is_first, is_last = self._page == 0, self._page + 1 >= self._count
        self.previous_button.setEnabled(True)
        self.next_button.setEnabled(True)
        if is_last and self.next_button.hasFocus():
            self.previous_button.setFocus()
        if is_first and self.previous_button.hasFocus():
            self.next_button.setFocus()
        self.previous_button.setEnabled(not is_first)
        self.next_button.setEnabled(not is_last)

    @Slot()
    def _fit(self) -> None:
        self._is_fitted = True
        self._offer_size()
        self.pixels_button.setFocus()
        self.fit_wanted.emit()

    @Slot()
    def _show_pixels(self) -> None:
        self._is_fitted = False
        self._offer_size()
        self.fit_button.setFocus()
        self.pixels_wanted.emit()

    def _offer_size(self) -> None:
        self.fit_button.setVisible(self._can_size and not self._is_fitted)
        self.pixels_button.setVisible(self._can_size and self._is_fitted)

    def _name_all(self) -> None:
        for part, name in (
            (self.show_button, "evidence-show"),
            (self.cover_button, "evidence-cover"),
            (self.fit_button, "evidence-fit"),
            (self.pixels_button, "evidence-pixels"),
            (self.previous_button, "evidence-page-before"),
            (self.next_button, "evidence-page-next"),
            (self.copy_button, "evidence-page-copy"),
            (self.where, "evidence-page-where"),
        ):
            part.setObjectName(name)
