"""Words for people: the recovery words of a vault, and suggestions for a passphrase.

BIP-39 English: 2048 words, 11 bits each; 12 words are 128 random bits and 4 bits of checksum.
Only its word coding is used, not its key stretching.
"""

import secrets
from functools import cache

from mnemonic import Mnemonic

from core.errors import MistypedRecoveryWords
from core.vault.credentials import RecoveryWords

WORD_COUNT = 12
ENTROPY_BYTES = 16
_SUGGESTED_WORDS = 6


@cache
def _coding() -> Mnemonic:
    return Mnemonic("english")


def words_from_entropy(entropy: bytes) -> RecoveryWords:
    """Return the words for 16 random bytes."""
    return RecoveryWords(tuple(_coding().to_mnemonic(entropy).split()))


def entropy_from_words(words: RecoveryWords) -> bytearray:
    """Return the 16 bytes that the words stand for. Raises MistypedRecoveryWords."""
    known = set(_coding().wordlist)
    unknown = tuple(
        position for position, word in enumerate(words.words, start=1) if word not in known
    )
    if unknown or len(words.words) != WORD_COUNT:
        raise MistypedRecoveryWords(WORD_COUNT, unknown)
    try:
        return _coding().to_entropy(list(words.words))
    except ValueError:  # the checksum
        raise MistypedRecoveryWords(WORD_COUNT, ()) from None


def suggest_passphrase() -> str:
    """Return six random words joined by spaces: 66 bits."""
    return " ".join(secrets.choice(_coding().wordlist) for _ in range(_SUGGESTED_WORDS))
