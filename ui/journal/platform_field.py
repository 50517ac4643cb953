"""Where it happened: a choice, or one word for it when the note is only read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from core.incidents.platform import Platform
from ui.journal.words import platform_words
from ui.shared.fields import explain
from ui.shared.text import BodyLabel
from ui.translate import tr

_LEAST_PX = 120


class PlatformField(QWidget):
    """`edited()`: another one was chosen."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = QComboBox()
        explain(
            self.combo,
            "journal-platform",
            tr("Where it happened"),
            tr("Each place has its own way of keeping traces."),
        )
        self.combo.addItem(tr("Not given"), None)
        for platform, words in platform_words().items():
            self.combo.addItem(words, platform)
        self.combo.setMaxVisibleItems(20)
        self.combo.setMinimumWidth(_LEAST_PX)
        self._words = BodyLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        row.addWidget(self._words)
        row.addStretch(1)
        self.setFocusProxy(self.combo)
        self.combo.currentIndexChanged.connect(self.edited)

    @property
    def platform(self) -> Platform | None:
        """What is chosen."""
        chosen: Platform | None = self.combo.currentData()
        return chosen

    def show_platform(self, platform: Platform | None) -> None:
        """Show another one."""
        self.combo.setCurrentIndex(self.combo.findData(platform))

    def set_read_only(self, *, read_only: bool) -> None:
        """Show a word, or let be chosen."""
        self.combo.setVisible(not read_only)
        self._words.setText(self.combo.currentText())
        self._words.setVisible(read_only)
