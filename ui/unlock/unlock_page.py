"""Opening a vault with its passphrase."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import (
    Cancelled,
    HeaderDamaged,
    HollyhockError,
    IntegrityError,
    WrongPassphrase,
)
from core.vault.credentials import Credential, Passphrase, Remembered
from core.vault.retry_delay import delay_seconds
from core.vault.session import Session, Vaults
from core.vault.ways_in import WayKind
from ui.disguise.guise import Guise
from ui.shared.buttons import PlainButton, PrimaryButton, QuietButton
from ui.shared.elided_label import ElidedLabel
from ui.shared.icon_label import IconLabel
from ui.shared.key_store_wait import KeyStoreWait
from ui.shared.secret_field import SecretField
from ui.shared.text import SoftLabel, field_label
from ui.shared.theme import GRID
from ui.translate import tr
from ui.unlock.page import DeskPage
from ui.vault_runner import VaultRunner

_ICON_PX = 40


class UnlockPage(DeskPage):
    """The page that stands there whenever the vault is locked; under a disguise if one is chosen.

    `opened(Session)`: the vault is open. `words_wanted()`, `other_wanted()`, `new_wanted()`,
    `restore_wanted()`, `salvage_wanted()`, `mending_wanted()`: the person chose another way.
    `undisguised()`: the page shows what it is.
    """

    opened = Signal(object)
    words_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()
    restore_wanted = Signal()
    salvage_wanted = Signal()
    mending_wanted = Signal()
    undisguised = Signal()

    def __init__(self, vaults: Vaults, runner: VaultRunner, parent: QWidget | None = None) -> None:
        super().__init__(tr("Open your vault"), parent=parent)
        self.setObjectName("unlock-page")
        self._vaults, self._runner = vaults, runner
        self._folder = Path()
        self._wrong_tries = 0
        self._wait_seconds = 0
        self._is_opening = False
        self._asks_key_store = self._is_remembered = False
        self._damage: IntegrityError | None = None
        self._guise: Guise | None = None
        self._untold: HollyhockError | None = None
        self.icon, self.about = IconLabel("lock", "accent", side=_ICON_PX), SoftLabel()
        self._where, self._others = QWidget(), QWidget()
        self.folder_label = ElidedLabel()
        self.folder_label.setObjectName("unlock-folder")
        self.passphrase = SecretField("passphrase", tr("Passphrase"))
        self.passphrase.entered.connect(self.try_to_open)
        self.passphrase_label = field_label(tr("Passphrase"), self.passphrase.field)
        self.unlock_button = PrimaryButton("", "lock-open")
        self.unlock_button.setObjectName("unlock")
        self.unlock_button.clicked.connect(self.try_to_open)
        self.remembered_button = PlainButton(tr("Open without the passphrase"), "lock-open")
        self.remembered_button.setObjectName("unlock-remembered")
        self.remembered_button.clicked.connect(self._open_remembered)
        self.wait = KeyStoreWait("unlock-wait")
        self.wait.given_up.connect(vaults.stop_waiting)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)
        self.mend_button = PlainButton(tr("Put the key file back from a backup…"), "key-round")
        self.mend_button.setObjectName("mend")
        self.mend_button.clicked.connect(self.mending_wanted)
        self.salvage_button = PlainButton(tr("Save what is left of this vault…"), "archive-restore")
        self.salvage_button.setObjectName("salvage")
        self.salvage_button.clicked.connect(self.salvage_wanted)
        self.more_button = QuietButton(tr("Other ways to open"), "chevron-down")
        self.more_button.setObjectName("other-ways")
        self.more_button.setProperty("role", "rail")
        self.more_button.clicked.connect(self.show_itself)
        self._lay_out()
        self._arrange_disguise()

    @property
    def is_disguised(self) -> bool:
        """Whether nothing on it tells what it opens."""
        return self._guise is not None

    def wear(self, guise: Guise) -> None:
        """Tell no more than such a program would, until the person asks for the other ways."""
        self._guise = guise if guise.is_disguise else None
        self.icon.show_icon(guise.icon_name, "accent")
        self.about.setText(guise.about)
        self._untold = None
        self.calm()
        self._arrange_disguise()

    @Slot()
    def show_itself(self) -> None:
        """Take the disguise off this page: the person wants more than to type the passphrase."""
        self._guise = None
        self._arrange_disguise()
        untold, self._untold = self._untold, None
        if untold is not None:
            self.fail(untold)
        self.passphrase.setFocus()
        self.undisguised.emit()

    def fail(self, error: HollyhockError) -> None:
        """Say what went wrong and what to do; under a disguise, nothing of vaults."""
        if self._guise is None:
            super().fail(error)
        elif isinstance(error, WrongPassphrase):
            next_step = tr("Check the keyboard language and Caps Lock, then try again.")
            self.warn(tr("It did not open with this password."), next_step)
        else:
            self._untold = error
            self.warn(tr("It did not open."), tr("“Other ways to open” says more."))

    def show_folder(self, folder: Path) -> None:
        """Be about this vault."""
        if folder != self._folder:
            self._folder = folder
            self.passphrase.clear()
            self._damage, self._untold = None, None
            self._is_remembered = False
            self.calm()
            self._arrange()
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
            self._is_remembered = WayKind.REMEMBERED in kinds
            self._arrange()
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
        self._damage = error if isinstance(error, IntegrityError) else None
        self._arrange()
        self.passphrase.setFocus()
        self.passphrase.field.selectAll()

    def forget_damage(self) -> None:
        """Offer no help any more: the damage is mended."""
        self._damage = None
        self._arrange()

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
        self.remembered_button.setVisible(self._is_remembered and not self.is_disguised)
        if self._is_opening:
            text = tr("Opening…")
        elif self._wait_seconds:
            wait = tr("Open in {seconds} s") if self.is_disguised else tr("Unlock in {seconds} s")
            text = wait.format(seconds=self._wait_seconds)
        else:
            text = tr("Open") if self.is_disguised else tr("Unlock")
        self.unlock_button.setText(text)
        damage = None if self.is_disguised else self._damage
        self.mend_button.setVisible(isinstance(damage, HeaderDamaged))
        self.salvage_button.setVisible(damage is not None)

    def _arrange_disguise(self) -> None:
        guise = self._guise
        name = tr("Password") if guise else tr("Passphrase")
        self.title.setText(guise.name if guise else tr("Open your vault"))
        self.passphrase_label.setText(name)
        self.passphrase.field.setAccessibleName(name)
        dress: tuple[QWidget, ...] = (self.icon, self.about, self.more_button)
        for each in (*dress, self._where, self._others):
            each.setVisible((guise is not None) == (each in dress))
        self._arrange()

    def _lay_out(self) -> None:
        where = QHBoxLayout(self._where)
        where.setContentsMargins(0, 0, 0, 0)
        where.setSpacing(GRID)
        where.addWidget(IconLabel("folder", "soft"))
        where.addWidget(self.folder_label, 1)
        column = self.column
        column.insertWidget(0, self.icon)
        column.addWidget(self.about)
        column.addWidget(self._where)
        column.addSpacing(GRID)
        column.addWidget(self.passphrase_label)
        column.addWidget(self.passphrase)
        column.addWidget(self.caution)
        column.addWidget(self.mend_button)
        column.addWidget(self.salvage_button)
        for each in (self.unlock_button, self.wait, self.remembered_button):
            column.addWidget(each)
        column.addSpacing(GRID * 2)
        column.addWidget(self.more_button)
        others = QVBoxLayout(self._others)
        others.setContentsMargins(0, 0, 0, 0)
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
        column.addWidget(self._others)
