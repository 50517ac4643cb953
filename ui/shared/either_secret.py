"""One field for a passphrase or for recovery words."""

from collections.abc import Callable
from typing import TypeVar

from core.errors import WrongPassphrase
from core.vault.credentials import Passphrase, Typed, words_from_text

T = TypeVar("T")

_WORD_COUNT = 12


def looks_like_words(typed: str) -> bool:
    """Tell whether these can be recovery words."""
    return len(words_from_text(typed).words) == _WORD_COUNT


def with_either(typed: str, attempt: Callable[[Typed], T]) -> T:
    """Take what was typed for a passphrase, then for recovery words if it can be some.

    Raises what `attempt` raises; WrongPassphrase when it was neither.
    """
    try:
        return attempt(Passphrase(typed))
    except WrongPassphrase:
        if not looks_like_words(typed):
            raise
        return attempt(words_from_text(typed))
