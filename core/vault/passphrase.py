"""How strong a passphrase is, said honestly, and the floor under which none is accepted."""

from dataclasses import dataclass
from enum import IntEnum

from core.errors import PassphraseTooWeak

MIN_CHARACTERS = 8
MAX_CHARACTERS = 1024

_RATED_CHARACTERS = 72
"""zxcvbn takes time growing with the square of the length and refuses more than this."""


class Strength(IntEnum):
    """How long a passphrase would hold against somebody who has the vault's files."""

    VERY_WEAK = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


@dataclass(frozen=True, slots=True)
class PassphraseRating:
    """The strength, and whether the floor lets it pass."""

    strength: Strength
    is_accepted: bool


def rate_passphrase(passphrase: str) -> PassphraseRating:
    """Rate a passphrase with zxcvbn. Takes milliseconds; holds nothing back afterwards."""
    if not passphrase:
        return PassphraseRating(Strength.VERY_WEAK, is_accepted=False)
    from zxcvbn import zxcvbn  # noqa: PLC0415  its lists of words take longer to load than a window

    score = Strength(zxcvbn(passphrase[:_RATED_CHARACTERS])["score"])
    long_enough = MIN_CHARACTERS <= len(passphrase) <= MAX_CHARACTERS
    return PassphraseRating(score, is_accepted=long_enough and score >= Strength.FAIR)


def check_passphrase(passphrase: str) -> None:
    """Raise PassphraseTooWeak when the floor does not let it pass."""
    if not rate_passphrase(passphrase).is_accepted:
        raise PassphraseTooWeak(MIN_CHARACTERS)
