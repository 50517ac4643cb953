"""The one seam through which the person names files and folders; tests script their own."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QFileDialog, QGridLayout, QWidget

from ui.quick_exit import QuickExit


class FileDialogs(Protocol):
    """Asks for paths. Nothing chosen is an empty list or None, never an error."""

    def open_files(self, parent: QWidget, title: str) -> list[Path]:
        """Ask for files to read."""
        ...

    def open_file(self, parent: QWidget, title: str) -> Path | None:
        """Ask for one file to read."""
        ...

    def save_file(self, parent: QWidget, title: str, suggested_name: str) -> Path | None:
        """Ask where to write a new file."""
        ...

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder, which may be made in the dialog."""
        ...


class QtFileDialogs:
    """Qt's own dialogs. The system's would list the files in its "recently used"."""

    def open_files(self, parent: QWidget, title: str) -> list[Path]:
        """Ask for files to read."""
        return self._ask(parent, title, QFileDialog.FileMode.ExistingFiles)

    def open_file(self, parent: QWidget, title: str) -> Path | None:
        """Ask for one file to read."""
        return _first(self._ask(parent, title, QFileDialog.FileMode.ExistingFile))

    def save_file(self, parent: QWidget, title: str, suggested_name: str) -> Path | None:
        """Ask where to write a new file."""
        return _first(self._ask(parent, title, QFileDialog.FileMode.AnyFile, suggested_name))

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder."""
        return _first(self._ask(parent, title, QFileDialog.FileMode.Directory))

    def _ask(
        self, parent: QWidget, title: str, mode: QFileDialog.FileMode, suggested_name: str = ""
    ) -> list[Path]:
        dialog = QFileDialog(parent, title, str(Path.home()))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        dialog.setHistory([])
        dialog.setSidebarUrls([])
        if mode == QFileDialog.FileMode.Directory:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if suggested_name:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(suggested_name)
        add_way_out(dialog, parent)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return [Path(each) for each in chosen]


def add_way_out(dialog: QDialog, parent: QWidget) -> None:
    """Put "Leave now" into the same corner as everywhere, and let its key work here too."""
    quick_exit, layout = parent.window().findChild(QuickExit), dialog.layout()
    if not isinstance(quick_exit, QuickExit):
        return
    corner = Qt.AlignmentFlag.AlignTrailing
    if isinstance(layout, QGridLayout):
        whole_row = (layout.rowCount(), 0, 1, layout.columnCount())
        layout.addWidget(quick_exit.guard(dialog), *whole_row, corner)
    elif isinstance(layout, QBoxLayout):
        layout.addWidget(quick_exit.guard(dialog), 0, corner)


def _first(paths: list[Path]) -> Path | None:
    return paths[0] if paths else None
