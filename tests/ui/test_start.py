"""What is loaded when: the page that unlocks first, the rest while the person types."""

import os
import subprocess
import sys
from pathlib import Path

from core.vault.session import Vaults
from main import RESOURCES
from tests.ui.visitor import PASSPHRASE

LATER = frozenset(
    (
        *("apsw", "cryptography", "filelock", "mnemonic", "zoneinfo", "dateutil"),
        *("storage.vault_keeper", "storage.backup_archive", "storage.shipped_content"),
        *("core.incidents.journal", "core.blocklists.blocklist", "core.checklists.checklists"),
        *("ui.journal.screen", "ui.blocklists.screen", "ui.checklists.screen"),
        *("ui.backups.screen", "ui.settings.screen"),
    )
)
"""What an open vault needs."""

PERHAPS_NEVER = frozenset(
    (
        *("zxcvbn", "keyring", "ui.command_line.commands"),
        *("ui.unlock.setup_wizard", "ui.unlock.restore_page", "ui.unlock.words_page"),
        *("ui.unlock.new_passphrase_page", "ui.frame.help_page"),
    )
)

PROGRAM = """
import sys
from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget
from main import main
from ui import application
from ui.vault_runner import VaultRunner

named = frozenset(sys.argv[2:])

def tell(when):
    print(when, *sorted(named.intersection(sys.modules)))

class Watcher(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.page_is_seen()
        return False

    def page_is_seen(self):
        tell("seen")
        window.get_ready()
        window.runner.open(lambda: None, self.is_ready, self.is_ready)

    @Slot(object)
    def is_ready(self, _):
        tell("ready")
        print("style", QApplication.style().name())
        window.close()

build = application.build_window

def build_watched(*parts):
    global window, watcher
    window, watcher = build(*parts), Watcher()
    window.findChild(QWidget, "passphrase").installEventFilter(watcher)
    return window

application.build_window = build_watched
sys.exit(main(["--vault", sys.argv[1]]))
"""


def test_the_page_that_unlocks_is_there_before_everything_else(
    vaults: Vaults, tmp_path: Path
) -> None:
    vaults.create(tmp_path / "vault", PASSPHRASE).session.lock()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "vault"), *LATER, *PERHAPS_NEVER],
        cwd=RESOURCES.parent,
        env=dict(os.environ, QT_STYLE_OVERRIDE="windows"),
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen, ready, style = (line.split() for line in done.stdout.splitlines())
    assert seen == ["seen"]
    assert frozenset(ready[1:]) == LATER
    assert style == ["style", "fusion"]
