"""The first piece of a sealed blob: what the file was called and what it is.

It lets evidence be salvaged when the database is lost (docs/vault-format.md, "Blobs"). Layout,
exactly one piece of 16 KiB: length of the JSON (4 bytes, big-endian) ‖ JSON in UTF-8 ‖ zeros.
Long names are cut here; the database has them whole.
"""

import json
import re
from datetime import datetime

from core.ids import BlobId
from core.incidents.evidence import SealedEvidence
from storage.crypto.chunked import PIECE_BYTES

FRAME_BYTES = PIECE_BYTES

_LENGTH_BYTES = 4
_MAX_TEXT = 1000
"""Characters kept of a name and of a media type: in JSON at most six bytes each, so both fit."""
_SHA256 = re.compile("[0-9a-f]{64}")


class FrameDamaged(Exception):
    """The piece is authentic but holds no frame that this version understands."""


def pack_frame(evidence: SealedEvidence) -> bytes:
    """Return the FRAME_BYTES that begin a blob."""
    facts = {
        "name": evidence.name[:_MAX_TEXT],
        "media_type": evidence.media_type[:_MAX_TEXT],
        "size_bytes": evidence.size_bytes,
        "sha256": evidence.sha256,
        "sealed_at": evidence.sealed_at.isoformat(),
    }
    text = json.dumps(facts, ensure_ascii=False).encode()
    return (len(text).to_bytes(_LENGTH_BYTES, "big") + text).ljust(FRAME_BYTES, b"\0")


def parse_frame(piece: bytes, blob_id: BlobId) -> SealedEvidence:
    """Read the FRAME_BYTES that begin a blob. Raises FrameDamaged."""
    length = int.from_bytes(piece[:_LENGTH_BYTES], "big")
    try:
        facts = json.loads(piece[_LENGTH_BYTES : _LENGTH_BYTES + length])
        evidence = SealedEvidence(
            blob_id=blob_id,
            name=str(facts["name"]),
            size_bytes=int(facts["size_bytes"]),
            sha256=str(facts["sha256"]),
            media_type=str(facts["media_type"]),
            sealed_at=datetime.fromisoformat(facts["sealed_at"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FrameDamaged from error
    if evidence.size_bytes < 0 or not _SHA256.fullmatch(evidence.sha256):
        raise FrameDamaged
    return evidence
