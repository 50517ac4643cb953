"""How much a decoding process is granted."""

from dataclasses import dataclass

MAX_WHOLE_BYTES = 256 << 20
"""Files up to this size are handed over whole."""
HEAD_BYTES = 2 << 20
"""Of longer files only this much: enough to know the type, and to show the beginning of a text."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Memory in bytes, times in seconds. Processor time is held by the system, the rest by us."""

    memory_bytes: int = 1 << 30
    cpu_seconds: int = 10
    start_seconds: float = 30
    """From the start of the process until it says that it is ready."""
    feed_seconds: float = 300
    """For handing the file over: as slow as the disk that it comes from."""
    answer_seconds: float = 20
    """From the last byte handed over to the last byte of the answer."""
