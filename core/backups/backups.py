"""Backups of the unlocked vault."""

from collections.abc import Callable, Iterable
from pathlib import Path

from core.backups.backup import BackupContents, BackupRecord, FileWritten
from core.backups.drive import Drilled, DriveState, DriveWritten
from core.backups.ports import BackupFiles, BackupRecordStore, Drive, Restored, Snapshot
from core.backups.retention import Pruning, plan_pruning
from core.backups.standing import BackupChoices, BackupProof, KnownDrive, Standing
from core.changes import Changed, Kind
from core.clock import Clock
from core.progress import Progress
from core.vault.credentials import Typed
from core.vault.passphrase import check_passphrase

_REMEMBERED = 20
_CHANGED = frozenset({Kind.BACKUPS})


class Backups:
    """Makes backups in three steps, so that a long one never holds up the rest of the app.

    `snapshot` on the vault thread, `write` (or a drive's own) on any thread, `remember` on the
    vault thread. `open_drive` looks at a drive, on any thread.
    """

    def __init__(
        self,
        records: BackupRecordStore,
        files: BackupFiles,
        open_drive: Callable[[Path], Drive],
        scratch: Path,
        renew: Callable[[Snapshot, str, Progress], Restored],
        clock: Clock,
    ) -> None:
        self._renew = renew
        self._scratch = scratch
        self._records = records
        self._files = files
        self._clock = clock
        self.open_drive = open_drive

    def snapshot(self) -> Snapshot:
        """Hold the present state of the vault still; close it when the backup is written."""
        return self._records.snapshot()

    def write(
        self,
        snapshot: Snapshot,
        target: Path,
        passphrase: str,
        progress: Progress,
        *,
        with_words: bool = False,
    ) -> FileWritten:
        """Write a backup file and read it back. Raises PassphraseTooWeak, and as `BackupFiles`."""
        check_passphrase(passphrase)
        return self._files.write(snapshot, target, passphrase, progress, with_words=with_words)

    def has_words(self, file: Path) -> bool:
        """Tell whether a small file is beside a backup file. Any thread; looks at the disk."""
        return self._files.has_words(file)

    def let_words_open(self, snapshot: Snapshot, file: Path, passphrase: str) -> Path:
        """Let this vault's recovery words open a backup file that is there. Any thread.

        Raises as `BackupFiles.let_words_open`.
        """
        return self._files.let_words_open(snapshot, file, passphrase)

    def renew(self, snapshot: Snapshot, new_passphrase: str, progress: Progress) -> Restored:
        """Make another key for this vault; `Session.take_new_key` puts it in use. Any thread.

        Raises PassphraseTooWeak, and as `OpenVault.renew`.
        """
        check_passphrase(new_passphrase)
        return self._renew(snapshot, new_passphrase, progress)

    def drill_drive(self, place: Path, progress: Progress) -> Drilled:
        """Restore the newest state of a drive on trial. Any thread. Raises as `Drive.drill`."""
        return self.open_drive(place).drill(self._scratch, progress)

    def drill_file(self, file: Path, credential: Typed, progress: Progress) -> Drilled:
        """Restore a backup file on trial. Any thread. Raises as `BackupFiles.drill`."""
        return self._files.drill(file, credential, self._scratch, progress)

    def remember(self, contents: BackupContents) -> Changed[BackupRecord]:
        """Remember that a backup file was made and read back."""
        return self._remember(BackupRecord(contents.made_at, contents))

    def remember_on_drive(self, written: DriveWritten) -> Changed[BackupRecord]:
        """Remember that a state was written to a drive, and the drive if it is new."""
        if written.drive not in {each.id for each in self._records.drives()}:
            self._records.remember_drive(KnownDrive(written.drive, "", self._clock.now()))
        state = written.state
        contents = BackupContents(
            state.made_at, state.incident_count, state.exhibit_count, state.size_bytes
        )
        return self._remember(BackupRecord(state.made_at, contents, written.drive))

    def remember_proof(self, drilled: Drilled) -> Changed[BackupProof]:
        """Remember that a backup was proven to restore; `drilled` found no flaw."""
        proof = BackupProof(self._clock.now(), drilled.made_at)
        self._records.add_proof(proof)
        return Changed(proof, _CHANGED)

    def name_drive(self, drive: KnownDrive) -> Changed[KnownDrive]:
        """Give a drive another name."""
        self._records.remember_drive(drive)
        return Changed(drive, _CHANGED)

    def latest(self) -> tuple[BackupRecord, ...]:
        """Return what is remembered, newest first."""
        return self._records.latest(_REMEMBERED)

    def drives(self) -> tuple[KnownDrive, ...]:
        """Return the drives that backups went to."""
        return self._records.drives()

    def standing(self) -> Standing:
        """Return when backups were last made and proven, and what was chosen."""
        newest = self._records.latest(1)
        return Standing(
            newest[0].made_at if newest else None,
            self._records.last_proof(),
            self._records.choices(),
        )

    def choose(self, choices: BackupChoices) -> Changed[BackupChoices]:
        """Keep how many states stay on drives, and when to remind. Raises InvalidField."""
        choices.check()
        self._records.keep_choices(choices)
        return Changed(choices, _CHANGED)

    def plan_pruning(self, states: Iterable[DriveState], choices: BackupChoices) -> Pruning:
        """Say which states of a drive would stay and which would go, on the clocks here."""
        return plan_pruning(states, choices.retention, self._clock.zone())

    def _remember(self, record: BackupRecord) -> Changed[BackupRecord]:
        self._records.add(record)
        return Changed(record, _CHANGED)
