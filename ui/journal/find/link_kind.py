"""The choice of how two notes belong together."""

from PySide6.QtWidgets import QComboBox, QWidget

from core.incidents.incident import LinkKind
from ui.journal.words import link_kind_words
from ui.translate import tr


class LinkKindBox(QComboBox):
    """Offers the kinds of links in words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(tr("How the notes belong together"))
        for kind, words in link_kind_words().items():
            self.addItem(words, kind)

    @property
    def kind(self) -> LinkKind:
        """The kind that is chosen."""
        return LinkKind(self.currentData())
