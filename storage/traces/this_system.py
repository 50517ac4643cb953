"""Which look this computer gets."""

import sys
from pathlib import Path

from core.traces.ports import TraceLooker
from storage.traces.known import load_known_programs
from storage.traces.linux import LinuxTraces
from storage.traces.other_system import ProcessTraces


def trace_looker(resources: Path) -> TraceLooker:
    """Return what looks at this system. Raises OSError, ValueError: not as it was shipped."""
    programs = load_known_programs(resources)
    return LinuxTraces(programs) if sys.platform == "linux" else ProcessTraces(programs)
