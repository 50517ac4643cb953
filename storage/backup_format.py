"""What is in a portable backup (docs/vault-format.md, "Portable backups").

A tar file (POSIX 2001, "pax") inside an age file, its members in this order: README, FACTS, HEADER,
DATABASE, INDEX, EVERYTHING, then every original in the order of exhibit numbers, as
`originals/000012 photo.png`, then the photos of people in the order of their blobs, as
`photos/ab…ab face.png`.
"""

import json
import re
import tarfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from core.errors import BackupDamaged, VaultTooNew
from core.ids import BlobId
from core.safe_name import safe_name

FORMAT_VERSION = 2
"""2 added INDEX and EVERYTHING."""

README = "README.txt"
FACTS = "format.json"
HEADER = "vault.hdr"
DATABASE = "database.sqlite"
INDEX = "index.html"
EVERYTHING = "everything.json"
MAX_SMALL_MEMBER_BYTES = 64 * 1024
"""README, FACTS and HEADER are never longer."""

README_TEXT = """\
This is a backup of a Hollyhock notebook.

You do not need Hollyhock to open it. The backup is one file, encrypted
with a passphrase. Two free programs open it:

  1. age   (https://age-encryption.org) takes the encryption off
  2. tar   (part of Linux, macOS and Windows) unpacks what is inside

In a terminal:

  age -d -o backup.tar BACKUP-FILE      (it asks for the passphrase)
  tar -xf backup.tar

If beside the backup lies a small file of the same name with ".words" at
its end, the two belong together: with it, Hollyhock opens the backup with
the notebook's recovery words too. age does not need it, nor open it.

Be careful: what you unpack is no longer encrypted. Do this only on a
computer that is safe, and remove the unpacked files afterwards.

What is inside:

  index.html       every note, to read in any browser. Begin here.
  originals/       the files that were added as evidence, exactly as they
                   were. The number in front is the exhibit number.
  photos/          the pictures of people.
  everything.json  everything else: notes, people, checklists, for other
                   programs.
  database.sqlite  the same as a plain SQLite database
                   (https://sqlite.org). "DB Browser for SQLite" or the
                   program sqlite3 can read it.
  format.json      when this was made, and how much is in it.
  vault.hdr        a copy of the notebook's key file, still encrypted.
"""

_ONLY_OWNER = 0o600
_PHOTO = re.compile(r"photos/([0-9a-f]{32}) [^/\\\0]+")
_ORIGINAL = re.compile(r"originals/([0-9]{6,18}) [^/\\\0]+")


@dataclass(frozen=True, slots=True)
class Document:
    """A member that is made from the database: how long it is, and the SHA-256 of its bytes."""

    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What FACTS says. `made_at` is aware UTC; `schema` is the database's version."""

    made_at: datetime
    incident_count: int
    exhibit_count: int
    schema: int
    documents: Mapping[str, Document] = field(default_factory=dict)
    """INDEX and EVERYTHING by their names; none in backups of format 1."""

    def pack(self) -> bytes:
        """Return the JSON."""
        facts = {"format": FORMAT_VERSION, **asdict(self), "made_at": self.made_at.isoformat()}
        return json.dumps(facts, indent=2).encode() + b"\n"


def parse_facts(untrusted_data: bytes, supported_schema: int) -> BackupFacts:
    """Read FACTS. Raises BackupDamaged; VaultTooNew for a later format or database."""
    try:
        facts = json.loads(untrusted_data)
        version = int(facts["format"])
        if version > FORMAT_VERSION:
            raise VaultTooNew(version, FORMAT_VERSION)
        found = BackupFacts(
            made_at=datetime.fromisoformat(facts["made_at"]),
            incident_count=int(facts["incident_count"]),
            exhibit_count=int(facts["exhibit_count"]),
            schema=int(facts["schema"]),
            documents=_documents(facts, version),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BackupDamaged from error
    if found.schema > supported_schema:
        raise VaultTooNew(found.schema, supported_schema)
    if found.made_at.tzinfo is None:
        raise BackupDamaged
    return found


def _documents(facts: dict[str, Any], version: int) -> dict[str, Document]:
    """Return what FACTS say of the documents; raises ValueError, KeyError, TypeError."""
    if version == 1:
        return {}
    said = facts["documents"]
    found = {
        name: Document(int(said[name]["size_bytes"]), str(said[name]["sha256"]))
        for name in (INDEX, EVERYTHING)
    }
    if any(each.size_bytes < 0 for each in found.values()):
        raise ValueError("no size")
    return found


def member_start(name: str, size_bytes: int, made_at: datetime) -> bytes:
    """Return what stands before the content of a member: the same each time.

    It tells nothing of the computer: no user, no rights, one time for all.
    """
    member = tarfile.TarInfo(name)
    member.size, member.mtime, member.mode = size_bytes, int(made_at.timestamp()), _ONLY_OWNER
    return member.tobuf(tarfile.PAX_FORMAT)


def original_member(number: int, name: str) -> str:
    """Return the member name of an exhibit's original."""
    return f"originals/{number:06} {safe_name(name)}"


def exhibit_number(untrusted_member: str) -> int:
    """Return whose original a member is. Raises BackupDamaged for any other name."""
    found = _ORIGINAL.fullmatch(untrusted_member)
    if found is None:
        raise BackupDamaged
    return int(found[1])


def photo_member(blob_id: BlobId, name: str) -> str:
    """Return the member name of a photo of a person."""
    return f"photos/{blob_id} {safe_name(name)}"


def photo_blob(untrusted_member: str) -> BlobId:
    """Return which photo a member is. Raises BackupDamaged for any other name."""
    found = _PHOTO.fullmatch(untrusted_member)
    if found is None:
        raise BackupDamaged
    return BlobId(found[1])
