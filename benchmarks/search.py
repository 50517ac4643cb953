"""Searching the journal against bare FTS5: the same texts, lists of beginnings and page cache.

No encryption, and nothing around it.
"""

import random
from pathlib import Path

import apsw

from benchmarks.measure import Figure, p95, seconds
from core.incidents.search import parse_query
from core.vault.session import Session

_ROUNDS = 300
_FIRST_PAGE = 100


def search_figure(session: Session, texts: list[str], folder: Path) -> Figure:
    """Return the 95th percentile of a first page of hits, over rare, common and begun words."""
    bare = _bare_index(texts, folder / "bare.db")
    typed = _queries(texts)
    ours = [
        seconds(lambda: session.journal.page(parse_query(each), limit=_FIRST_PAGE))  # noqa: B023  runs at once
        for each in typed
    ]
    reference = [
        seconds(
            lambda: bare.execute(
                "SELECT rowid, text FROM note WHERE note MATCH ? ORDER BY rowid DESC LIMIT ?",
                (f'"{each}"*', _FIRST_PAGE),  # noqa: B023  runs at once
            ).fetchall()
        )
        for each in typed
    ]
    bare.close()
    return Figure(
        f"search as you type, {len(texts):,} incidents, 95th percentile",
        "bare FTS5, not encrypted",
        p95(ours) * 1000,
        p95(reference) * 1000,
        "ms",
        "p95 <= 5 ms",
    )


def _bare_index(texts: list[str], path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("CREATE VIRTUAL TABLE note USING fts5(text, prefix='1 2 3 4 5 6')")
    with connection:
        connection.executemany("INSERT INTO note(text) VALUES (?)", ((each,) for each in texts))
    return connection


def _queries(texts: list[str]) -> list[str]:
    """Draw words as they stand in the notes, every other one only begun."""
    chance = random.Random(2)  # noqa: S311  repeatable text, not a secret
    words = [chance.choice(chance.choice(texts).split()) for _ in range(_ROUNDS)]
    return [
        word[: chance.randint(2, 5)] if number % 2 else word for number, word in enumerate(words)
    ]
