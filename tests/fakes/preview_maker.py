"""Previews without a process: the first bytes as text."""

from core.incidents.preview import (
    FileFacts,
    Isolation,
    NoPreview,
    Preview,
    PreviewRequest,
    Source,
    TextPreview,
    Why,
)
from core.progress import Progress


class FirstBytesMaker:
    """Implements `core.incidents.preview.PreviewMaker`; remembers how often it was asked."""

    def __init__(self, isolation: Isolation | None = None) -> None:
        self._isolation = isolation
        self.isolation_asked = 0
        self.stopped = 0

    def preview(
        self, source: Source, size_bytes: int, request: PreviewRequest, progress: Progress
    ) -> Preview:
        del request
        data = source.read(max(1, size_bytes))
        progress.report(len(data), size_bytes)
        if not data:
            return NoPreview(Why.EMPTY)
        return TextPreview(FileFacts("text/plain"), data.decode(errors="replace"))

    def isolation(self) -> Isolation | None:
        self.isolation_asked += 1
        return self._isolation

    def stop(self) -> None:
        self.stopped += 1
