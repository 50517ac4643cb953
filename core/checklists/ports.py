"""What the checklists need from whoever keeps their data. `storage` implements it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.checklists.choices import Choices
from core.checklists.own import OwnItem, OwnList, Removed
from core.checklists.task import Mark
from core.ids import IncidentId


class MarkStore(Protocol):
    """Keeps what the person did. Every change is one transaction. Used on the vault thread only."""

    def put(self, item_id: str, mark: Mark | None) -> None:
        """Keep a mark in place of the one before; None: there is none any more."""
        ...

    def marks(self) -> Mapping[str, Mark]:
        """Return all marks by item id, also of items that are no longer shipped."""
        ...

    def link(self, item_id: str, incident_id: IncidentId, at: datetime) -> None:
        """Note that an incident was written for an item; again changes nothing.

        Raises UnknownRecord for an incident that is not there.
        """
        ...

    def unlink(self, item_id: str, incident_id: IncidentId) -> None:
        """Forget that they belong together."""
        ...

    def links(self) -> tuple[tuple[str, IncidentId], ...]:
        """Return item and incident of every link, oldest first; a deleted incident has none."""
        ...

    def choices(self) -> Choices:
        """Return the person's answers; empty ones at first."""
        ...

    def put_choices(self, choices: Choices) -> None:
        """Keep the answers in place of those before."""
        ...


class OwnStore(Protocol):
    """Keeps lists and items of the person's own. Every change is one transaction."""

    def lists(self) -> tuple[OwnList, ...]:
        """Return the lists in the order in which they were made."""
        ...

    def items(self) -> tuple[OwnItem, ...]:
        """Return the items of all lists in the order in which they were made."""
        ...

    def orders(self) -> Mapping[str, tuple[str, ...]]:
        """Return the person's order of items by list id."""
        ...

    def put_list(self, own: OwnList, items: Sequence[OwnItem] = ()) -> None:
        """Keep a list in place of the one with its id, with new items."""
        ...

    def put_item(self, own: OwnItem) -> None:
        """Keep an item in place of the one with its id, where that stood."""
        ...

    def put_order(self, list_id: str, item_ids: Sequence[str]) -> None:
        """Keep the order of a list's items."""
        ...

    def discard_copy(self, item_id: str) -> None:
        """Forget the person's copy of a shipped item; its mark stays."""
        ...

    def remove(self, removed: Removed) -> None:
        """Delete a list and items with their marks and links."""
        ...

    def put_back(self, removed: Removed) -> None:
        """Put back what was removed. Links to incidents that are gone since are left out."""
        ...
