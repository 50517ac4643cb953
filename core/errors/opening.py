"""Opening a vault: what stands between the person and their notes."""

from dataclasses import dataclass
from pathlib import Path

from core.errors.families import ExpectedError


class WrongPassphrase(ExpectedError):
    """No key slot of this vault opens with the passphrase given."""


@dataclass(eq=False)
class TooManyTries(ExpectedError):
    """Several wrong passphrases in a row: the next is looked at after a pause."""

    seconds: int


class WrongRecoveryWords(ExpectedError):
    """The words are well formed, but no key slot of this vault opens with them."""


@dataclass(eq=False)
class MistypedRecoveryWords(ExpectedError):
    """The words cannot be right: a wrong count, an unknown word, or the checksum fails."""

    expected_count: int
    unknown_positions: tuple[int, ...]
    """Which words (counted from 1) are not in the list; empty when only the checksum fails."""


@dataclass(eq=False)
class PassphraseTooWeak(ExpectedError):
    """The passphrase for a new vault or backup is under the floor."""

    minimum_characters: int


@dataclass(eq=False)
class NotAVault(ExpectedError):
    """The folder is missing or holds no vault."""

    folder: Path


@dataclass(eq=False)
class VaultInUse(ExpectedError):
    """Another process holds the vault."""

    folder: Path


@dataclass(eq=False)
class VaultTooNew(ExpectedError):
    """A newer version of the app wrote this vault or backup."""

    found: int
    supported: int


@dataclass(eq=False)
class UnsupportedSettings(ExpectedError):
    """A file asks for more memory or time than this app grants before it trusts the file."""
