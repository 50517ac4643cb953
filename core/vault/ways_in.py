"""What opens a vault, and what has to stay so that it can always be opened."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto


class WayKind(Enum):
    """What is needed to come in."""

    PASSPHRASE = auto()
    PASSPHRASE_HERE = auto()
    """The passphrase, together with a secret that one computer's key store holds."""
    RECOVERY_WORDS = auto()
    REMEMBERED = auto()
    """Nothing but a secret that one computer's key store holds."""
    UNKNOWN = auto()
    """Something that a newer version of the app made."""


_PASSPHRASES = frozenset({WayKind.PASSPHRASE, WayKind.PASSPHRASE_HERE})
_ANYWHERE = frozenset({WayKind.PASSPHRASE, WayKind.RECOVERY_WORDS})


@dataclass(frozen=True, slots=True)
class WayIn:
    """One of the ways into a vault. `way_id` is 32 hexadecimal digits and stays the same."""

    way_id: str
    kind: WayKind


def are_enough(kinds: Collection[WayKind]) -> bool:
    """Tell whether a vault may be left with these ways in.

    There has to be a passphrase, and something that opens it without any computer's key store:
    those are lost with a new computer, and sometimes with a new password of the account.
    """
    return not _PASSPHRASES.isdisjoint(kinds) and not _ANYWHERE.isdisjoint(kinds)


def may_go(way: WayIn, ways: Collection[WayIn]) -> bool:
    """Tell whether one of the ways may be taken away."""
    return are_enough([each.kind for each in ways if each != way])
