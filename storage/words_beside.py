"""The small file for recovery words in its place beside the backup file that it opens."""

import os
from pathlib import Path

from core.errors import (
    DriveUnreliable,
    HeaderDamaged,
    NoWordsFile,
    WordsFileDamaged,
    WordsFileOfOther,
    WrongRecoveryWords,
)
from core.vault.credentials import Passphrase, RecoveryWords, Typed
from storage.atomic_file import new_file
from storage.crypto.age import AgeOpener, by_passphrase
from storage.crypto.age_header import AgeHeader, read_header
from storage.crypto.key_slots import unwrap_with_recovery
from storage.crypto.recovery_words import entropy_from_words
from storage.crypto.vault_keys import derive_vault_keys, overwrite
from storage.digest_frame import MAX_FRAME_BYTES
from storage.early_flush import bring_to_disk
from storage.regular_file import open_regular
from storage.watched_file import watched
from storage.words_file import StoredWords, WordsLock, encode_words_file, parse_words_file


def place_beside(backup: Path) -> Path:
    """Return where the small file of a backup file is, or would be."""
    return backup.with_name(f"{backup.name}.words")


def write_beside(backup: Path, lock: WordsLock, file_key: bytes) -> Path:
    """Let recovery words open a backup file that is there; return the small file's path.

    It gets its name once it was read back and opened. Raises AlreadyExists, DiskFull, NotWritable,
    DriveUnreliable; NotReadable, ReadingRefused, BackupDamaged when the backup file is not what was
    written.
    """
    with open_regular(backup) as file:
        age_header = read_header(watched(file, backup))
    age_header.check(file_key)
    place, digest = place_beside(backup), age_header.digest()
    with new_file(place) as small:
        small.write(encode_words_file(lock, digest, file_key))
        small.flush()
        bring_to_disk(small.fileno())
        small.seek(0)
        if not _opens(small.read(), lock, digest, file_key):
            raise DriveUnreliable(place)
    return place


def age_opener(backup: Path, credential: Typed) -> AgeOpener:
    """Return what finds the key of a backup file; words need the small file beside it.

    Raises MistypedRecoveryWords. What it returns raises as `by_passphrase`, or NoWordsFile,
    NotReadable, ReadingRefused, WordsFileDamaged, WordsFileOfOther, VaultTooNew,
    WrongRecoveryWords.
    """
    if isinstance(credential, Passphrase):
        return by_passphrase(credential.text)
    return _by_words(place_beside(backup), credential)


def _by_words(place: Path, words: RecoveryWords) -> AgeOpener:
    entropy = entropy_from_words(words)

    def opener(header: AgeHeader) -> bytes:
        try:
            stored = _read(place)
            if not stored.fits(header.digest()):
                raise WordsFileOfOther(place)
            return _file_key(stored, entropy)
        except HeaderDamaged as error:
            raise WordsFileDamaged(place) from error

    return opener


def _read(place: Path) -> StoredWords:
    if not os.path.lexists(place):
        raise NoWordsFile(place)
    with open_regular(place) as file:
        return parse_words_file(watched(file, place).read(MAX_FRAME_BYTES + 1))


def _file_key(stored: StoredWords, entropy: bytearray) -> bytes:
    vault_key = unwrap_with_recovery(stored.slots, stored.vault_id, entropy)
    if vault_key is None:
        raise WrongRecoveryWords
    keys = derive_vault_keys(vault_key, stored.vault_id)
    try:
        return stored.file_key(keys.backup_words)
    finally:
        keys.wipe()
        overwrite(vault_key)


def _opens(data: bytes, lock: WordsLock, age_digest: bytes, file_key: bytes) -> bool:
    try:
        stored = parse_words_file(data)
        return stored.fits(age_digest) and stored.file_key(lock.key) == file_key
    except HeaderDamaged:
        return False
