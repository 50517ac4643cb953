"""How a passphrase or recovery words open a header."""

from core.errors import WrongPassphrase, WrongRecoveryWords
from core.vault.credentials import Credential, Passphrase
from storage.crypto.key_slots import unwrap_with_passphrase, unwrap_with_recovery
from storage.crypto.recovery_words import entropy_from_words
from storage.header_copies import Opener


def opener_for(credential: Credential) -> Opener:
    """Return what tries a credential on a header's slots. Raises MistypedRecoveryWords."""
    if isinstance(credential, Passphrase):
        return Opener(
            lambda header: unwrap_with_passphrase(header.slots, header.vault_id, credential.text),
            WrongPassphrase(),
        )
    entropy = entropy_from_words(credential)
    return Opener(
        lambda header: unwrap_with_recovery(header.slots, header.vault_id, entropy),
        WrongRecoveryWords(),
    )
