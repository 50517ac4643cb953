"""Names on letters and parcels."""

from core.blocklists.forms.folding import folded, words_of
from core.blocklists.forms.key import Key, Space

_MOST_WORDS = 12


def postal_name(written: str) -> str:
    """Return a name as it is compared: how its words are joined makes no difference."""
    return " ".join(words_of(written)) or folded(written).strip()


def postal_name_keys(written: str) -> frozenset[Key]:
    """Return what a name is found by."""
    words = words_of(written)[:_MOST_WORDS]
    return frozenset({Key(Space.WORDS, " ".join(words))} if words else ())
