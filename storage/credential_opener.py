"""From what a person types to what a header's slots are tried with."""

from core.errors import WrongPassphrase, WrongRecoveryWords
from core.vault.credentials import Credential, Passphrase, RecoveryWords
from storage.crypto.key_slots import unwrap_with_passphrase, unwrap_with_recovery
from storage.crypto.recovery_words import entropy_from_words
from storage.header_copies import Opener


def opener_for(credential: Credential) -> Opener:
    """Return what tries a credential. Raises MistypedRecoveryWords."""
    if isinstance(credential, Passphrase):
        return _by_passphrase(credential)
    return _by_words(credential)


def _by_passphrase(passphrase: Passphrase) -> Opener:
    return Opener(
        lambda header: unwrap_with_passphrase(header.slots, header.vault_id, passphrase.text),
        WrongPassphrase(),
    )


def _by_words(words: RecoveryWords) -> Opener:
    entropy = entropy_from_words(words)
    return Opener(
        lambda header: unwrap_with_recovery(header.slots, header.vault_id, entropy),
        WrongRecoveryWords(),
    )
