"""Starts the window: what Qt has to be told before anything is shown."""

import argparse
import os
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QSettings, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from core.preferences import Appearance, PreferenceStore
from core.succession import Beginning, Successor
from core.vault.session import Vaults
from ui.dialogs import FileDialogs, QtFileDialogs
from ui.disguise.guise import NEUTRAL_NAME, guise_of
from ui.disguise.wearing import name_application
from ui.garbage import GarbageOnGuiThread
from ui.main_window import MainWindow
from ui.next_process import NextProcess, stand_as
from ui.shared.theme import ThemeKeeper, theme_keeper

if TYPE_CHECKING:
    from ui.screen import Screen

_LEAVING_SECONDS = 10.0
_SHOWN_BY_MS = 100
"""What only an open vault needs waits for this long, so that it does not delay the window."""


def run_window(
    arguments: list[str],
    vaults: Vaults,
    preferences: PreferenceStore,
    resources: Path,
    successor: Successor | None = None,
) -> int:
    """Show the window until the person leaves; return the exit status.

    With a `successor` only until the vault is locked: another process then goes on. Until this one
    is wanted it waits, with everything loaded.
    """
    options = _parser().parse_args(arguments)
    beginning = Beginning() if successor is None else successor.beginning()
    if beginning is None:
        return 0
    chosen = preferences.load()
    # Before the application is there: X11 and the like take its first name for good.
    name_application(chosen.title)
    name = guise_of(chosen.title).application
    application = QApplication([name, "-style", "fusion"])  # the style sheet is made for it
    keep_qt_from_writing()
    window = build_window(
        vaults,
        preferences,
        resources,
        beginning.folder or options.vault or default_folder(),
        QtFileDialogs(),
    )
    window.ending.connect(_end_in_any_case)
    if successor is not None:
        window.locking.next_process = NextProcess(successor, window)
    window.entering.begins_new = options.new and beginning.folder is None
    if options.appearance:
        chosen = replace(chosen, appearance=Appearance(options.appearance))
    garbage = GarbageOnGuiThread(window)
    window.start(chosen, beginning)
    stand_as(window, beginning)
    QTimer.singleShot(_SHOWN_BY_MS, window.get_ready)
    status = application.exec()
    window.runner.stop()
    garbage.give_back()
    return status


def build_window(
    vaults: Vaults,
    preferences: PreferenceStore,
    resources: Path,
    default_folder: Path,
    dialogs: FileDialogs,
) -> MainWindow:
    """Put the window together, not yet shown and not yet started. A QApplication has to exist."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a QApplication has to exist")
    theme = theme_keeper() or ThemeKeeper(application, resources)
    return MainWindow(vaults, preferences, theme, dialogs, default_folder, rail_screens)


def rail_screens() -> "Sequence[type[Screen]]":
    """Return what stands on the rail, from top to bottom.

    Loaded when first asked for: nothing of it is needed to show that a vault is locked.
    """
    from ui.backups.screen import BackupScreen  # noqa: PLC0415  see above
    from ui.blocklists.screen import PeopleScreen  # noqa: PLC0415  see above
    from ui.checklists.screen import ChecklistsScreen  # noqa: PLC0415  see above
    from ui.journal.screen import JournalScreen  # noqa: PLC0415  see above
    from ui.settings.screen import SettingsScreen  # noqa: PLC0415  see above

    return (JournalScreen, PeopleScreen, ChecklistsScreen, BackupScreen, SettingsScreen)


def default_folder() -> Path:
    """Return where a vault is looked for and made when the person says nothing else."""
    location = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(location)) / NEUTRAL_NAME


def keep_qt_from_writing() -> None:
    """Send Qt's own settings nowhere: its file dialog would write the last folder into them."""
    nowhere = QDir(os.devnull).filePath("settings")
    for settings_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(settings_format, QSettings.Scope.UserScope, nowhere)


def _end_in_any_case() -> None:
    """End the process even if closing the vault hangs, say on a disk that no longer answers.

    The vault is made to survive a kill at any moment.
    """
    deadline = threading.Timer(_LEAVING_SECONDS, os._exit, (0,))
    deadline.daemon = True
    deadline.start()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py", description="Open the window.")
    parser.add_argument("--vault", type=Path, metavar="FOLDER", help="the vault to open")
    parser.add_argument("--new", action="store_true", help="begin a new note once it is open")
    parser.add_argument("--appearance", choices=list(Appearance), help="how it looks, this time")
    return parser
