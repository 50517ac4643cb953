"""Lets what a test shows by itself look as it does in the app's window."""

from PySide6.QtWidgets import QWidget

from ui.shared.theme import theme_keeper


def dress(widget: QWidget) -> None:
    """Style a widget, and all that is put into it later. Where to click depends on that."""
    keeper = theme_keeper()
    assert keeper is not None, "the fixture `look` makes it"
    keeper.dress(widget)
