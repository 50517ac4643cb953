"""What the checklists need from whoever keeps their data. `storage` implements it."""

from collections.abc import Mapping
from typing import Protocol

from core.checklists.task import Mark


class MarkStore(Protocol):
    """Keeps the person's marks. Every change is one transaction. Used on the vault thread only."""

    def put(self, list_id: str, item_id: str, mark: Mark) -> None:
        """Keep a mark in place of the one before."""
        ...

    def marks(self, list_id: str) -> Mapping[str, Mark]:
        """Return the marks of a list by item id, also of items that are no longer shipped."""
        ...
