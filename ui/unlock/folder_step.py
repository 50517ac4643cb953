"""Where the new vault will live."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from core.vault.ports import FolderState
from core.vault.session import Vaults
from ui.dialogs import FileDialogs
from ui.plain_text import isolated
from ui.shared.private_typing import private_hints
from ui.shared.text import SoftLabel, field_label
from ui.translate import tr
from ui.unlock.place_choice import Place, PlaceChoice
from ui.unlock.step import Step
from ui.unlock.whereabouts import how_found_again
from ui.vault_runner import VaultRunner

_NOT_IN_NAMES = frozenset('<>:"/\\|?*')
_MOST_BYTES = 255


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
        self._is_made, self._usual = False, folder
        label = tr("Folder of the vault")
        self.choice = PlaceChoice("new-folder", label, dialogs, vaults, runner)
        self.choice.looking.connect(self._wait)
        self.choice.found.connect(self._judge)
        self.column.addWidget(self.choice)
        self.name = QLineEdit()
        self.name.setObjectName("new-folder-name")
        self.name.setInputMethodHints(private_hints())
        self.name.textEdited.connect(self._rename)
        self.column.addWidget(field_label(tr("Name of the folder"), self.name))
        self.column.addWidget(self.name)
        self.column.addWidget(
            SoftLabel(tr("Any name will do. One that nobody wonders about is a good one."))
        )
        self.others_label = SoftLabel(_about_others())
        self.others_label.setObjectName("about-other-vaults")
        self.others_label.hide()
        self.column.addWidget(self.others_label)
        self.found_again_label = SoftLabel(how_found_again())
        self.found_again_label.setObjectName("found-again")
        self.found_again_label.hide()
        self.column.addWidget(self.found_again_label)
        self.made_label = SoftLabel(
            tr("The vault is made and stays here. You can move it later while the app is closed.")
        )
        self.made_label.hide()
        self.column.addWidget(self.made_label)
        self.end_with_buttons()
        self.choice.look_at(folder)

    @property
    def folder(self) -> Path:
        """The folder chosen."""
        return self.choice.folder

    def tell_about_others(self) -> None:
        """This vault will not be the only one: say what that can hide, and what not."""
        self.others_label.show()
        self._usual = Path()

    def shown(self) -> None:
        """Look again: the disk may have changed."""
        if self._is_made:
            self.next_button.setFocus()
        else:
            self.choice.look_at(self.folder)

    def vault_made(self) -> None:
        """The vault is there now: its place is settled."""
        self._is_made = True
        self.choice.setEnabled(False)
        self.name.setEnabled(False)
        self.made_label.show()
        self.calm()

    @Slot()
    def _wait(self) -> None:
        self.next_button.setEnabled(False)

    @Slot(str)
    def _rename(self, name: str) -> None:
        if _can_name(name):
            self.choice.look_at(self.folder.with_name(name))
            return
        self.next_button.setEnabled(False)
        self.choice.forget()
        self.warn(
            tr("A folder cannot have this name."),
            tr("Take letters, digits and spaces. Nothing was made yet."),
        )

    @Slot(object)
    def _judge(self, place: Place) -> None:
        if not self.name.hasFocus():  # or else it would change under the person's hands
            self.name.setText(place.folder.name)
        self.found_again_label.setVisible(place.folder != self._usual)
        self.next_button.setEnabled(place.is_free)
        if place.is_free and self.isVisible() and not self.name.hasFocus():
            self.next_button.setFocus()  # a button that waits cannot keep the focus
        if place.state is FolderState.VAULT:
            self.warn(
                tr("There is a vault in this folder already."),
                tr("To open it, go back. To make another one, choose another folder."),
            )
        elif place.problem is not None:
            self.fail(place.problem)
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


def _can_name(name: str) -> bool:
    """Tell whether a folder may be called this on every system that may read it one day."""
    return (
        name.strip(" .") != ""
        and name.isprintable()
        and not _NOT_IN_NAMES.intersection(name)
        and len(name.encode()) <= _MOST_BYTES
    )


def _about_others() -> str:
    return tr(
        "Each vault stands alone, with a passphrase of its own, and the app keeps no list of them."
        " A second one cannot hide the first: its folder may be found, and so may how new or how"
        " empty a vault is."
    )
