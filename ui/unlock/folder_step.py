"""Where the new vault will live."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Slot

from core.errors import FolderNotEmpty
from core.vault.ports import FolderState
from core.vault.session import Vaults
from ui.dialogs import FileDialogs
from ui.jobs import WatchedProgress
from ui.plain_text import isolated
from ui.shared.text import SoftLabel
from ui.translate import tr
from ui.unlock.folder_choice import FolderChoice
from ui.unlock.step import Step
from ui.unlock.synchronised import synchronised_by
from ui.vault_runner import VaultRunner

VAULT_FOLDER_NAME = "Hollyhock"


@dataclass(frozen=True, slots=True)
class Place:
    """What was found out about a folder that the person named."""

    folder: Path
    state: FolderState
    synchronised_by: str | None


def look_for_place(vaults: Vaults, wanted: Path) -> Place:
    """Find out about a folder; of one that holds other things, about a new one within it.

    Reads the disk: not on the GUI thread.
    """
    state = vaults.look_at(wanted)
    if state is FolderState.OTHER and wanted.is_dir():
        wanted = wanted / VAULT_FOLDER_NAME
        state = vaults.look_at(wanted)
    return Place(wanted, state, synchronised_by(wanted))


class FolderStep(Step):
    """A default that fits most people, and a way to change it."""

    def __init__(
        self, vaults: Vaults, runner: VaultRunner, dialogs: FileDialogs, folder: Path
    ) -> None:
        super().__init__(
            "folder-step",
            tr("Where to keep it"),
            tr(
                "The vault is one folder. You can keep it anywhere, also on a stick that you "
                "carry with you, and move it later while the app is closed."
            ),
        )
        self._vaults, self._runner = vaults, runner
        self._is_made = False
        self.place_found: Place | None = None
        self.choice = FolderChoice("new-folder", tr("Folder of the vault"), dialogs)
        self.choice.chosen.connect(self.look_at)
        self.column.addWidget(self.choice)
        self.made_label = SoftLabel(
            tr("The vault is made and stays here. You can move it later while the app is closed.")
        )
        self.made_label.hide()
        self.column.addWidget(self.made_label)
        self.end_with_buttons()
        self.look_at(folder)

    @property
    def folder(self) -> Path:
        """The folder chosen."""
        return self.choice.folder

    def shown(self) -> None:
        """Look again: the disk may have changed."""
        if not self._is_made:
            self.look_at(self.choice.folder)
        self.next_button.setFocus()

    def vault_made(self) -> None:
        """The vault is there now: its place is settled."""
        self._is_made = True
        self.choice.setEnabled(False)
        self.made_label.show()
        self.calm()

    @Slot(object)
    def look_at(self, folder: Path) -> None:
        """Take a folder, and find out whether a vault can be made there."""
        self.choice.show_folder(folder)
        self.next_button.setEnabled(False)
        vaults = self._vaults

        def job(_progress: WatchedProgress) -> Place:
            return look_for_place(vaults, folder)

        self._runner.work(tr("Looking at the folder"), job, self._found)

    def _found(self, place: Place) -> None:
        self.place_found = place
        self.choice.show_folder(place.folder)
        self.next_button.setEnabled(place.state is FolderState.FREE)
        if place.state is FolderState.VAULT:
            self.warn(
                tr("There is a vault in this folder already."),
                tr("To open it, go back. To make another one, choose another folder."),
            )
        elif place.state is FolderState.OTHER:
            self.fail(FolderNotEmpty(place.folder))
        elif place.synchronised_by:
            self.warn(
                tr("{program} seems to copy this folder to other places.").format(
                    program=isolated(place.synchronised_by)
                ),
                tr(
                    "What is copied is sealed. But somebody who can use that account may delete "
                    "the vault, and can see when you use it. Another folder is safer."
                ),
            )
        else:
            self.calm()
