"""What only a process of its own can show: starting, leaving, and what stays on the disk."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from main import RESOURCES

_ROOT = RESOURCES.parent

needs_screen = pytest.mark.skipif(
    shutil.which("xvfb-run") is None, reason="needs a screen: xvfb-run"
)

_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from core.preferences import Preferences
from main import RESOURCES, Settings, compose
from storage.crypto.costs import Argon2Costs, Costs
from ui import application

folder = Path(sys.argv[1])
cheap = Costs(Argon2Costs(64, 1, 1), 4)
parts = compose(Settings(costs=cheap, preferences_file=folder.parent / "preferences.json"))

def window():
    found = [w for w in QApplication.topLevelWidgets() if w.objectName() == "main-window"]
    return found[0]
"""

_RUN = """
def run(first, *arguments):
    build = application.build_window

    def begin():
        assert QTest.qWaitForWindowExposed(window())
        first()

    def build_and_begin(*parts_of_it):
        QTimer.singleShot(300, begin)  # a timer needs the application to be there
        return build(*parts_of_it)

    application.build_window = build_and_begin
    listed = ["--vault", str(folder), *arguments]
    status = application.run_window(listed, parts.vaults, parts.preferences, RESOURCES)
    print("status", status, flush=True)
"""


def run_process(
    folder: Path, code: str, *launcher: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*launcher, sys.executable, "-X", "faulthandler", "-c", _START + _RUN + code, str(folder)],
        cwd=_ROOT,
        env={**os.environ, **variables},
        text=True,
        capture_output=True,
        timeout=30,
        check=False,
    )


def test_leave_now_ends_the_process(tmp_path: Path) -> None:
    done = run_process(
        tmp_path / "vault",
        """
def leave():
    QTest.keyClick(window().windowHandle(), Qt.Key.Key_F12)

run(leave, "--appearance", "dark")
from ui.shared.theme import current_theme
print(current_theme().tokens.name)
""",
    )
    assert "status 0\ndark" in done.stdout, done.stderr
    assert done.returncode == 0


def test_leave_now_works_while_a_file_dialog_is_open(tmp_path: Path) -> None:
    done = run_process(
        tmp_path / "vault",
        """
def open_dialog():
    QTimer.singleShot(300, leave)
    side = window().locked_side
    side._open_other()

def leave():
    dialog = QApplication.activeModalWidget()
    button = dialog.findChild(QPushButton, "leave")
    corner = button.mapTo(dialog, button.rect().bottomRight())
    print("corner", dialog.width() - corner.x() < 30, dialog.height() - corner.y() < 30)
    QTest.keyClick(dialog, Qt.Key.Key_F12)

run(open_dialog)
""",
    )
    assert "corner True True\nstatus 0" in done.stdout, done.stderr
    assert done.returncode == 0


def test_leave_now_works_over_a_box_that_the_file_dialog_opened(tmp_path: Path) -> None:
    done = run_process(
        tmp_path / "vault",
        """
def open_dialog():
    QTimer.singleShot(300, name_nothing)
    window().locked_side._open_other()

def name_nothing():
    QTimer.singleShot(300, leave)
    dialog = QApplication.activeModalWidget()
    dialog.findChild(QLineEdit, "fileNameEdit").setText("no such folder")
    dialog.accept()

def leave():
    box = QApplication.activeModalWidget()
    print(type(box).__name__)
    QTest.keyClick(box.windowHandle(), Qt.Key.Key_F12)

run(open_dialog)
""",
    )
    assert "QMessageBox\nstatus 0" in done.stdout, done.stderr
    assert done.returncode == 0


def _everything_in(place: Path) -> dict[str, bytes]:
    files = (each for each in place.rglob("*") if each.is_file())
    return {str(each.relative_to(place)): each.read_bytes() for each in files}


