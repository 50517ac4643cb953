"""What opens a vault. Never shown by repr, so that none of it ends in a log or a traceback."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passphrase:
    """The passphrase as typed."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecoveryWords:
    """The words that open the vault when the passphrase is lost, in order, lower case."""

    words: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Remembered:
    """Nothing typed: what this computer's key store holds is to open the vault."""


Typed = Passphrase | RecoveryWords
"""What a person types."""

Credential = Typed | Remembered


def words_from_text(typed: str) -> RecoveryWords:
    """Read words however they were typed: any spacing, numbering, commas, upper or lower case."""
    separated = "".join(each if each.isalpha() else " " for each in typed.casefold())
    return RecoveryWords(tuple(separated.split()))
