"""A maker of previews that leaves no process behind."""

import io
from collections.abc import Callable, Iterator

import pytest

from core.incidents.preview import Preview, PreviewRequest
from core.progress import Unwatched
from storage.decoding.decoder import ProcessPreviewMaker

See = Callable[..., Preview]


@pytest.fixture
def maker() -> Iterator[ProcessPreviewMaker]:
    maker = ProcessPreviewMaker()
    yield maker
    maker.stop()


@pytest.fixture
def see(maker: ProcessPreviewMaker) -> See:
    """Return what makes a preview of bytes in a process of its own."""

    def preview(data: bytes, width: int = 100, height: int = 100, page: int = 0) -> Preview:
        request = PreviewRequest(width, height, page)
        return maker.preview(io.BytesIO(data), len(data), request, Unwatched())

    return preview
