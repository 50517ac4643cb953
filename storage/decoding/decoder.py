"""Makes previews in processes that have nothing but the file."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from core.incidents.preview import (
    Isolation,
    NoPreview,
    Preview,
    PreviewRequest,
    Source,
    Why,
)
from core.progress import Progress
from storage.decoding.child import Child
from storage.decoding.limits import HEAD_BYTES, MAX_WHOLE_BYTES, Limits

_DEFAULT_LIMITS = Limits()


class ProcessPreviewMaker:
    """Implements core PreviewMaker: a fresh process for every file, the next one kept ready."""

    def __init__(self, limits: Limits = _DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._spare: Child | None = None
        self._at_work: set[Child] = set()

    def preview(
        self, source: Source, size_bytes: int, request: PreviewRequest, progress: Progress
    ) -> Preview:
        """Return what can be seen of a file."""
        sent_bytes = size_bytes if size_bytes <= MAX_WHOLE_BYTES else HEAD_BYTES
        try:
            child = self._take()
        except OSError:
            return NoPreview(Why.NOT_STARTED)
        with self._ending(child):
            return child.preview(source, size_bytes, sent_bytes, request, progress)

    def isolation(self) -> Isolation | None:
        """Tell how decoding is held on this computer; None when no process can be started."""
        try:
            child = self._take()
        except OSError:
            return None
        with self._ending(child):
            return child.isolation()

    def stop(self) -> None:
        """End every process."""
        with self._lock:
            spare, self._spare = self._spare, None
            for child in self._at_work:
                child.stop()
        if spare is not None:
            spare.end()

    def _take(self) -> Child:
        """Return a process for one file, and start the one for the next file."""
        with self._lock:
            child = self._spare or Child(self._limits)
            self._at_work.add(child)
            self._spare = None
            self._spare = Child(self._limits)
            return child

    @contextmanager
    def _ending(self, child: Child) -> Iterator[None]:
        try:
            yield
        finally:
            with self._lock:
                self._at_work.discard(child)
            child.end()
