"""Everything that is seen while no vault is open, and how one gets from page to page.

Only the page that unlocks is there at once. The others are loaded and made when somebody goes to
them: most never are, and without them the window is there sooner.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.errors import CouldNotRead, NotAVault, RestoredInPart
from core.vault.ports import FolderState
from core.vault.session import Vaults
from ui.dialogs import FileDialogs
from ui.disguise.guise import Guise
from ui.error_messages import message_for
from ui.jobs import WatchedProgress
from ui.shared.icons import icon
from ui.translate import tr
from ui.unlock.unlock_page import UnlockPage
from ui.unlock.walk import Walk
from ui.unlock.whereabouts import Whereabouts
from ui.vault_runner import VaultRunner

if TYPE_CHECKING:
    from ui.unlock.new_passphrase_page import NewPassphrasePage
    from ui.unlock.restore_page import Restored
    from ui.unlock.words_page import WordsPage


class LockedSide(QStackedWidget):
    """Made at lock, destroyed once a vault is open.

    `entered()`: a vault is open and its person may see it. `folder_changed(Path)`: the vault that
    the pages are about is another one now. `dress_changed()`: what is shown tells more than it
    did, or less.
    """

    entered = Signal()
    folder_changed = Signal(object)
    dress_changed = Signal()

    def __init__(
        self,
        vaults: Vaults,
        runner: VaultRunner,
        dialogs: FileDialogs,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("locked-side")
        self._vaults, self._runner, self._dialogs = vaults, runner, dialogs
        self._where = Whereabouts(folder)
        self._guise: Guise | None = None
        self._walk = Walk(self)
        self._lost: tuple[str, ...] = ()
        self._report = self._reminder = ""
        self.addWidget(QWidget())  # nothing, for the blink in which the folder is looked at
        self.unlock_page = UnlockPage(vaults, runner)
        self.addWidget(self.unlock_page)
        self._connect()

    @property
    def is_disguised(self) -> bool:
        """Whether nothing that is shown tells what it is."""
        return self.unlock_page.is_disguised

    def wear(self, guise: Guise) -> None:
        """Look as the person wants the app to look until a vault is open."""
        self._guise = guise
        self.unlock_page.wear(guise)

    @property
    def help_words(self) -> tuple[str, str] | None:
        """Title and text of the help; None under another name, where it would tell too much."""
        return None if self.is_disguised else (tr("Help"), self.help_text)

    @property
    def help_text(self) -> str:
        """What F1 says here."""
        return tr(
            "A vault opens with its passphrase. Upper and lower case and spaces count. If the "
            "passphrase is lost, the 12 recovery words open it. After wrong tries you wait a "
            "little longer each time; nothing is ever deleted for a wrong passphrase. Another "
            "vault opens when you drop its folder on this window."
        )

    @Slot(object)
    def start(self, folder: Path) -> None:
        """Look at a folder: unlock the vault in it, or begin to make one."""
        vaults = self._vaults
        self._set_folder(folder)

        def job(_progress: WatchedProgress) -> tuple[Path, FolderState | CouldNotRead]:
            try:
                return folder, vaults.look_at(folder)
            except CouldNotRead as error:
                return folder, error

        self._runner.work(tr("Looking at the folder"), job, self._looked)

    @Slot(object)
    def open_folder(self, folder: Path) -> None:
        """The person named a vault: show what opens it, whatever the folder is."""
        self._set_folder(folder)
        self.show_unlock()

    @Slot()
    def show_unlock(self) -> None:
        """Go to the page that unlocks; forget a walk that was under way."""
        self._walk.end()
        self.unlock_page.show_folder(self._where.folder)
        self.setCurrentWidget(self.unlock_page)
        self.unlock_page.shown()

    def nobody_is_there(self) -> bool:
        """Cover what should not be seen. True when a new vault is being set up: do not lock it.

        Locking would lose the recovery words for ever, and there is nothing in the vault yet.
        """
        is_covered = self._walk.cover()
        if not is_covered:
            self._dress_again()
        return is_covered

    def _dress_again(self) -> None:
        """Whoever asked for other ways to open has gone: nothing needs to tell of them any more."""
        page, guise = self.unlock_page, self._guise
        is_seen = self.currentWidget() is page and not page.is_disguised
        if guise is not None and guise.is_disguise and is_seen:
            page.passphrase.clear()
            page.wear(guise)
            self.dress_changed.emit()

    def _looked(self, found: tuple[Path, FolderState | CouldNotRead]) -> None:
        folder, state = found
        if folder != self._where.folder or self.currentIndex() != 0:
            return
        if state is FolderState.FREE:
            self._where.found_free()
        if state is FolderState.FREE and not self.is_disguised:
            self._show_wizard(folder, is_first=True)
            return
        self.show_unlock()
        if self.is_disguised:
            return
        if isinstance(state, CouldNotRead):
            self.unlock_page.fail(state)
        elif state is FolderState.OTHER:
            self.unlock_page.fail(NotAVault(folder))

    @Slot()
    def _make_new(self) -> None:
        self._show_wizard(self._where.for_another(), is_first=False)

    def _show_wizard(self, folder: Path, *, is_first: bool) -> None:
        from ui.unlock.setup_wizard import SetupWizard  # noqa: PLC0415  see the module

        wizard = SetupWizard(self._vaults, self._runner, self._dialogs, folder)
        wizard.allow_leaving(is_allowed=True)
        if is_first:
            wizard.welcome.back_button.setText(tr("I have a vault or a backup"))
            wizard.welcome.back_button.setIcon(icon("lock-open"))
        elif not self._where.is_free:
            wizard.place.tell_about_others()
        wizard.finished.connect(self.entered)
        wizard.went_back.connect(self.show_unlock)
        self._walk.begin(wizard, wizard.cover)
        wizard.shown()

    @Slot()
    def _restore(self) -> None:
        from ui.unlock.restore_page import RestorePage  # noqa: PLC0415  see the module

        page = RestorePage(self._vaults, self._runner, self._dialogs, self._where.for_another())
        page.restored.connect(self._restored)
        page.went_back.connect(self.show_unlock)
        self._walk.begin(page)
        page.shown()

    @Slot()
    def _salvage(self) -> None:
        from ui.unlock.salvage_page import SalvagePage  # noqa: PLC0415  see the module

        where = self._where
        page = SalvagePage(
            self._vaults, self._runner, self._dialogs, where.folder, where.for_another()
        )
        page.restored.connect(self._restored)
        page.went_back.connect(self.show_unlock)
        self._walk.begin(page)
        page.shown()

    @Slot()
    def _mend(self) -> None:
        from ui.unlock.mend_page import MendPage  # noqa: PLC0415  see the module

        page = MendPage(self._vaults, self._runner, self._dialogs, self._where.folder)
        page.mended.connect(self._mended)
        page.went_back.connect(self.show_unlock)
        self._walk.begin(page)
        page.shown()

    @Slot()
    def _mended(self) -> None:
        self.show_unlock()
        self.unlock_page.forget_damage()
        self.unlock_page.warn(
            tr("The key file is back."),
            tr("The vault opens with the passphrase, or the recovery words, of that backup."),
        )

    @Slot(object)
    def _restored(self, restored: "Restored") -> None:
        from ui.unlock.words_flow import WordsFlow  # noqa: PLC0415  see the module

        self._reminder = self._where.new_vault(restored.folder)
        self.folder_changed.emit(restored.folder)
        self._lost, self._report = restored.lost, restored.report
        flow = WordsFlow(restored.words)
        flow.show_step.back_button.hide()
        flow.finished.connect(self._tell_what_is_lost)
        self._walk.begin(flow, flow.cover)
        flow.shown()

    @Slot()
    def _tell_what_is_lost(self) -> None:
        lost, self._lost = self._lost, ()
        report, self._report = self._report, ""
        self.show_unlock()
        what, rest = "", ""
        if report:
            what, _, rest = report.partition("\n\n")
        elif lost:
            message = message_for(RestoredInPart(lost[0], len(lost)))
            what, rest = message.what, message.next_step
        elif self._reminder:
            what = tr("The new vault is here, and locked.")
        if what:
            self.unlock_page.warn(what, f"{rest}\n\n{self._reminder}".strip())

    @cached_property
    def _words_page(self) -> "WordsPage":
        from ui.unlock.words_page import WordsPage  # noqa: PLC0415  see the module

        page = WordsPage(self._vaults, self._runner)
        page.opened.connect(self._opened_by_words)
        page.went_back.connect(self.show_unlock)
        self.addWidget(page)
        return page

    @cached_property
    def _passphrase_page(self) -> "NewPassphrasePage":
        from ui.unlock.new_passphrase_page import NewPassphrasePage  # noqa: PLC0415  see the module

        page = NewPassphrasePage(self._vaults, self._runner)
        page.finished.connect(self.entered)
        self.addWidget(page)
        return page

    @Slot()
    def _use_words(self) -> None:
        self._words_page.show_folder(self._where.folder)
        self.setCurrentWidget(self._words_page)
        self._words_page.shown()

    @Slot()
    def _open_other(self) -> None:
        folder = self._dialogs.choose_folder(self.window(), tr("Folder of the vault"))
        if folder is not None:
            self.open_folder(folder)

    @Slot()
    def _opened(self) -> None:
        self.entered.emit()

    @Slot()
    def _opened_by_words(self) -> None:
        self.setCurrentWidget(self._passphrase_page)
        self._passphrase_page.shown()

    def _set_folder(self, folder: Path) -> None:
        self._where.folder = folder
        self.folder_changed.emit(folder)

    def _connect(self) -> None:
        page = self.unlock_page
        page.opened.connect(self._opened)
        page.words_wanted.connect(self._use_words)
        page.other_wanted.connect(self._open_other)
        page.new_wanted.connect(self._make_new)
        page.restore_wanted.connect(self._restore)
        page.salvage_wanted.connect(self._salvage)
        page.mending_wanted.connect(self._mend)
        page.undisguised.connect(self.dress_changed)
