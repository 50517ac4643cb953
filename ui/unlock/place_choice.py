"""Choosing where a new vault will live, and finding out whether it can."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from core.errors import CouldNotRead, FolderNotEmpty, HollyhockError
from core.traces.synchronised import synchronised_by
from core.vault.ports import FolderState
from core.vault.session import Vaults
from ui.dialogs import FileDialogs
from ui.jobs import WatchedProgress
from ui.shared.folder_choice import FolderChoice
from ui.translate import tr
from ui.vault_runner import VaultRunner

VAULT_FOLDER_NAME = "Hollyhock"


@dataclass(frozen=True, slots=True)
class Place:
    """What was found out about a folder that the person named."""

    folder: Path
    state: FolderState
    synchronised_by: str | None
    refusal: CouldNotRead | None = None
    """Why nothing is known of it."""

    @property
    def is_free(self) -> bool:
        """Whether a vault can be made there."""
        return self.problem is None

    @property
    def problem(self) -> HollyhockError | None:
        """Why no vault can be made there."""
        if self.refusal is not None:
            return self.refusal
        return None if self.state is FolderState.FREE else FolderNotEmpty(self.folder)


def look_for_place(vaults: Vaults, wanted: Path) -> Place:
    """Find out about a folder; of one that holds other things, about a new one within it.

    Reads the disk: not on the GUI thread.
    """
    try:
        state = vaults.look_at(wanted)
        if state is FolderState.OTHER and wanted.is_dir():
            wanted = wanted / VAULT_FOLDER_NAME
            state = vaults.look_at(wanted)
    except CouldNotRead as error:
        return Place(wanted, FolderState.OTHER, None, error)
    return Place(wanted, state, synchronised_by(wanted, _exists))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # the folder can be listed, but nothing in it be looked at
        return False


class PlaceChoice(FolderChoice):
    """A path, a button to choose another, and what is known of it.

    `looking()`: another folder was named, nothing is known yet. `found(Place)`: now it is.
    """

    looking = Signal()
    found = Signal(object)

    def __init__(
        self, name: str, label: str, dialogs: FileDialogs, vaults: Vaults, runner: VaultRunner
    ) -> None:
        super().__init__(name, label, dialogs)
        self._vaults, self._runner = vaults, runner
        self.place: Place | None = None
        self._questions = 0
        self.chosen.connect(self.look_at)

    @Slot(object)
    def look_at(self, folder: Path) -> None:
        """Take a folder, and find out about it."""
        self.place = None
        self.show_folder(folder)
        self.looking.emit()
        self._questions += 1
        vaults, question = self._vaults, self._questions

        def job(_progress: WatchedProgress) -> tuple[int, Place]:
            return question, look_for_place(vaults, folder)

        self._runner.work(tr("Looking at the folder"), job, self._answer)

    def forget(self) -> None:
        """No folder is named for the moment: what is being found out is of no use."""
        self.place = None
        self._questions += 1

    def _answer(self, answer: tuple[int, Place]) -> None:
        question, place = answer
        if question == self._questions:  # two may be looked at at once, and end in any order
            self.place = place
            self.show_folder(place.folder)
            self.found.emit(place)
