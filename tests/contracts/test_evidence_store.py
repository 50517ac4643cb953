"""What every EvidenceStore does."""

import hashlib
from pathlib import Path

import pytest

from core.errors import (
    AlreadyExists,
    Cancelled,
    EvidenceDamaged,
    EvidenceMissing,
    NotReadable,
    NotWritable,
)
from core.incidents.evidence import FileSource, PastedSource
from core.progress import Unwatched
from tests.contracts.conftest import EvidenceRoom
from tests.contracts.watching import Canceller, Watcher
from tests.fakes.clock import FixedClock

DATA = bytes(range(256)) * 300
UNWATCHED = Unwatched()


def pasted(data: bytes = DATA) -> PastedSource:
    return PastedSource("letter.eml", data)


@pytest.mark.parametrize("data", [b"", b"x", DATA, bytes(16384), bytes(16385)])
def test_what_was_sealed_comes_out_again(
    evidence_room: EvidenceRoom, tmp_path: Path, data: bytes
) -> None:
    source = tmp_path / "Brief an mich.eml"
    source.write_bytes(data)
    evidence = evidence_room.store.seal(FileSource(source), UNWATCHED)
    assert source.read_bytes() == data
    source.unlink()
    evidence_room.store.verify(evidence, UNWATCHED)
    evidence_room.store.copy_out(evidence, tmp_path / "out", UNWATCHED)
    assert (tmp_path / "out").read_bytes() == data
    with evidence_room.store.open_plain(evidence) as stream:
        assert stream.read(7) == data[:7]
        assert stream.read() == data[7:]


def test_evidence_says_what_it_is(evidence_room: EvidenceRoom, clock: FixedClock) -> None:
    evidence = evidence_room.store.seal(pasted(), UNWATCHED)
    assert (evidence.name, evidence.size_bytes) == ("letter.eml", len(DATA))
    assert evidence.sha256 == hashlib.sha256(DATA).hexdigest()
    assert evidence.media_type == "message/rfc822"
    assert evidence.sealed_at == clock.now()
    unnamed = evidence_room.store.seal(PastedSource("clip", DATA), UNWATCHED)
    assert unnamed.media_type == "application/octet-stream"
    assert unnamed.blob_id != evidence.blob_id


def test_what_cannot_be_read_is_not_stored(evidence_room: EvidenceRoom, tmp_path: Path) -> None:
    for path in (tmp_path / "missing", tmp_path):
        with pytest.raises(NotReadable):
            evidence_room.store.seal(FileSource(path), UNWATCHED)
    assert evidence_room.count() == 0


def test_sealing_that_is_cancelled_leaves_nothing(evidence_room: EvidenceRoom) -> None:
    with pytest.raises(Cancelled):
        evidence_room.store.seal(pasted(), Canceller())
    assert evidence_room.count() == 0


def test_copying_that_is_cancelled_leaves_nothing(
    evidence_room: EvidenceRoom, tmp_path: Path
) -> None:
    evidence = evidence_room.store.seal(pasted(), UNWATCHED)
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        evidence_room.store.copy_out(evidence, folder / "letter.eml", Canceller())
    assert list(folder.iterdir()) == []


def test_progress_ends_at_the_number_of_bytes(evidence_room: EvidenceRoom, tmp_path: Path) -> None:
    sealing, copying, verifying = Watcher(), Watcher(), Watcher()
    evidence = evidence_room.store.seal(pasted(), sealing)
    evidence_room.store.copy_out(evidence, tmp_path / "out", copying)
    evidence_room.store.verify(evidence, verifying)
    for watcher in (sealing, copying, verifying):
        assert watcher.seen[-1] == (len(DATA), len(DATA))
        assert watcher.seen == sorted(watcher.seen)


def test_no_file_is_written_over(evidence_room: EvidenceRoom, tmp_path: Path) -> None:
    target = tmp_path / "theirs"
    target.write_text("theirs")
    evidence = evidence_room.store.seal(pasted(), UNWATCHED)
    with pytest.raises(AlreadyExists):
        evidence_room.store.copy_out(evidence, target, UNWATCHED)
    assert target.read_text() == "theirs"
    with pytest.raises(NotWritable):
        evidence_room.store.copy_out(evidence, tmp_path / "no folder" / "out", UNWATCHED)


def test_damage_is_noticed_and_no_other_evidence_suffers(
    evidence_room: EvidenceRoom, tmp_path: Path
) -> None:
    whole, damaged = (evidence_room.store.seal(pasted(), UNWATCHED) for _ in range(2))
    evidence_room.damage(damaged)
    with pytest.raises(EvidenceDamaged):
        evidence_room.store.verify(damaged, UNWATCHED)
    with pytest.raises(EvidenceDamaged):
        evidence_room.store.copy_out(damaged, tmp_path / "out", UNWATCHED)
    assert not (tmp_path / "out").exists()
    with pytest.raises(EvidenceDamaged), evidence_room.store.open_plain(damaged) as stream:
        stream.read()
    evidence_room.store.verify(whole, UNWATCHED)


def test_missing_evidence_is_said_to_be_missing(
    evidence_room: EvidenceRoom, tmp_path: Path
) -> None:
    evidence = evidence_room.store.seal(pasted(), UNWATCHED)
    evidence_room.remove(evidence)
    with pytest.raises(EvidenceMissing):
        evidence_room.store.verify(evidence, UNWATCHED)
    with pytest.raises(EvidenceMissing):
        evidence_room.store.copy_out(evidence, tmp_path / "out", UNWATCHED)
    with pytest.raises(EvidenceMissing), evidence_room.store.open_plain(evidence):
        pass
    assert not (tmp_path / "out").exists()


def test_what_is_removed_is_gone_and_may_be_gone_already(evidence_room: EvidenceRoom) -> None:
    one, two, three = (evidence_room.store.seal(pasted(), UNWATCHED) for _ in range(3))
    evidence_room.remove(one)
    evidence_room.store.remove((one.blob_id, two.blob_id))
    assert evidence_room.count() == 1
    with pytest.raises(EvidenceMissing):
        evidence_room.store.verify(two, UNWATCHED)
    evidence_room.store.verify(three, UNWATCHED)
