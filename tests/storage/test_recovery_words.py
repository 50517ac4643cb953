"""Recovery words and suggested passphrases."""

import pytest

from core.errors import MistypedRecoveryWords
from core.vault.credentials import RecoveryWords, words_from_text
from core.vault.passphrase import check_passphrase
from storage.crypto.recovery_words import entropy_from_words, suggest_passphrase, words_from_entropy

# From the published vectors of BIP-39 (trezor/python-mnemonic, vectors.json).
PUBLISHED = {
    "00000000000000000000000000000000": "abandon abandon abandon abandon abandon abandon abandon"
    " abandon abandon abandon abandon about",
    "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f": "legal winner thank year wave sausage worth useful legal"
    " winner thank yellow",
    "ffffffffffffffffffffffffffffffff": "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong",
}


@pytest.mark.parametrize(("entropy", "words"), PUBLISHED.items())
def test_published_vectors(entropy: str, words: str) -> None:
    assert words_from_entropy(bytes.fromhex(entropy)) == words_from_text(words)
    assert entropy_from_words(words_from_text(words)).hex() == entropy


def test_words_that_are_not_in_the_list_are_named_by_position() -> None:
    typed = words_from_text(
        "legal winer thank year wave sausage worth usefull legal winner thank x"
    )
    with pytest.raises(MistypedRecoveryWords) as refusal:
        entropy_from_words(typed)
    assert refusal.value.unknown_positions == (2, 8, 12)
    assert refusal.value.expected_count == 12


@pytest.mark.parametrize("count", [0, 11, 13, 15])
def test_a_wrong_count_is_refused(count: int) -> None:
    with pytest.raises(MistypedRecoveryWords) as refusal:
        entropy_from_words(RecoveryWords(("zoo",) * count))
    assert refusal.value.unknown_positions == ()


def test_two_words_in_the_wrong_order_fail_the_checksum() -> None:
    words = PUBLISHED["7f" * 16].split()
    words[0], words[1] = words[1], words[0]
    with pytest.raises(MistypedRecoveryWords) as refusal:
        entropy_from_words(RecoveryWords(tuple(words)))
    assert refusal.value.unknown_positions == ()


def test_a_suggested_passphrase_is_six_words_that_the_floor_lets_pass() -> None:
    suggestions = {suggest_passphrase() for _ in range(20)}
    assert len(suggestions) == 20
    for suggestion in suggestions:
        assert len(suggestion.split(" ")) == 6
        check_passphrase(suggestion)
