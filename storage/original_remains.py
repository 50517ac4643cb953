"""The originals in what is left of a portable backup whose database was not whole."""

from core.errors import BackupDamaged, EvidenceDamaged, SourceChanged
from core.ids import BlobId
from core.incidents.evidence import SealedEvidence
from storage.backup_format import exhibit_number, photo_blob
from storage.database_rescue import BuiltDatabase
from storage.evidence_store import BlobEvidenceStore
from storage.tar_remains import Member, TarRemains


class OriginalRemains:
    """Brings the whole ones into a new vault: counts them, and names those that are `lost`.

    `without_note`: those that no note names, because it was lost. An original that was in the
    database is compared with the digest there. Of others only the backup itself tells that they
    are as they were put into it; one with a gap is lost.
    """

    def __init__(self, tar: TarRemains, store: BlobEvidenceStore, built: BuiltDatabase) -> None:
        self._tar, self._store, self._built = tar, store, built
        self._brought: set[BlobId] = set()
        self.whole = 0
        self.lost: list[str] = []
        self.without_note: list[SealedEvidence] = []

    def bring(self) -> None:
        """Go through the members that are left. Raises DiskFull, NotWritable."""
        while member := self._tar.next():
            try:
                evidence = self._described(member)
            except BackupDamaged:
                pass  # no original; the app writes nothing else here
            else:
                self._take(member, evidence)
        for evidence in (*self._built.database.files(), *self._built.orphans.values()):
            if evidence.blob_id not in self._brought:
                self.lost.append(evidence.name)

    def _described(self, member: Member) -> SealedEvidence | None:
        """Return what the database says about a member. Raises BackupDamaged for no original."""
        if member.name.startswith("photos/"):
            return self._built.photo(photo_blob(member.name))
        return self._built.original(exhibit_number(member.name))

    def _take(self, member: Member, evidence: SealedEvidence | None) -> None:
        content = self._tar.content(member)
        try:
            if evidence is None:
                name = member.name.partition(" ")[2]
                found = self._store.seal_stream(name, member.size_bytes, content)
                self.without_note.append(found)
            else:
                self._store.reseal(evidence, content)
                self._brought.add(evidence.blob_id)
                if evidence.blob_id in self._built.orphans:
                    self.without_note.append(evidence)
        except (EvidenceDamaged, SourceChanged):
            if evidence is None:
                self.lost.append(name)
            return
        self.whole += 1
