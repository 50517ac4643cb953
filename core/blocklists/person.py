"""A person and the identifiers they use."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.errors import InvalidField, Problem
from core.ids import IdentifierId, PersonId

MAX_NAME_CHARACTERS = 400
MAX_NOTES_CHARACTERS = 1_000_000
MAX_WRITTEN_CHARACTERS = 4_000


class Standing(StrEnum):
    """How sure it is who this person is; the values are stored and never change."""

    KNOWN = "known"
    SUSPECTED = "suspected"
    UNKNOWN = "unknown"


class IdentifierKind(StrEnum):
    """Kinds of identifiers; the values are stored and never change."""

    EMAIL = "email"
    EMAIL_DOMAIN = "email_domain"
    PHONE = "phone"
    HANDLE = "handle"
    WEBSITE = "website"
    IP_ADDRESS = "ip_address"
    POSTAL_NAME = "postal_name"


@dataclass(frozen=True, slots=True)
class IdentifierContent:
    """An identifier as written; `platform` names the service of a handle, else empty."""

    kind: IdentifierKind
    written: str
    platform: str = ""

    def check(self) -> None:
        """Raise InvalidField when it cannot be stored."""
        if not self.written.strip():
            raise InvalidField("identifier", Problem.EMPTY)
        if max(len(self.written), len(self.platform)) > MAX_WRITTEN_CHARACTERS:
            raise InvalidField("identifier", Problem.TOO_LONG)


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier as it is kept: what was written, and its normal form for matching."""

    id: IdentifierId
    content: IdentifierContent
    normal: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class PersonContent:
    """The part of a person that is written; only a name, a description of a kind, is required."""

    name: str
    standing: Standing = Standing.UNKNOWN
    notes: str = ""
    identifiers: tuple[IdentifierContent, ...] = ()

    def check(self) -> None:
        """Raise InvalidField when the content cannot be stored."""
        if not self.name.strip():
            raise InvalidField("name", Problem.EMPTY)
        if len(self.name) > MAX_NAME_CHARACTERS:
            raise InvalidField("name", Problem.TOO_LONG)
        if len(self.notes) > MAX_NOTES_CHARACTERS:
            raise InvalidField("notes", Problem.TOO_LONG)
        for identifier in self.identifiers:
            identifier.check()


@dataclass(frozen=True, slots=True)
class Person:
    """A person as they are kept; times are aware UTC."""

    id: PersonId
    name: str
    standing: Standing
    notes: str
    identifiers: tuple[Identifier, ...]
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What the list of people shows."""

    id: PersonId
    name: str
    standing: Standing
    identifiers: tuple[str, ...]
    """As written, in the order they were added."""
    incident_count: int
