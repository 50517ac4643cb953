"""What every field asks of keyboards that learn: nothing typed here is to come up elsewhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget


def private_hints() -> Qt.InputMethodHint:
    """Return the hints of every field for private text: learn nothing, suggest nothing."""
    return Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


def keep_private(field: QWidget) -> None:
    """Add them to what a field has, and to the line within a field for a day or a number."""
    for each in (field, *field.findChildren(QLineEdit)):
        each.setInputMethodHints(each.inputMethodHints() | private_hints())
