"""Who can come in: the passphrase, the recovery words, and what a computer's key store does.

Everything with a `typed` asks first who is there, as `Confirmation` does, and so raises
WrongPassphrase and TooManyTries; all raise as `OpenVault` does. On the vault thread.
"""

from core.errors import PassphraseWanted
from core.vault.confirmation import Confirmation
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.passphrase import check_passphrase
from core.vault.ports import OpenVault
from core.vault.ways_in import WayIn, WayKind


class Access:
    """For one unlocked vault. `typed` is its passphrase or, where not said otherwise, its words."""

    def __init__(self, vault: OpenVault, confirmation: Confirmation) -> None:
        self._vault = vault
        self._confirmation = confirmation

    def ways_in(self) -> tuple[WayIn, ...]:
        """Return what opens the vault; asks for nothing."""
        return self._vault.ways_in()

    def change_passphrase(self, typed: str, new: str, *, keep_tie: bool) -> None:
        """Put a new passphrase in place of the old. Raises PassphraseTooWeak.

        A vault that is tied to a computer is tied to this one afterwards when `keep_tie`; else the
        new passphrase opens it anywhere. A vault that opened without a passphrase does no more.
        """
        check_passphrase(new)
        self._confirmation.confirm(typed)
        is_tied = any(each.kind is WayKind.PASSPHRASE_HERE for each in self.ways_in())
        self._vault.change_passphrase(new, with_keyring=is_tied and keep_tie)

    def tie(self, typed: str) -> None:
        """Have the passphrase open the vault on this computer only. Raises PassphraseWanted."""
        self._vault.change_passphrase(self._passphrase(typed), with_keyring=True)

    def untie(self, typed: str) -> None:
        """Have the passphrase open the vault anywhere again. Raises PassphraseWanted."""
        self._vault.change_passphrase(self._passphrase(typed))

    def fresh_words(self, typed: str) -> RecoveryWords:
        """Return recovery words that open nothing until `change_words`."""
        self._confirmation.confirm(typed)
        return self._vault.fresh_words()

    def change_words(self, words: RecoveryWords) -> None:
        """Put the words that `fresh_words` gave in place of the old, now that they are on paper."""
        self._vault.change_words(words)

    def remember(self, typed: str) -> None:
        """Let this computer's key store open the vault without a passphrase."""
        self._confirmation.confirm(typed)
        self._vault.remember()

    def remove(self, typed: str, way_id: str) -> None:
        """Take a way in away."""
        self._confirmation.confirm(typed)
        self._vault.remove_way_in(way_id)

    def stop_waiting(self) -> None:
        """Let whoever waits for a key store raise Cancelled. Any thread; returns at once."""
        self._vault.stop_waiting()

    def _passphrase(self, typed: str) -> str:
        credential = self._confirmation.confirm(typed)
        if not isinstance(credential, Passphrase):
            raise PassphraseWanted
        return credential.text
