"""Whether a program seems to copy the vault to other places, on any system."""

from pathlib import Path

from core.traces.finding import Finding, Manner, Sight, Subject, Trace
from core.traces.synchronised import synchronised_by
from storage.traces.looking import exists


def synchronised(vault: Path) -> Finding:
    """Tell by the names of the folders around it, and by marks in them."""
    program = synchronised_by(vault, exists)
    if program is None:
        return Finding(Subject.SYNCHRONISED, Sight.NOT_SEEN)
    return Finding(Subject.SYNCHRONISED, Sight.SEEN, (Trace(program, Manner.UNKNOWN),))
