"""Records in the vault that cannot be changed as it was asked."""

from dataclasses import dataclass

from core.errors.families import ExpectedError


class AlreadySealed(ExpectedError):
    """The incident is sealed: it changes by an amendment with a reason only."""


class InTrash(ExpectedError):
    """What lies in the trash is not changed: it has to be put back first."""


class NotInTrash(ExpectedError):
    """Only what lies in the trash can be deleted for good."""


@dataclass(eq=False)
class PersonInUse(ExpectedError):
    """Incidents name the person: they can be out of every list, but not be forgotten."""

    name: str
    incident_count: int


@dataclass(eq=False)
class UnknownRecord(ExpectedError):
    """No record has this identity: it was removed, or the identity was mistyped."""

    record_id: str
