"""What came back of a backup file whose notes were damaged."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RestReport:
    """What is in the new vault, and what is known to be missing."""

    notes: int
    """Not counting the note that holds this report."""
    notes_before: int | None
    """How many the backup had; None when that is not known any more."""
    is_complete: bool
    """Whether every record came back: notes, people, lists, choices."""
    do_seals_fit: bool
    """Whether all sealed notes are as they were when they were sealed."""
    files: int
    """How many files are whole."""
    files_without_note: int
    """Of them, how many belong to no note that came back."""
    lost: tuple[str, ...]
    """Names of files that were in the backup and are not whole."""
