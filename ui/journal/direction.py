"""Which way a text is read."""

from unicodedata import bidirectional

from PySide6.QtCore import Qt

_STRONG = frozenset(("L", "R", "AL"))


def direction_of(text: str) -> Qt.LayoutDirection:
    """Return the direction of a paragraph: that of its first letter (UAX 9, rules P2 and P3)."""
    first = next((kind for kind in map(bidirectional, text) if kind in _STRONG), "L")
    return Qt.LayoutDirection.LeftToRight if first == "L" else Qt.LayoutDirection.RightToLeft
