"""Asking again who is there, before something that cannot be taken back or takes everything out."""

from collections.abc import Callable
from contextlib import suppress
from math import ceil

from core.clock import Clock
from core.errors import ExpectedError, KeyringProblem, TooManyTries, WrongPassphrase
from core.vault.credentials import Credential, Passphrase, words_from_text
from core.vault.retry_delay import delay_seconds


class Confirmation:
    """For one unlocked vault: wrong tries count wherever in the app they were made.

    `check` tells whether a credential opens the vault; as `OpenVault.check_credential`.
    """

    def __init__(self, check: Callable[[Credential], None], clock: Clock) -> None:
        self._check = check
        self._clock = clock
        self._wrong_tries = 0
        self._failed_at = clock.now()

    def wait_seconds(self) -> int:
        """Return how long the next try has to wait; 0: not at all. Quick, on any thread."""
        now = self._clock.now()
        # Somebody may have put the clock back: that must not stretch the pause over days.
        self._failed_at = min(self._failed_at, now)
        passed = (now - self._failed_at).total_seconds()
        return max(ceil(delay_seconds(self._wrong_tries) - passed), 0)

    def confirm(self, typed: str) -> Credential:
        """Return which it is when `typed` is the vault's passphrase, or its recovery words.

        Blocks for the key derivation, about a second; any thread, one call at a time. Raises
        WrongPassphrase, and TooManyTries without looking at what was typed; KeyringProblem when
        the passphrase cannot be judged without what a key store holds.
        """
        seconds = self.wait_seconds()
        if seconds:
            raise TooManyTries(seconds)
        credential: Credential = Passphrase(typed)
        try:
            self._check(credential)
        except (WrongPassphrase, KeyringProblem) as error:
            # Whoever came in by the words may not know the passphrase.
            credential = words_from_text(typed)
            with suppress(ExpectedError):
                self._check(credential)
                self._wrong_tries = 0
                return credential
            if isinstance(error, WrongPassphrase):
                self._wrong_tries += 1
                self._failed_at = self._clock.now()
            raise
        self._wrong_tries = 0
        return credential
