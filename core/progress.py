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


class Part:
    """Progress of one piece of a whole: `before` units are done, `total` there are in all."""

    def __init__(self, whole: Progress, before: int, total: int) -> None:
        self._whole, self._before, self._total = whole, before, total

    def report(self, done: int, total: int) -> None:  # noqa: ARG002  the whole has its own total
        """Tell the whole how far it is. Raises Cancelled as the whole does."""
        self._whole.report(self._before + done, self._total)


class Scaled:
    """Progress of one of several jobs: its own range, wherever it ends, fills `share` units.

    `before` units of the whole are done when it begins, `total` there are in all.
    """

    def __init__(self, whole: Progress, before: int, share: int, total: int) -> None:
        self._whole, self._before, self._share, self._total = whole, before, share, total

    def report(self, done: int, total: int) -> None:
        """Tell the whole how far it is. Raises Cancelled as the whole does."""
        part = self._share * min(done, total) // total if total else 0
        self._whole.report(self._before + part, self._total)
