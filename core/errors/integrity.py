"""What is stored is not as it should be."""

from dataclasses import dataclass

from core.errors.families import IntegrityError


class HeaderDamaged(IntegrityError):
    """Neither copy of the vault's header can be used."""


class DatabaseDamaged(IntegrityError):
    """The database does not open with the vault's own key, or fails its page checks."""


class DatabaseMissing(IntegrityError):
    """The header is there, the database is not."""


@dataclass(eq=False)
class DatabaseOlderThanHeader(IntegrityError):
    """The database was put back to an earlier state (or the header comes from a later one)."""

    header_generation: int
    database_generation: int


@dataclass(eq=False)
class EvidenceMissing(IntegrityError):
    """The sealed file of an exhibit is not in the vault folder."""

    name: str


@dataclass(eq=False)
class EvidenceDamaged(IntegrityError):
    """The sealed file of an exhibit was altered or cut short."""

    name: str


@dataclass(eq=False)
class RestoredInPart(IntegrityError):
    """The new vault is there, but the backup could not give some files."""

    name: str
    """Of one of them."""
    count: int


class ChainBroken(IntegrityError):
    """The chain of sealed notes does not hold together."""
