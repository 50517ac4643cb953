"""What a command works with."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.progress import Progress
from core.vault.credentials import Credential
from core.vault.ports import Notice
from core.vault.session import Session, Vaults
from ui.command_line.drive_progress import ANEW, DriveWork, drive_progress
from ui.command_line.output import Output
from ui.command_line.passphrase_input import PassphraseInput
from ui.translate import tr


@dataclass(frozen=True, slots=True)
class Job:
    """One command with its options, and the way to vaults and to the person."""

    options: Namespace
    vaults: Vaults
    passphrases: PassphraseInput
    output: Output

    def is_folder(self, place: Path) -> bool:
        """Tell whether somebody means a folder, or a file. Raises ReadingRefused, NotReadable."""
        with self.watched(tr("Looking at the folder")):
            self.vaults.look_at(place)  # or else what may not be seen would be taken for a file
            return place.is_dir()

    def watched(self, title: str, work: DriveWork = ANEW) -> AbstractContextManager[Progress]:
        """Lend a progress that also says when a drive is slow or silent. As `drive_progress`."""
        return drive_progress(self.output.progress(title), self.output, work)

    @contextmanager
    def unlocked(self, folder: Path, credential: Credential | None = None) -> Iterator[Session]:
        """Open the vault, with what the person gives if None, and lock it whatever happens."""
        session = self.vaults.unlock(folder, credential or self.passphrases.credential())
        try:
            if Notice.HEADER_COPY_MENDED in session.notices:
                self.output.note(
                    tr("One of the two copies of the vault's header was damaged; it is mended.")
                )
            yield session
        finally:
            session.lock()
