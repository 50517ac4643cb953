"""Identities of records: 128 random bits as 32 lower-case hexadecimal digits."""

import uuid
from typing import NewType

IncidentId = NewType("IncidentId", str)
ExhibitId = NewType("ExhibitId", str)
PersonId = NewType("PersonId", str)
IdentifierId = NewType("IdentifierId", str)
BlobId = NewType("BlobId", str)


def new_id() -> str:
    """Return a fresh random identity; wrap it in the type it is for."""
    return uuid.uuid4().hex
