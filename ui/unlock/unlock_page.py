"""Opening a vault with its passphrase."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import Cancelled, HollyhockError, IntegrityError, WrongPassphrase
from core.vault.credentials import Credential, Passphrase, Remembered
from core.vault.retry_delay import delay_seconds
from core.vault.session import Session, Vaults
from core.vault.ways_in import WayKind
from ui.shared.buttons import PlainButton, PrimaryButton, QuietButton
from ui.shared.elided_label import ElidedLabel
from ui.shared.icon_label import IconLabel
from ui.shared.key_store_wait import KeyStoreWait
from ui.shared.secret_field import SecretField
from ui.shared.text import field_label
from ui.shared.theme import GRID
from ui.translate import tr
from ui.unlock.page import DeskPage
from ui.vault_runner import VaultRunner


class UnlockPage(DeskPage):
    """The page that stands there whenever the vault is locked.

    `opened(Session)`: the vault is open. `words_wanted()`, `other_wanted()`, `new_wanted()`,
    `restore_wanted()`, `salvage_wanted()`: the person chose another way.
    """

    opened = Signal(object)
    words_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()
    restore_wanted = Signal()
    salvage_wanted = Signal()

    def __init__(self, vaults: Vaults, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(tr("Open your vault"), parent=parent)
        self.setObjectName("unlock-page")
        self._vaults, self._runner = vaults, runner
        self._folder = Path()
        self._wrong_tries = 0
        self._wait_seconds = 0
        self._is_opening = False
        self._asks_key_store = False
        self.folder_label = ElidedLabel()
        self.folder_label.setObjectName("unlock-folder")
        self.passphrase = SecretField("passphrase", tr("Passphrase"))
        self.passphrase.entered.connect(self.try_to_open)
        self.unlock_button = PrimaryButton("", "lock-open")
        self.unlock_button.setObjectName("unlock")
        self.unlock_button.clicked.connect(self.try_to_open)
        self.remembered_button = PlainButton(tr("Open without the passphrase"), "lock-open")
        self.remembered_button.setObjectName("unlock-remembered")
        self.remembered_button.clicked.connect(self._open_remembered)
        self.remembered_button.hide()
        self.wait = KeyStoreWait("unlock-wait")
        self.wait.given_up.connect(vaults.stop_waiting)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)
        self.salvage_button = PlainButton(tr("Save what is left of this vault…"), "archive-restore")
        self.salvage_button.setObjectName("salvage")
        self.salvage_button.clicked.connect(self.salvage_wanted)
        self.salvage_button.hide()
        self._lay_out()
        self._arrange()

    def show_folder(self, folder: Path) -> None:
        """Be about this vault."""
        if folder != self._folder:
            self._folder = folder
            self.passphrase.clear()
            self.salvage_button.hide()
            self.remembered_button.hide()
            self.calm()
        self.folder_label.say(str(folder))
        if self._vaults.is_ready:
            self.look_closer()

    @Slot()
    def look_closer(self) -> None:
        """Find out what opens the vault; not before all is loaded that it takes."""
        vaults, folder = self._vaults, self._folder

        def job() -> tuple[Path, frozenset[WayKind]]:
            return folder, vaults.ways_into(folder)

        self._runner.prepare(job, self._show_ways)

    def _show_ways(self, found: tuple[Path, frozenset[WayKind]]) -> None:
        folder, kinds = found
        if folder == self._folder:
            self._asks_key_store = WayKind.PASSPHRASE_HERE in kinds
            self.remembered_button.setVisible(WayKind.REMEMBERED in kinds)
            if self._is_opening and self._asks_key_store:
                self.wait.begin()

    def shown(self) -> None:
        """Put the keyboard into the passphrase."""
        self.passphrase.setFocus()

    @Slot()
    def try_to_open(self) -> None:
        """Open with what is typed, unless a pause is on."""
        if self._wait_seconds or self._is_opening or not self.passphrase.text:
            return
        self._open(Passphrase(self.passphrase.text), asks_key_store=self._asks_key_store)

    @Slot()
    def _open_remembered(self) -> None:
        if not self._is_opening:
            self._open(Remembered(), asks_key_store=True)

    def _open(self, credential: Credential, *, asks_key_store: bool) -> None:
        vaults, folder = self._vaults, self._folder
        self._is_opening = True
        self.calm()
        if asks_key_store:
            self.wait.begin()
        self._arrange()
        self._runner.open(lambda: vaults.unlock(folder, credential), self._opened, self._failed)

    def _opened(self, session: Session) -> None:
        self._wrong_tries = 0
        self._is_opening = False
        self.wait.end()
        self.passphrase.clear()
        self._arrange()
        self.opened.emit(session)

    def _failed(self, error: HollyhockError) -> None:
        self._is_opening = False
        self.wait.end()
        if isinstance(error, WrongPassphrase):
            self._wrong_tries += 1
            self._wait_seconds = delay_seconds(self._wrong_tries)
            if self._wait_seconds:
                self._second.start()
        if not isinstance(error, Cancelled):
            self.fail(error)
        self.salvage_button.setVisible(isinstance(error, IntegrityError))
        self._arrange()
        self.passphrase.setFocus()
        self.passphrase.field.selectAll()

    @Slot()
    def _count_down(self) -> None:
        self._wait_seconds -= 1
        if self._wait_seconds <= 0:
            self._second.stop()
        self._arrange()

    def _arrange(self) -> None:
        self.passphrase.setEnabled(not self._is_opening)
        self.unlock_button.setEnabled(not self._is_opening and not self._wait_seconds)
        self.remembered_button.setEnabled(not self._is_opening)
        if self._is_opening:
            text = tr("Opening…")
        elif self._wait_seconds:
            text = tr("Unlock in {seconds} s").format(seconds=self._wait_seconds)
        else:
            text = tr("Unlock")
        self.unlock_button.setText(text)

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(GRID)
        where.addWidget(IconLabel("folder", "soft"))
        where.addWidget(self.folder_label, 1)
        column = self.column
        column.addLayout(where)
        column.addSpacing(GRID)
        column.addWidget(field_label(tr("Passphrase"), self.passphrase.field))
        column.addWidget(self.passphrase)
        column.addWidget(self.caution)
        column.addWidget(self.salvage_button)
        for each in (self.unlock_button, self.wait, self.remembered_button):
            column.addWidget(each)
        column.addSpacing(GRID * 2)
        others = QVBoxLayout()
        others.setSpacing(GRID // 2)
        for text, icon_name, name, signal in (
            (tr("Use recovery words"), "key-round", "use-words", self.words_wanted),
            (tr("Open another vault"), "folder-open", "open-other", self.other_wanted),
            (tr("Make a new vault"), "plus", "make-new", self.new_wanted),
            (tr("Restore from a backup"), "archive-restore", "restore", self.restore_wanted),
        ):
            button = QuietButton(text, icon_name)
            button.setObjectName(name)
            button.setProperty("role", "rail")
            button.clicked.connect(signal)
            others.addWidget(button)
        column.addLayout(others)
