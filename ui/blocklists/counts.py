"""How many people and identifiers there are, in the person's own numbers."""

from PySide6.QtCore import QLocale

from ui.translate import tr_n


def people_words(count: int) -> str:
    """Return how many people there are."""
    return tr_n("{n} person", "{n} people", count).format(n=QLocale().toString(count))


def identifiers_words(count: int) -> str:
    """Return how many names, numbers and accounts there are."""
    number = QLocale().toString(count)
    return tr_n("{n} name, number or account", "{n} names, numbers and accounts", count).format(
        n=number
    )