def test_file_dialogs_leave_no_paths_behind(tmp_path: Path, home: Path) -> None:
    (tmp_path / "canary-folder").mkdir()
    (tmp_path / "canary-folder" / "canary-file.txt").write_text("x")
    done = run_process(
        tmp_path / "vault",
        f"""
place = Path({str(tmp_path)!r}) / "canary-folder"
from ui.dialogs import QtFileDialogs
from PySide6.QtWidgets import QDialog

def accept():
    dialog = QApplication.activeModalWidget()
    dialog.setDirectory(str(place))
    if dialog.fileMode() == QFileDialog.FileMode.ExistingFiles:
        dialog.findChild(QLineEdit, "fileNameEdit").setText("canary-file.txt")
    QTimer.singleShot(100, lambda: dialog.done(1))

def ask():
    dialogs = QtFileDialogs()
    for question in (
        lambda: dialogs.open_files(window(), "Open"),
        lambda: dialogs.save_file(window(), "Save", "note.age"),
        lambda: dialogs.choose_folder(window(), "Folder"),
    ):
        QTimer.singleShot(150, accept)
        print(question())
    window().quick_exit.leave()

run(ask)
""",
    )
    assert "canary-file.txt" in done.stdout, done.stderr
    assert "note.age" in done.stdout
    assert "status 0" in done.stdout, done.stderr
    written = {
        name: content
        for name, content in _everything_in(home.parent).items()
        if "cache" not in name and b"canary" in content
    }
    assert written == {}
    assert not list(home.parent.rglob("QtProject.conf"))


def test_a_wrong_option_is_a_usage_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--no-such-option", str(tmp_path)],
        cwd=_ROOT,
        text=True,
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert "usage" in done.stderr


@needs_screen
def test_what_is_copied_is_marked_secret_and_taken_back(tmp_path: Path) -> None:
    done = run_process(
        tmp_path / "vault",
        """
from PySide6.QtGui import QClipboard, QImage
CLIPBOARD, SELECTION = QClipboard.Mode.Clipboard, QClipboard.Mode.Selection

def tell(when):
    clipboard = QApplication.clipboard()
    for mode in (CLIPBOARD, SELECTION):
        content = clipboard.mimeData(mode)
        mark = bytes(content.data("x-kde-passwordManagerHint").data()).decode()
        print(when, repr(content.text()), content.hasImage(), mark)

def try_it():
    clipboard, timer = QApplication.clipboard(), window().clipboard._timer
    field = QLineEdit("private", window())
    field.selectAll()
    field.copy()
    tell("copied")
    print("seconds", timer.interval() // 1000, timer.isActive())
    timer.setInterval(1)
    field.copy()
    while clipboard.text():
        QTest.qWait(5)
    tell("later")
    print("timer", timer.isActive())
    clipboard.setImage(QImage(2, 2, QImage.Format.Format_RGB32))
    timer.stop()
    tell("picture")
    window().clipboard.clear()
    tell("cleared")
    field.copy()
    timer.stop()
    window().quick_exit.leave()
    tell("left")

run(try_it)
""",
        "xvfb-run",
        "-a",
        QT_QPA_PLATFORM="xcb",
    )
    assert done.stdout.splitlines() == [
        "copied 'private' False secret",
        "copied '' False ",
        "seconds 30 True",
        "later '' False ",
        "later '' False ",
        "timer False",
        "picture '' True secret",
        "picture '' False ",
        "cleared '' False ",
        "cleared '' False ",
        "left '' False ",
        "left '' False ",
        "status 0",
    ], done.stderr


@needs_screen
def test_the_clipboard_of_others_is_left_alone(tmp_path: Path) -> None:
    """Two programs on one screen: what the other copied is neither marked nor taken."""
    done = run_process(
        tmp_path / "vault",
        """
import subprocess
OTHER = '''
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication([])
application.clipboard().setText("theirs")
QTimer.singleShot(0, lambda: print("copied", flush=True))
application.exec()
'''

def try_it():
    clipboard = QApplication.clipboard()
    with subprocess.Popen([sys.executable, "-c", OTHER], stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        while clipboard.text() != "theirs":
            QTest.qWait(5)
        window().clipboard.clear()
        print(clipboard.text(), clipboard.mimeData().hasFormat("x-kde-passwordManagerHint"))
        print(window().clipboard._timer.isActive())
        window().quick_exit.leave()
        print(clipboard.text())
        other.kill()

run(try_it)
""",
        "xvfb-run",
        "-a",
        QT_QPA_PLATFORM="xcb",
    )
    assert done.stdout.splitlines() == ["theirs False", "False", "theirs", "status 0"], done.stderr
