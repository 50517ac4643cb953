"""A person and the identifiers they use."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.errors import InvalidField, Problem
from core.ids import IdentifierId, PersonId
from core.incidents.evidence import SealedEvidence

MAX_NAME_CHARACTERS = 400
MAX_NOTES_CHARACTERS = 1_000_000
MAX_WRITTEN_CHARACTERS = 4_000
MAX_GROUP_CHARACTERS = 100
MAX_GROUPS = 50
MAX_ACTS_FOR = 200


class Standing(StrEnum):
    """How sure it is who this person is; the values are stored and never change."""

    KNOWN = "known"
    SUSPECTED = "suspected"
    UNKNOWN = "unknown"


class Circle(StrEnum):
    """On whose side a person is; the values are stored and never change.

    The own circle is never on a blocklist: it is there so that somebody who pretends to be one of
    them is noticed.
    """

    BLOCKLIST = "blocklist"
    ME = "me"
    CLOSE = "close"
    """Family, friends, colleagues."""


class IdentifierKind(StrEnum):
    """Kinds of identifiers; the values are stored and never change."""

    EMAIL = "email"
    EMAIL_DOMAIN = "email_domain"
    PHONE = "phone"
    HANDLE = "handle"
    WEBSITE = "website"
    IP_ADDRESS = "ip_address"
    """One address, or a range of them."""
    POSTAL_NAME = "postal_name"


@dataclass(frozen=True, slots=True)
class IdentifierContent:
    """An identifier as written; `platform` names the service of a handle, else empty."""

    kind: IdentifierKind
    written: str
    platform: str = ""
    account_id: str = ""
    """The number or code that a platform never changes, when the person found it; else empty."""
    note: str = ""
    """Private: why it is theirs. In no export unless chosen."""

    def check(self) -> None:
        """Raise InvalidField when it cannot be stored."""
        if not self.written.strip():
            raise InvalidField("identifier", Problem.EMPTY)
        texts = self.written, self.platform, self.account_id, self.note
        if max(map(len, texts)) > MAX_WRITTEN_CHARACTERS:
            raise InvalidField("identifier", Problem.TOO_LONG)

    @property
    def as_written(self) -> tuple[IdentifierKind, str, str]:
        """What makes it this identifier: with another account ID or note it still is the same."""
        return self.kind, self.written, self.platform


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier as it is kept: what was written, and its normal form for matching."""

    id: IdentifierId
    content: IdentifierContent
    normal: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class About:
    """What else is known of a person. All of it may stay empty."""

    standing_reason: str = ""
    """Why the person thinks that it is them."""
    relation: str = ""
    """Former partner, neighbour, stranger…, in the person's words."""
    circle: Circle = Circle.BLOCKLIST
    third_parties: str = ""
    """Others who act for them, as far as they are no people of their own here."""
    acts_for: tuple[PersonId, ...] = ()
    """For whom this person acts."""
    groups: tuple[str, ...] = ()
    photo: SealedEvidence | None = None
    """Foreign, as all evidence: it is decoded in the process without key only."""

    def check(self) -> None:
        """Raise InvalidField when it cannot be stored."""
        for name in ("standing_reason", "third_parties"):
            if len(getattr(self, name)) > MAX_NOTES_CHARACTERS:
                raise InvalidField(name, Problem.TOO_LONG)
        if len(self.relation) > MAX_NAME_CHARACTERS:
            raise InvalidField("relation", Problem.TOO_LONG)
        if len(self.acts_for) > MAX_ACTS_FOR:
            raise InvalidField("acts_for", Problem.TOO_LONG)
        if len(self.groups) > MAX_GROUPS:
            raise InvalidField("group", Problem.TOO_LONG)
        for group in self.groups:
            check_group(group)


def check_group(group: str) -> None:
    """Raise InvalidField when it cannot be the name of a group."""
    if not group.strip():
        raise InvalidField("group", Problem.EMPTY)
    if len(group) > MAX_GROUP_CHARACTERS:
        raise InvalidField("group", Problem.TOO_LONG)


@dataclass(frozen=True, slots=True)
class PersonContent:
    """The part of a person that is written; only a name, a description of a kind, is required."""

    name: str
    standing: Standing = Standing.UNKNOWN
    notes: str = ""
    """Private: in no export unless chosen."""
    identifiers: tuple[IdentifierContent, ...] = ()
    about: About = field(default_factory=About)

    def check(self) -> None:
        """Raise InvalidField when the content cannot be stored."""
        if not self.name.strip():
            raise InvalidField("name", Problem.EMPTY)
        if len(self.name) > MAX_NAME_CHARACTERS:
            raise InvalidField("name", Problem.TOO_LONG)
        if len(self.notes) > MAX_NOTES_CHARACTERS:
            raise InvalidField("notes", Problem.TOO_LONG)
        self.about.check()
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
    about: About = field(default_factory=About)
    trashed_at: datetime | None = None
    """Since when they are out of every list; incidents still name them."""
    merged_into: PersonId | None = None
    """Who they turned out to be: incidents that name them count for that person."""

    @property
    def content(self) -> PersonContent:
        """The part that is written."""
        identifiers = tuple(each.content for each in self.identifiers)
        return PersonContent(self.name, self.standing, self.notes, identifiers, self.about)


ROW_IDENTIFIERS = 12
"""A person may have a hundred thousand; a list shows a few."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What the list of people shows."""

    id: PersonId
    name: str
    standing: Standing
    identifiers: tuple[str, ...]
    """As written, the first ROW_IDENTIFIERS of them."""
    incident_count: int
    circle: Circle = Circle.BLOCKLIST
    groups: tuple[str, ...] = ()
    has_photo: bool = False
    identifier_count: int = 0
    position: str | int = ""
    """Where the row stands in the order it was asked for: with its id, what the next page follows.
    """
