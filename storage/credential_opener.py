"""From what a person gives to what a header's slots are tried with."""

from core.errors import NotRemembered, WrongPassphrase, WrongRecoveryWords
from core.vault.credentials import Credential, Passphrase, RecoveryWords
from core.vault.keyring import Keyring
from storage.crypto.key_slots import unwrap_with_passphrase, unwrap_with_recovery
from storage.crypto.keyring_slots import unwrap_remembered, unwrap_with_both
from storage.crypto.recovery_words import entropy_from_words
from storage.header_copies import Opener
from storage.vault_header import Header


def opener_for(credential: Credential, keyring: Keyring) -> Opener:
    """Return what tries a credential. Raises MistypedRecoveryWords.

    The key store is asked only for slots that name one of its entries.
    """
    if isinstance(credential, Passphrase):
        return _by_passphrase(credential.text, keyring)
    if isinstance(credential, RecoveryWords):
        return _by_words(credential)
    return Opener(
        lambda header: unwrap_remembered(header.slots, header.vault_id, keyring.get),
        NotRemembered(),
    )


def _by_passphrase(text: str, keyring: Keyring) -> Opener:
    def unwrap(header: Header) -> bytearray | None:
        slots, vault_id = header.slots, header.vault_id
        vault_key = unwrap_with_passphrase(slots, vault_id, text)
        if vault_key is None:
            vault_key = unwrap_with_both(slots, vault_id, text, keyring.get)
        return vault_key

    return Opener(unwrap, WrongPassphrase())


def _by_words(words: RecoveryWords) -> Opener:
    entropy = entropy_from_words(words)
    return Opener(
        lambda header: unwrap_with_recovery(header.slots, header.vault_id, entropy),
        WrongRecoveryWords(),
    )
