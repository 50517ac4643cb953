"""Records to store."""

import hashlib
from datetime import UTC, date, datetime, timedelta

from core.blocklists.person import Identifier, IdentifierContent, IdentifierKind, Person, Standing
from core.ids import BlobId, IdentifierId, IncidentId, PersonId, new_id
from core.incidents.details import Details, Flag, Harm, Report, Witness
from core.incidents.evidence import SealedEvidence
from core.incidents.incident import Incident, IncidentContent
from core.incidents.provenance import Copy, Online, Provenance, Way
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


def sealed(name: str = "screen.png", media_type: str = "image/png") -> SealedEvidence:
    """Return evidence, sealed as far as a database can tell."""
    digest = hashlib.sha256(name.encode(errors="replace")).hexdigest()
    return SealedEvidence(BlobId(new_id()), name, 2**33, digest, media_type, NOON)


def details() -> Details:
    """Return details with every field filled."""
    return Details(
        ended=at(60),
        approximate_minutes=30,
        discovered=Moment(NOON.replace(microsecond=0), "America/New_York", 1, "at noon"),
        quote='You will see "what" comes.\n\0',
        flags=(Flag.THREAT_TO_LIFE, Flag.WEAPON),
        url="https://example.org/@someone?id=7",
        message_id="<7@example.org>",
        place="at the door",
        attribution="the voice",
        third_parties="a neighbour",
        witnesses=(Witness("Jo", "07", "the car"), Witness("Kim")),
        device="phone",
        account="mine",
        app="chat",
        way_in="a link",
        fear=0,
        harms=(Harm.SLEEP, Harm.MONEY),
        cost="40 €",
        reports=(
            Report("police", date(2026, 3, 4), "AZ 12", "Officer Lind", "77", "open", None),
            Report("platform", None, next_on=date(2026, 4, 1)),
        ),
        private_note="𝒮 not for the court",
    )


def said(sha256: str = "a" * 64) -> Provenance:
    """Return what is said of a file, with every field filled."""
    return Provenance(
        sha256,
        at(30),
        Way.SCREENSHOT,
        "my sister 𝒮",
        Copy.COPY,
        Online.MAY_VANISH,
        "https://example.org/@someone/7",
        "two lines\nand a NUL \0",
    )


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
