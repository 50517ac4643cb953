"""Reading what may not be there, may not be readable, and may be of any size."""

import os
from collections.abc import Iterator
from pathlib import Path


def text_of(path: Path, most_bytes: int) -> str | None:
    """Return the beginning of a text file; None when there is none or it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(most_bytes).decode("utf-8", "replace")
    except (OSError, ValueError):
        return None


def names_in(folder: Path, most: int) -> Iterator[str]:
    """Go through the names in a folder, up to so many; none when it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            for entry, _ in zip(entries, range(most), strict=False):
                yield entry.name
    except OSError:
        return


def exists(path: Path) -> bool:
    """Tell whether something is there; what one may not look at is not."""
    try:
        return path.exists()
    except OSError:
        return False
