"""Records to store."""

import hashlib
from datetime import UTC, datetime, timedelta

from core.blocklists.person import Identifier, IdentifierContent, IdentifierKind, Person, Standing
from core.ids import BlobId, IdentifierId, IncidentId, PersonId, new_id
from core.incidents.evidence import SealedEvidence
from core.incidents.incident import Incident, IncidentContent
from core.moment import Moment

NOON = datetime(2026, 3, 3, 12, 0, 0, 123456, tzinfo=UTC)


def at(seconds: int) -> Moment:
    """Return a moment so many seconds after noon."""
    return Moment(NOON.replace(microsecond=0) + timedelta(seconds=seconds), "Europe/Berlin")


def incident(
    text: str = "He called again.",
    *,
    content: IncidentContent | None = None,
    recorded_at: datetime = NOON,
) -> Incident:
    """Return an incident that is stored nowhere yet."""
    return Incident(
        IncidentId(new_id()), content or IncidentContent(text), recorded_at, recorded_at
    )


def sealed(name: str = "screen.png") -> SealedEvidence:
    """Return evidence, sealed as far as a database can tell."""
    digest = hashlib.sha256(name.encode(errors="replace")).hexdigest()
    return SealedEvidence(BlobId(new_id()), name, 2**33, digest, "image/png", NOON)


def person(name: str = "R. Example", *written: str) -> Person:
    """Return a person with handles."""
    return Person(
        PersonId(new_id()),
        name,
        Standing.SUSPECTED,
        "met once",
        tuple(identifier(each) for each in written),
        NOON,
        NOON,
    )


def identifier(written: str) -> Identifier:
    """Return a handle whose normal form is the lower case."""
    content = IdentifierContent(IdentifierKind.HANDLE, written, "example.org")
    return Identifier(IdentifierId(new_id()), content, written.lower(), NOON)
