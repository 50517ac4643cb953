"""How long work tells how far it is, and learns that it should stop."""

from typing import Protocol


class Progress(Protocol):
    """Handed to every job that may take longer than a blink."""

    def report(self, done: int, total: int) -> None:
        """Tell that `done` of `total` units (bytes unless said otherwise) are finished.

        `total` is 0 while it is not yet known. Raises `core.errors.Cancelled` when the person
        asked to stop; the job then cleans up and lets it pass.
        """
        ...


class Unwatched:
    """Progress that nobody looks at and nobody cancels."""

    def report(self, done: int, total: int) -> None:
        """Do nothing."""
