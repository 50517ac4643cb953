"""Looking at evidence: the original is opened, handed over, and nothing is started in vain."""

import pytest

from core.errors import Cancelled, EvidenceDamaged, EvidenceMissing
from core.ids import ExhibitId, IncidentId
from core.incidents.evidence import Exhibit, PastedSource
from core.incidents.preview import (
    Isolation,
    NoPreview,
    PreviewRequest,
    Source,
    TextPreview,
    Why,
)
from core.incidents.previews import Previews
from core.progress import Progress, Unwatched
from core.vault.session import Session
from tests.contracts.watching import Canceller, Watcher
from tests.core.conftest import PASSPHRASE, Room
from tests.fakes.preview_maker import FirstBytesMaker

REQUEST = PreviewRequest(100, 100)


def sealed(session: Session, data: bytes) -> Exhibit:
    evidence = session.journal.seal(PastedSource("letter.txt", data), Unwatched())
    return Exhibit(ExhibitId("1"), 1, evidence, IncidentId("2"))


def test_what_is_seen_is_the_original(session: Session) -> None:
    exhibit, watcher = sealed(session, b"they wrote"), Watcher()
    for file in (exhibit, exhibit.evidence):
        preview = session.previews.of(file, REQUEST, watcher)
        assert isinstance(preview, TextPreview)
        assert preview.text == "they wrote"
    assert watcher.seen == [(0, 10), (10, 10)] * 2
    assert session.previews.of(sealed(session, b""), REQUEST, watcher) == NoPreview(Why.EMPTY)


def test_damage_is_said_and_not_drawn(session: Session, room: Room) -> None:
    exhibit = sealed(session, b"they wrote")
    blobs = room.vault().tables.blobs
    blobs[exhibit.evidence.blob_id] = (exhibit.evidence, b"they wrore")
    with pytest.raises(EvidenceDamaged):
        session.previews.of(exhibit, REQUEST, Unwatched())
    del blobs[exhibit.evidence.blob_id]
    with pytest.raises(EvidenceMissing):
        session.previews.of(exhibit, REQUEST, Unwatched())


class _NeverAsked(FirstBytesMaker):
    def preview(
        self, source: Source, size_bytes: int, request: PreviewRequest, progress: Progress
    ) -> NoPreview:
        del source, size_bytes, request, progress
        raise AssertionError("a process was started for cancelled work")


def test_nothing_is_started_for_work_that_was_cancelled(session: Session, room: Room) -> None:
    previews = Previews(room.vault().evidence, _NeverAsked())
    with pytest.raises(Cancelled):
        previews.of(sealed(session, b"they wrote"), REQUEST, Canceller())


def test_how_it_is_held_is_asked_until_it_is_known(room: Room) -> None:
    evidence = room.keeper.create(room.folder, PASSPHRASE)[0].evidence
    unknown, known = FirstBytesMaker(), FirstBytesMaker(Isolation(limits=True, filtered=False))
    for maker, asked in ((unknown, 2), (known, 1)):
        previews = Previews(evidence, maker)
        assert previews.isolation() == previews.isolation()
        assert maker.isolation_asked == asked


def test_locking_ends_the_processes(room: Room) -> None:
    session = room.vaults.create(room.folder, PASSPHRASE).session
    maker = FirstBytesMaker()
    session.previews = Previews(room.vault().evidence, maker)
    session.lock()
    assert maker.stopped == 1
