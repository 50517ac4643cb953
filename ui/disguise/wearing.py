"""Putting a guise on: everything that the desktop is told about the app changes with it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from core.preferences import Title
from ui.disguise.guise import Guise, guise_of
from ui.disguise.window_class import set_window_class
from ui.shared.icons import icon


def name_application(title: Title) -> Guise:
    """Tell the desktop what the app is called. Before the first window, and at each change.

    The name also reaches screen readers (AT-SPI), and printers as the owner of a document.
    """
    guise = guise_of(title)
    QCoreApplication.setApplicationName(guise.application)
    QGuiApplication.setDesktopFileName(guise.application)
    return guise


def wear(window: QWidget, title: Title) -> Guise:
    """Show a window, and those that will open from it, under this title, at once."""
    guise = name_application(title)
    picture = icon(guise.icon_name, "accent")
    QApplication.setWindowIcon(picture)
    window.setWindowIcon(picture)
    window.setWindowTitle(guise.name)
    native = window.windowHandle()
    if native is not None:
        set_window_class(native, guise.application)
    return guise
