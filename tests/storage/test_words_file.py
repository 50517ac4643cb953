"""The small file beside a backup file: what is in it, every way to harm it, every way to fail."""

import hashlib
import struct
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from core.backups.backup import FileWritten
from core.errors import (
    AlreadyExists,
    BackupDamaged,
    DriveUnreliable,
    HeaderDamaged,
    HollyhockError,
    NotReadable,
    NotWritable,
    VaultTooNew,
    WordsFileDamaged,
    WordsFileOfOther,
    WrongRecoveryWords,
)
from core.progress import Progress
from core.vault.credentials import RecoveryWords
from storage.crypto.age import by_passphrase
from storage.crypto.age_header import AgeHeader, read_header
from storage.crypto.costs import Costs
from storage.crypto.key_slots import SlotType
from storage.open_vault import FolderVault
from storage.snapshot import VaultSnapshot
from storage.vault_header import parse_header
from storage.words_beside import age_opener, place_beside, write_beside
from storage.words_file import WordsLock, encode_words_file, parse_words_file
from tests.fakes.clock import FixedClock
from tests.nobody import closed
from tests.storage.backups import BACKUP_PASSPHRASE, PASSPHRASE, UNWATCHED, Written, written_vault

FILE_KEY = bytes(range(16))
_SLOT = range(14 + 16 + 1, 14 + 16 + 1 + 95)
_AGE_DIGEST = range(_SLOT.stop, _SLOT.stop + 32)


def words_of(vault: FolderVault) -> RecoveryWords:
    """Give a vault new words, known to the test."""
    words = vault.fresh_words()
    vault.change_words(words)
    return words


def write(written: Written, target: Path, progress: Progress = UNWATCHED) -> FileWritten:
    snapshot = written.vault.backups.snapshot()
    made = written.files.write(snapshot, target, BACKUP_PASSPHRASE, progress, with_words=True)
    snapshot.close()
    return made


def lock_of(written: Written) -> WordsLock:
    snapshot = written.vault.backups.snapshot()
    assert isinstance(snapshot, VaultSnapshot)
    snapshot.close()
    assert snapshot.words is not None
    return snapshot.words


def age_header_of(backup: Path) -> AgeHeader:
    with backup.open("rb") as file:
        return read_header(file)


def file_key_of(backup: Path, words: RecoveryWords) -> bytes:
    return age_opener(backup, words)(age_header_of(backup))


