import io
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.errors import Cancelled, EvidenceDamaged
from core.incidents.evidence import PastedSource
from core.incidents.preview import (
    MAX_TEXT_BYTES,
    FileFacts,
    NoPreview,
    PixelPreview,
    PreviewRequest,
    TextPreview,
    Why,
)
from core.progress import Unwatched
from storage.decoding import child as child_module
from storage.decoding.decoder import ProcessPreviewMaker
from storage.decoding.limits import MAX_WHOLE_BYTES, Limits
from storage.evidence_store import BlobEvidenceStore
from storage.vault_folder import VaultFolder
from tests.fakes.clock import FixedClock
from tests.storage.decoding.conftest import See
from tests.storage.decoding.samples import RED, endless_drawing, mail, of_every_kind, picture

ASKED = PreviewRequest(60, 60)


@pytest.mark.parametrize("kind", of_every_kind())
def test_every_kind_comes_back(kind: str, see: See) -> None:
    preview = see(of_every_kind()[kind])
    assert isinstance(preview, TextPreview if kind in {"mail", "Outlook", "text"} else PixelPreview)


def test_pixels_come_back_right(see: See) -> None:
    preview = see(picture())
    assert isinstance(preview, PixelPreview)
    assert (preview.width, preview.height, preview.rgba[:4]) == (40, 20, bytes((*RED, 255)))


def test_an_empty_file_is_an_answer(see: See) -> None:
    assert see(b"") == NoPreview(Why.EMPTY)


def test_what_is_sealed_in_a_vault_can_be_seen(
    maker: ProcessPreviewMaker, tmp_path: Path, clock: FixedClock
) -> None:
    store = BlobEvidenceStore(VaultFolder(tmp_path), bytearray(range(32)), clock)
    sealed = store.seal(PastedSource("letter.eml", mail()), Unwatched())
    with store.open_plain(sealed) as source:
        preview = maker.preview(source, sealed.size_bytes, ASKED, Unwatched())
    assert isinstance(preview, TextPreview)
    assert preview.text == "They wrote: schön.\n"


def test_damage_to_what_is_sealed_is_raised(
    maker: ProcessPreviewMaker, tmp_path: Path, clock: FixedClock
) -> None:
    store = BlobEvidenceStore(VaultFolder(tmp_path), bytearray(range(32)), clock)
    sealed = store.seal(PastedSource("a.png", bytes(3 << 20)), Unwatched())
    (blob,) = (path for path in tmp_path.rglob("*") if path.is_file())
    data = bytearray(blob.read_bytes())
    data[-(1 << 20)] ^= 1
    blob.write_bytes(data)
    with store.open_plain(sealed) as source, pytest.raises(EvidenceDamaged):
        maker.preview(source, sealed.size_bytes, ASKED, Unwatched())
    assert not maker._at_work


def stopped_spare(maker: ProcessPreviewMaker) -> None:
    """Have the next process be ready, and then hang."""
    maker.isolation()
    assert maker._spare is not None
    assert maker._spare.isolation() is not None
    maker._spare._process.send_signal(signal.SIGSTOP)


class Counted:
    """A source that gives zeros, or text, and counts them."""

    def __init__(self, byte: bytes) -> None:
        self.byte, self.given = byte, 0

    def read(self, size: int, /) -> bytes:
        self.given += size
        return self.byte * size


def test_of_an_endless_text_only_the_beginning_is_asked_for(maker: ProcessPreviewMaker) -> None:
    source = Counted(b"a")
    preview = maker.preview(source, 5 << 30, ASKED, Unwatched())
    assert isinstance(preview, TextPreview)
    assert (preview.text, preview.is_cut) == ("a" * MAX_TEXT_BYTES, True)
    assert source.given == 2 << 20


def test_too_large_a_picture_still_has_its_type(maker: ProcessPreviewMaker) -> None:
    source = io.BytesIO(picture() + bytes(2 << 20))
    preview = maker.preview(source, MAX_WHOLE_BYTES + 1, ASKED, Unwatched())
    assert preview == NoPreview(Why.TOO_LARGE, FileFacts("image/png"))


def test_a_source_that_ends_early_is_no_answer(maker: ProcessPreviewMaker) -> None:
    assert maker.preview(io.BytesIO(b"abc"), 4, ASKED, Unwatched()) == NoPreview(Why.FAILED)


class StopsAtOnce:
    """Progress whose person has asked to stop."""

    def report(self, done: int, total: int) -> None:
        assert 0 < done <= total
        raise Cancelled


def test_the_person_can_stop_it(maker: ProcessPreviewMaker) -> None:
    with pytest.raises(Cancelled):
        maker.preview(io.BytesIO(b"text"), 4, ASKED, StopsAtOnce())
    assert not maker._at_work


