"""Keeping a note: first its files are sealed, then note and files are written in one go."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.changes import Changed
from core.errors import HollyhockError
from core.ids import IncidentId
from core.incidents.evidence import SealedEvidence
from core.incidents.incident import Incident, IncidentContent
from core.vault.session import Session
from ui.journal.pending_file import PendingFile, Sealed, adopted, seal_all
from ui.translate import tr
from ui.vault_runner import VaultRunner


class NoteKeeper(QObject):
    """One note at a time is kept.

    `kept(Incident)`: it is in the vault; files that failed say so in their `problem`.
    `failed(HollyhockError)`: nothing was written; everything can be tried again.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: VaultRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._content = IncidentContent("")
        self._incident_id: IncidentId | None = None
        self._pending: tuple[PendingFile, ...] = ()
        self.is_busy = False

    def keep(
        self,
        content: IncidentContent,
        incident_id: IncidentId | None,
        pending: Sequence[PendingFile],
    ) -> None:
        """Keep a new note (no id), or new content for one, with files added to it."""
        self.is_busy = True
        self._content, self._incident_id = content, incident_id
        self._pending = tuple(pending)
        unsealed = tuple(each for each in pending if each.sealed is None)
        if not unsealed:
            self._write()
            return
        job = partial(seal_all, self._runner.session.journal, unsealed)
        self._runner.work(tr("Putting files into the vault"), job, self._sealed, self._give_up)

    def _sealed(self, sealed: Sealed) -> None:
        sealed.settle()
        self._write()

    def _write(self) -> None:
        evidence = tuple(each.sealed for each in self._pending if each.sealed is not None)
        said = adopted(self._content.provenance, self._pending)
        content = replace(self._content, provenance=said)
        job = partial(_write, content, self._incident_id, evidence)
        self._runner.command(job, self._written, self._give_up)

    def _written(self, incident: Incident) -> None:
        self.is_busy = False
        self._pending = ()
        self.kept.emit(incident)

    def _give_up(self, error: HollyhockError) -> None:
        self.is_busy = False
        self.failed.emit(error)


def _write(
    content: IncidentContent,
    incident_id: IncidentId | None,
    evidence: tuple[SealedEvidence, ...],
    session: Session,
) -> Changed[Incident]:
    journal = session.journal
    if incident_id is None:
        changed = journal.record(content, evidence)
    else:
        changed = journal.revise(incident_id, content, evidence)
    journal.forget_draft()
    return changed
