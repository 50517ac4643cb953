"""The text being written, in the database."""

import json

from core.ids import BlobId, IncidentId
from core.incidents.content_json import content_from_json, content_to_json
from core.incidents.evidence import SealedEvidence
from core.incidents.incident import JournalDraft
from storage.database import Database
from storage.distrust import distrusting
from storage.time_text import time_from_text, time_to_text


class DraftRows:
    """The table draft: one row at most. A draft may be anything, so its content is JSON."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, draft: JournalDraft | None) -> None:
        """Keep the text being written in place of the one before; None forgets it."""
        with self._database.transaction():
            self._database.rows("DELETE FROM draft")
            if draft is not None:
                self._database.rows(
                    "INSERT INTO draft (only_row, content, incident_id, kept_at, evidence)"
                    " VALUES (1, ?, ?, ?, ?)",
                    (
                        content_to_json(draft.content),
                        draft.incident_id,
                        time_to_text(draft.kept_at),
                        _evidence_to_json(draft.evidence),
                    ),
                )

    def get(self) -> JournalDraft | None:
        """Return the text that was being written, if any. Raises DatabaseDamaged."""
        row = self._database.row("SELECT content, incident_id, kept_at, evidence FROM draft")
        if row is None:
            return None
        content, incident_id, kept_at, evidence = row
        with distrusting():
            return JournalDraft(
                content_from_json(content),
                incident_id and IncidentId(incident_id),
                time_from_text(kept_at),
                _evidence_from_json(evidence),
            )

    def blobs(self) -> tuple[BlobId, ...]:
        """Return the blobs that the draft names: they must not be swept. Raises DatabaseDamaged."""
        row = self._database.row("SELECT evidence FROM draft")
        with distrusting():
            return tuple(each.blob_id for each in _evidence_from_json(row[0] if row else "[]"))

    def let_go_of_evidence(self) -> None:
        """Forget the files of the draft, not its text: a backup holds exhibits only."""
        with self._database.transaction():
            self._database.rows("UPDATE draft SET evidence = '[]'")


def _evidence_to_json(evidence: tuple[SealedEvidence, ...]) -> str:
    rows = [
        [
            each.blob_id,
            each.name,
            each.size_bytes,
            each.sha256,
            each.media_type,
            time_to_text(each.sealed_at),
        ]
        for each in evidence
    ]
    return json.dumps(rows, ensure_ascii=False)


def _evidence_from_json(text: str) -> tuple[SealedEvidence, ...]:
    return tuple(
        SealedEvidence(
            BlobId(blob_id), name, size_bytes, sha256, media_type, time_from_text(sealed_at)
        )
        for blob_id, name, size_bytes, sha256, media_type, sealed_at in json.loads(text)
    )