def test_the_next_process_waits_ready_and_none_is_used_twice(maker: ProcessPreviewMaker) -> None:
    used = set()
    for _ in range(3):
        maker.isolation()
        assert maker._spare is not None
        used.add(maker._spare.pid)
    assert len(used) == 3


class LocksMeanwhile:
    """A source that is read while the vault locks."""

    def __init__(self, maker: ProcessPreviewMaker) -> None:
        self._maker = maker

    def read(self, size: int, /) -> bytes:
        self._maker.stop()
        return bytes(size)


def test_locking_ends_every_process(maker: ProcessPreviewMaker) -> None:
    assert maker.preview(LocksMeanwhile(maker), 9, ASKED, Unwatched()) == NoPreview(Why.STOPPED)
    assert maker._spare is None
    assert not maker._at_work


class SaysWhenDone:
    """Progress that tells another thread when everything was handed over."""

    def __init__(self) -> None:
        self.done = threading.Event()

    def report(self, done: int, total: int) -> None:
        assert done == total
        self.done.set()


def test_locking_ends_a_process_that_is_being_waited_for(maker: ProcessPreviewMaker) -> None:
    stopped_spare(maker)
    progress = SaysWhenDone()
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(maker.preview, io.BytesIO(b"text"), 4, ASKED, progress)
        assert progress.done.wait(30)
        maker.stop()
        assert waiting.result() == NoPreview(Why.STOPPED)


def test_after_locking_there_is_a_next_time(maker: ProcessPreviewMaker, see: See) -> None:
    see(b"text")
    maker.stop()
    maker.stop()
    assert isinstance(see(b"text"), TextPreview)


def test_many_at_once(see: See) -> None:
    files = list(of_every_kind().values())
    with ThreadPoolExecutor(4) as threads:
        previews = list(threads.map(see, files))
    assert not [preview for preview in previews if isinstance(preview, NoPreview)]


def test_a_process_that_hangs_is_ended() -> None:
    maker = ProcessPreviewMaker(Limits(answer_seconds=0.2))
    stopped_spare(maker)
    try:
        preview = maker.preview(io.BytesIO(b"text"), 4, ASKED, Unwatched())
    finally:
        maker.stop()
    assert preview == NoPreview(Why.TOO_SLOW)


def test_a_process_that_reads_nothing_is_ended() -> None:
    maker = ProcessPreviewMaker(Limits(feed_seconds=0.2))
    stopped_spare(maker)
    try:
        preview = maker.preview(io.BytesIO(bytes(1 << 20)), 1 << 20, ASKED, Unwatched())
    finally:
        maker.stop()
    assert preview == NoPreview(Why.TOO_SLOW)


def test_without_python_there_is_no_preview(
    maker: ProcessPreviewMaker, see: See, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    assert see(b"text") == NoPreview(Why.NOT_STARTED)
    assert maker.isolation() is None


READY = """
import sys
w = sys.stdout.buffer
w.write(b"decode1\\3")
w.flush()
sys.stdin.buffer.read()
"""


@pytest.mark.parametrize(
    ("worker", "why"),
    [
        ("", Why.NOT_STARTED),
        ("print('decode1')", Why.NOT_STARTED),
        ("while True: print('a' * 4096)", Why.NOT_STARTED),
        (READY, Why.FAILED),
        (READY + "w.write(b'\\xff' * 99999999)", Why.FAILED),
        (READY + "w.write(bytes(8))", Why.FAILED),
        (READY + "w.write(b'\\0\\0\\0\\2\\0\\0\\0\\0[]')", Why.FAILED),
        (READY + "while True: pass", Why.TOO_SLOW),
    ],
)
def test_a_process_that_was_taken_over_gets_nowhere(
    worker: str, why: Why, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "worker.py"
    script.write_text(worker)
    monkeypatch.setattr(child_module, "_WORKER", script)
    maker = ProcessPreviewMaker(Limits(answer_seconds=2))
    try:
        preview = maker.preview(io.BytesIO(b"text"), 4, ASKED, Unwatched())
    finally:
        maker.stop()
    assert preview == NoPreview(why)


class _NoLongerWanted:
    """Cancels once the whole file was handed over, while the process draws."""

    def __init__(self) -> None:
        self.handed_over = 0

    def report(self, done: int, total: int) -> None:
        self.handed_over += done == total
        if self.handed_over > 1:
            raise Cancelled


def test_a_process_at_work_is_ended_when_nobody_wants_its_answer(
    maker: ProcessPreviewMaker,
) -> None:
    data = endless_drawing()
    children: list[int] = []

    class Source(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            children.extend(each.pid for each in maker._at_work)
            return super().read(size)

    with pytest.raises(Cancelled):
        maker.preview(Source(data), len(data), ASKED, _NoLongerWanted())
    assert not maker._at_work
    assert children
    assert not Path(f"/proc/{children[0]}").exists()
