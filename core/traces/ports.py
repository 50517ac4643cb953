"""What the look for traces needs. `storage` implements it."""

from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from core.progress import Progress
from core.traces.finding import Look


class TraceLooker(Protocol):
    """Looks at this computer. It changes nothing, starts nothing, and asks nobody elsewhere."""

    def look(self, vault: Path, progress: Progress) -> Look:
        """Look for every subject. Any thread; blocks. Raises Cancelled.

        What cannot be read counts as not there, or as CANNOT_LOOK when that is all there is.
        """
        ...


class FileNames(Protocol):
    """Knows the names of the files in the vault. For the vault thread only."""

    def named(self, names: Collection[str]) -> frozenset[str]:
        """Return those of the names that a file in the vault has."""
        ...