class Somebody:
    """Writes a file of their own while a backup is written."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def report(self, done: int, total: int) -> None:
        del done, total
        self._path.write_text("theirs")


def with_right_digest(data: bytes) -> bytes:
    return data[:-32] + hashlib.sha256(data[:-32]).digest()


def test_it_holds_what_words_open_and_nothing_to_guess_a_passphrase_by(written: Written) -> None:
    words = words_of(written.vault)
    assert write(written, written.target).words_file == place_beside(written.target)
    data = place_beside(written.target).read_bytes()
    stored = parse_words_file(data)
    header = parse_header(written.folder.header.read_bytes()).header
    assert {each.slot_type for each in header.slots} == {
        SlotType.PASSPHRASE,
        SlotType.RECOVERY_WORDS,
    }
    for slot in header.slots:
        is_of_words = slot.slot_type == SlotType.RECOVERY_WORDS
        assert (slot in stored.slots, slot.wrapped in data) == (is_of_words, is_of_words)
    age_header = written.target.read_bytes()[:200]
    scrypt_salt = age_header.split(b"scrypt ")[1].split(b" ")[0]
    assert scrypt_salt not in data
    for secret in (PASSPHRASE, BACKUP_PASSPHRASE, *words.words):
        assert secret.encode() not in data
    assert len(data) == _AGE_DIGEST.stop + 12 + 32 + 32
    assert file_key_of(written.target, words) not in data


def test_every_flipped_byte_is_found(written: Written) -> None:
    words = words_of(written.vault)
    write(written, written.target)
    small = place_beside(written.target)
    good = small.read_bytes()
    for position in range(len(good)):
        bad = bytearray(good)
        bad[position] ^= 1
        small.write_bytes(bad)
        with pytest.raises(WordsFileDamaged):
            file_key_of(written.target, words)


def test_every_flipped_byte_is_found_also_by_who_made_the_digest_right(written: Written) -> None:
    words = words_of(written.vault)
    write(written, written.target)
    small = place_beside(written.target)
    good = small.read_bytes()
    for position in range(len(good) - 32):
        bad = bytearray(good)
        bad[position] ^= 1
        small.write_bytes(with_right_digest(bytes(bad)))
        with pytest.raises(_refusals(position)):
            file_key_of(written.target, words)


def _refusals(position: int) -> tuple[type[HollyhockError], ...]:
    if position in {8, 9}:  # the version
        return (WordsFileDamaged, VaultTooNew)
    if position < _SLOT.stop:  # with another id or slot, the words open nothing
        return (WordsFileDamaged, WrongRecoveryWords)
    return (WordsFileOfOther,) if position in _AGE_DIGEST else (WordsFileDamaged,)


def test_every_truncation_is_found(written: Written) -> None:
    words = words_of(written.vault)
    write(written, written.target)
    small = place_beside(written.target)
    good = small.read_bytes()
    for length in range(len(good)):
        small.write_bytes(good[:length])
        with pytest.raises(WordsFileDamaged):
            file_key_of(written.target, words)
    for longer in (good + b"\0", good + bytes(100_000)):
        small.write_bytes(longer)
        with pytest.raises(WordsFileDamaged):
            file_key_of(written.target, words)


def _newer(good: bytes) -> bytes:
    return with_right_digest(good[:8] + struct.pack(">H", 2) + good[10:])


def _with_a_passphrase_slot(good: bytes) -> bytes:
    at = _SLOT.start + 16
    return with_right_digest(good[:at] + b"\x01" + good[at + 1 :])


def _with_a_slot_of_a_later_type(good: bytes) -> bytes:
    at = _SLOT.start + 16
    return with_right_digest(good[:at] + b"\x09" + good[at + 1 :])


def _with_right_length(data: bytes) -> bytes:
    return with_right_digest(data[:10] + struct.pack(">I", len(data)) + data[14:])


def _without_slots(good: bytes) -> bytes:
    return _with_right_length(good[:30] + b"\0" + good[_SLOT.stop :])


def _with_more_behind(good: bytes) -> bytes:
    return _with_right_length(good[:-32] + b"\0" + good[-32:])


def _as_a_header(good: bytes) -> bytes:
    return with_right_digest(b"HHHEADER" + good[8:])


@pytest.mark.parametrize(
    ("harm", "refusal"),
    [
        (_newer, VaultTooNew),
        (_with_a_passphrase_slot, WordsFileDamaged),
        (_with_a_slot_of_a_later_type, WordsFileDamaged),
        (_without_slots, WordsFileDamaged),
        (_with_more_behind, WordsFileDamaged),
        (_as_a_header, WordsFileDamaged),
    ],
)
def test_what_is_made_to_look_right_is_refused(
    written: Written, harm: Callable[[bytes], bytes], refusal: type[Exception]
) -> None:
    words = words_of(written.vault)
    write(written, written.target)
    small = place_beside(written.target)
    small.write_bytes(harm(small.read_bytes()))
    with pytest.raises(refusal):
        file_key_of(written.target, words)


def test_it_is_no_header_of_a_vault(written: Written) -> None:
    write(written, written.target)
    with pytest.raises(HeaderDamaged):
        parse_header(place_beside(written.target).read_bytes())


def test_the_file_of_another_vault_fits_not_even_with_its_digest_put_right(
    written: Written, tmp_path: Path, clock: FixedClock, cheap_costs: Costs
) -> None:
    words = words_of(written.vault)
    write(written, written.target)
    (tmp_path / "elsewhere").mkdir()
    other = written_vault(tmp_path / "elsewhere", clock, cheap_costs)
    other_words = words_of(other.vault)
    write(other, other.target)
    other.vault.close()
    small = place_beside(written.target)
    theirs, ours = place_beside(other.target).read_bytes(), small.read_bytes()
    for credential in (words, other_words):
        small.write_bytes(theirs)
        with pytest.raises(WordsFileOfOther):
            file_key_of(written.target, credential)
    at, end = _AGE_DIGEST.start, _AGE_DIGEST.stop
    small.write_bytes(with_right_digest(theirs[:at] + ours[at:end] + theirs[end:]))
    with pytest.raises(WordsFileDamaged):
        file_key_of(written.target, other_words)


def _be_on_a_failing_disk(small: Path) -> None:
    # Reading a process's own memory at address 0 fails with EIO, as a failing disk does.
    small.symlink_to("/proc/self/mem")


@pytest.mark.parametrize("be_unreadable", [Path.mkdir, _be_on_a_failing_disk])
def test_a_small_file_that_cannot_be_read_is_named(
    written: Written, be_unreadable: Callable[[Path], None]
) -> None:
    words = words_of(written.vault)
    write(written, written.target)
    small = place_beside(written.target)
    small.unlink()
    be_unreadable(small)
    with pytest.raises(NotReadable) as refused:
        file_key_of(written.target, words)
    assert refused.value.path == small


def test_when_the_small_file_fails_the_backup_stays(written: Written) -> None:
    longest = written.target.with_name("x" * 251 + ".age")
    assert len(place_beside(longest).name) > 255
    made = write(written, longest)
    assert made.words_file is None
    assert isinstance(made.words_problem, NotWritable)
    assert list(longest.parent.iterdir()) == [longest]
    replace(written, target=longest).verify()


def test_a_file_that_appears_meanwhile_is_left_alone(written: Written) -> None:
    small = place_beside(written.target)
    made = write(written, written.target, Somebody(small))
    assert isinstance(made.words_problem, AlreadyExists)
    assert small.read_text() == "theirs"
    written.verify()


def test_it_gets_no_name_when_it_would_not_open(written: Written) -> None:
    written.write()
    lock = lock_of(written)
    with pytest.raises(BackupDamaged):
        write_beside(written.target, lock, FILE_KEY)
    file_key = by_passphrase(BACKUP_PASSPHRASE)(age_header_of(written.target))
    slots = tuple(replace(each, slot_type=SlotType.PASSPHRASE) for each in lock.slots)
    with pytest.raises(DriveUnreliable):
        write_beside(written.target, replace(lock, slots=slots), file_key)
    assert list(written.target.parent.iterdir()) == [written.target]


def test_the_key_in_it_needs_the_vaults_key(written: Written) -> None:
    lock = lock_of(written)
    stored = parse_words_file(encode_words_file(lock, bytes(32), FILE_KEY))
    assert stored.file_key(lock.key) == FILE_KEY
    with pytest.raises(HeaderDamaged):
        stored.file_key(bytearray(32))
    assert lock.key.hex() not in repr(lock)


def test_where_nothing_may_be_written_no_small_file_is_begun(
    own_folder_without_rights: Path, clock: FixedClock, cheap_costs: Costs
) -> None:
    made = written_vault(own_folder_without_rights, clock, cheap_costs)
    place = own_folder_without_rights / "stick"
    with closing(made.vault), closing(made.vault.backups.snapshot()) as snapshot:
        made.files.write(snapshot, place / "b.age", BACKUP_PASSPHRASE, UNWATCHED)
        with closed(place, 0o500), pytest.raises(NotWritable):
            made.files.let_words_open(snapshot, place / "b.age", BACKUP_PASSPHRASE)
        assert [each.name for each in place.iterdir()] == ["b.age"]
        made.files.let_words_open(snapshot, place / "b.age", BACKUP_PASSPHRASE)
