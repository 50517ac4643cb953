"""The notes that belong to the one that is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.incidents.incident import Link
from ui.journal.find.link_kind import LinkKindBox
from ui.journal.note_names import NoteName
from ui.journal.words import link_words
from ui.plain_text import isolated, visible
from ui.shared.chip import AddPill
from ui.shared.flow_layout import FlowLayout
from ui.shared.go_rows import GoRows, RowWords
from ui.shared.private_typing import keep_private
from ui.shared.text import SoftLabel
from ui.shared.theme import GRID, current_theme
from ui.shared.two_lines import DETAILS_ROLE, TwoLineDelegate
from ui.translate import tr

_KEY = Qt.ItemDataRole.UserRole
_LIST_PX = 220


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link with the words for the note at its other end."""

    link: Link
    name: NoteName


class LinksField(QWidget):
    """`opened(str)`: go to this note. `searched(str)`: notes with these words are wanted, for
    `offer`. `linked(str, LinkKind)`: link to this note. `unlinked(Link)`: remove this link.
    """

    opened = Signal(str)
    searched = Signal(str)
    linked = Signal(str, object)
    unlinked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: tuple[ShownLink, ...] = ()
        self._list = GoRows("link", "link-2")
        self.add_button = AddPill(tr("Link a note"))
        self.add_button.setObjectName("links-add")
        self.entry = _LinkEntry()
        self.entry.hide()
        flow = FlowLayout()
        flow.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._list)
        column.addLayout(flow)
        column.addWidget(self.entry)
        self.setFocusProxy(self.add_button)
        self.add_button.clicked.connect(self._open_or_close)
        self.entry.searched.connect(self.searched)
        self.entry.closed.connect(self.close_choices)
        self.entry.chosen.connect(self._choose)
        self._list.chosen.connect(self._open)
        self._list.removed.connect(self._remove)

    def show_links(self, links: Sequence[ShownLink]) -> None:
        """Show the links of a note."""
        if tuple(links) == self._links:
            return
        self._links = tuple(links)
        self._list.show_rows([_row(each) for each in links])

    def set_read_only(self, *, read_only: bool) -> None:
        """Only go along links, or change them too."""
        self.close_choices()
        self.add_button.setVisible(not read_only)
        self._list.set_read_only(read_only=read_only)

    def offer(self, names: Sequence[NoteName]) -> None:
        """Offer notes to link to."""
        linked = {each.name.id for each in self._links}
        self.entry.offer([each for each in names if each.id not in linked])

    @Slot()
    def close_choices(self) -> None:
        """Put the choices away."""
        had_keyboard = self.entry.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.entry.hide()
        if had_keyboard:
            self.add_button.setFocus()

    @Slot()
    def _open_or_close(self) -> None:
        if self.entry.isHidden():
            self.entry.begin()
            self.searched.emit("")
        else:
            self.close_choices()

    @Slot(str)
    def _choose(self, note: str) -> None:
        self.close_choices()
        self.linked.emit(note, self.entry.kinds.kind)

    @Slot(int)
    def _open(self, place: int) -> None:
        self.opened.emit(self._links[place].name.id)

    @Slot(int)
    def _remove(self, place: int) -> None:
        self.add_button.setFocus()
        self.unlinked.emit(self._links[place].link)


def _row(shown: ShownLink) -> RowWords:
    kind = link_words(shown.link)
    text = f"{shown.name.when} · {isolated(shown.name.excerpt)}"
    return RowWords(
        go=kind,
        details=text,
        says=tr("{kind}. Open this note: {note}").format(kind=kind, note=text),
        removes=tr("Remove the link to {note}").format(note=text),
    )


class _LinkEntry(QFrame):
    """How they belong together, and which note it is. Click or Enter links; Esc closes."""

    searched = Signal(str)
    chosen = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.kinds = LinkKindBox("links-kind")
        self.search = QLineEdit()
        self.search.setObjectName("links-search")
        self.search.setPlaceholderText(tr("Find the other note"))
        self.search.setAccessibleName(tr("Find the other note"))
        keep_private(self.search)
        self.list = QListWidget()
        self.list.setObjectName("links-choices")
        self.list.setAccessibleName(tr("Find the other note"))
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = SoftLabel(tr("No other note has these words."))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        for each in (self.kinds, self.search, self.list, self._nothing):
            column.addWidget(each)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.search.textChanged.connect(self.searched)
        self.list.itemClicked.connect(self._take)

    def begin(self) -> None:
        """Show an empty search, and put the keyboard there."""
        self.list.setFixedHeight(current_theme().px(_LIST_PX))
        self.search.clear()
        self.show()
        self.search.setFocus()

    def offer(self, names: Sequence[NoteName]) -> None:
        """Show notes to choose from."""
        self.list.clear()
        for name in names:
            item = QListWidgetItem(visible(name.excerpt), self.list)
            item.setData(DETAILS_ROLE, name.when)
            item.setData(_KEY, name.id)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(not names)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Let the arrow keys work in the list while the field has the keyboard."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
        elif watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            row = self.list.currentRow() + (1 if key == Qt.Key.Key_Down else -1)
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        else:
            return super().eventFilter(watched, event)
        return True

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_KEY)))
