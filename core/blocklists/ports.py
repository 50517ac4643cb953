"""What the blocklist needs from whoever keeps its data. `storage` implements it."""

from typing import Protocol

from core.blocklists.person import IdentifierKind, Person, PersonRow
from core.ids import PersonId


class PersonStore(Protocol):
    """Keeps people. Every change is one transaction. Used on the vault thread only."""

    def add(self, person: Person) -> None:
        """Keep a new person with their identifiers."""
        ...

    def replace(self, person: Person) -> None:
        """Keep new content; identifiers not in `person` are removed. Raises UnknownRecord."""
        ...

    def get(self, person_id: PersonId) -> Person:
        """Return one person. Raises UnknownRecord."""
        ...

    def page(self, contains: str, *, offset: int, limit: int) -> tuple[PersonRow, ...]:
        """Return people, by name, whose name or identifiers contain the text, case folded."""
        ...

    def with_identifier(self, kind: IdentifierKind, normal: str) -> tuple[PersonRow, ...]:
        """Return the people who have an identifier with this normal form."""
        ...
