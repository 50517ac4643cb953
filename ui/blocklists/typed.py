"""Reading what is typed or pasted as identifiers."""

from collections.abc import Sequence

from core.blocklists.guess import guess
from core.blocklists.person import MAX_WRITTEN_CHARACTERS, IdentifierContent, IdentifierKind
from ui.blocklists.status_words import service_word

MAX_LINES = 1_000
"""Read at once while the window waits; longer lists are imported."""


def read_typed(written: str) -> IdentifierContent:
    """Return the identifier that a text most likely is."""
    text = written.strip()
    found = guess(text)
    if found is None:
        kind = IdentifierKind.POSTAL_NAME if " " in text else IdentifierKind.HANDLE
        return IdentifierContent(kind, text)
    return IdentifierContent(found.kind, text, service_word(found.service) if found.service else "")


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines that hold something, each once, none longer than can be kept."""
    lines = (line.strip()[:MAX_WRITTEN_CHARACTERS] for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def read_lines(lines: Sequence[str]) -> tuple[IdentifierContent, ...]:
    """Return one identifier for each line."""
    return tuple(read_typed(line) for line in lines)
