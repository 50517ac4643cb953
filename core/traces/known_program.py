"""Programs that are known by name."""

from dataclasses import dataclass, field

from core.traces.finding import Subject


@dataclass(frozen=True, slots=True)
class KnownProgram:
    """A program, and the names of files by which it is recognised, case folded, without `.exe`."""

    name: str
    subject: Subject
    executables: frozenset[str]
    packages: frozenset[str] = field(default_factory=frozenset)
    """Names of the Flatpak and Snap packages it comes in, case folded."""
