"""What opens a vault, and the system's key store, which may be one part of it."""

from core.errors.families import ExpectedError


class KeyringProblem(ExpectedError):
    """The family of what goes wrong with the system's key store."""


class NoKeyring(KeyringProblem):
    """There is none here, or none that seals what it is given."""


class KeyringRefused(KeyringProblem):
    """It stayed locked, did not answer in time, or did not keep what it was given."""


class SecondFactorMissing(KeyringProblem):
    """The vault opens together with a secret that this computer's key store does not hold."""


class NotRemembered(KeyringProblem):
    """Nothing in this computer's key store opens the vault without a passphrase."""


class LastWayIn(ExpectedError):
    """Without this way in, the vault could not be opened, or only by one computer's key store."""


class TooManyWaysIn(ExpectedError):
    """The header has no room for another way in."""


class NoRecoveryWords(ExpectedError):
    """A vault is tied to a computer only when words on paper open it elsewhere."""


class PassphraseWanted(ExpectedError):
    """The recovery words were given where the passphrase itself is needed."""


class TiedToComputer(ExpectedError):
    """A vault that asks for more than the passphrase is not to open with less."""
