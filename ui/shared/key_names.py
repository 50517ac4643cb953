"""Keys that several parts speak of, and how a key is written on this computer."""

from PySide6.QtGui import QKeySequence

NEW_NOTE, NEW_HERE = "Ctrl+N", "Ctrl+Shift+N"
"""A new note from everywhere; a new one of what the screen keeps that is seen."""


def shown_keys(keys: str) -> str:
    """Return the name of a key as it is written on this computer."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
