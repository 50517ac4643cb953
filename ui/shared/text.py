"""Labels by what they say. Always plain text: nothing from a vault is ever rendered as markup."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class PlainLabel(QLabel):
    """Text that wraps and is never markup; `role` says how it looks (see stylesheet.py)."""

    role = ""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if self.role:
            self.setProperty("role", self.role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        align_leading(self)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Stand at the other side when the window is turned."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            align_leading(self)


class TitleLabel(PlainLabel):
    """The name of a page, once on each."""

    role = "title"


class SectionLabel(PlainLabel):
    """The name of a part of a page."""

    role = "section"


class BodyLabel(PlainLabel):
    """Text to read; can be selected and copied."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


class SoftLabel(PlainLabel):
    """A quieter second line: an explanation, a time."""

    role = "soft"


def field_label(text: str, field: QWidget) -> QLabel:
    """Return the label above a field; its access key leads to the field."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "strong")
    label.setWordWrap(True)
    label.setBuddy(field)
    align_leading(label)
    return label


def align_leading(label: QLabel) -> None:
    """Stand where lines begin in the window: Qt would go by the words, also by a name in them."""
    if not label.alignment() & Qt.AlignmentFlag.AlignHCenter:
        side = Qt.AlignmentFlag.AlignRight if label.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        upright = label.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | upright)


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget that is already shown another look."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
