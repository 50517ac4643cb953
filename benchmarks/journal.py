"""Opening the journal and narrowing it, against bare SQLite: no encryption, nothing around it."""

import random
from pathlib import Path

import apsw

from benchmarks.measure import Figure, in_turn, p95, seconds
from core.incidents.search import IncidentQuery, parse_query
from core.vault.session import Session

_ROUNDS = 20
_QUERIES = 200
_FIRST_PAGE = 100
_MOST_COUNTED = 10_001
"""As the window: it does not count further."""


def journal_figures(session: Session, texts: list[str], folder: Path) -> list[Figure]:
    """Measure the first page with its count, and first pages of words with filters."""
    bare = _bare_journal(session, texts, folder / "bare-journal.db")
    figures = [_open_figure(session, bare, len(texts)), _filter_figure(session, bare, texts)]
    bare.close()
    return figures


def _open_figure(session: Session, bare: apsw.Connection, count: int) -> Figure:
    everything = IncidentQuery()

    def ours() -> float:
        return seconds(
            lambda: (
                session.journal.page(everything, limit=_FIRST_PAGE),
                session.journal.count(everything, most=_MOST_COUNTED),
            )
        )

    def reference() -> float:
        newest = "SELECT rowid, substr(text, 1, 240) FROM note ORDER BY rowid DESC LIMIT ?"
        return seconds(
            lambda: (
                bare.execute(newest, (_FIRST_PAGE,)).fetchall(),
                bare.execute("SELECT count(*) FROM note").fetchall(),
            )
        )

    our_median, bare_median = in_turn(ours, reference, rounds=_ROUNDS)
    what = f"first page of the journal and its count, {count:,} incidents"
    return Figure(what, "bare SQLite", our_median * 1000, bare_median * 1000, "ms", "100 ms")


def _filter_figure(session: Session, bare: apsw.Connection, texts: list[str]) -> Figure:
    """Return the 95th percentile of a page for a word (every other time none), type, and time."""
    chance = random.Random(3)  # noqa: S311  repeatable text, not a secret
    codes = [each.code for each in session.journal.types]
    ours, reference = [], []
    for number in range(_QUERIES):
        word = chance.choice(chance.choice(texts).split()) if number % 2 else ""
        code, year = chance.choice(codes), chance.randint(2016, 2026)
        typed = f"{word} type:{code} after:{year} platform:mess"
        ours.append(
            seconds(lambda: session.journal.page(parse_query(typed), limit=_FIRST_PAGE))  # noqa: B023  runs at once
        )
        like, least = (code, f"%{word}%", f"{year}"), (_FIRST_PAGE,)
        reference.append(
            seconds(
                lambda: bare.execute(
                    "SELECT rowid FROM note WHERE type = ? AND text LIKE ? AND day >= ?"
                    " ORDER BY rowid DESC LIMIT ?",
                    (*like, *least),  # noqa: B023  runs at once
                ).fetchall()
            )
        )
    return Figure(
        f"narrow the journal by filters, {len(texts):,} incidents, 95th percentile",
        "bare SQLite, one index by type",
        p95(ours) * 1000,
        p95(reference) * 1000,
        "ms",
        "p95 <= 50 ms",
    )


def _bare_journal(session: Session, texts: list[str], path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE note (type TEXT, day TEXT, text TEXT)")
    connection.execute("CREATE INDEX note_by_type ON note (type)")
    codes = [each.code for each in session.journal.types]
    years = (f"{2016 + number * 47 // 525_600}" for number in range(len(texts)))
    kinds = (codes[number % len(codes)] for number in range(len(texts)))
    with connection:
        connection.executemany(
            "INSERT INTO note VALUES (?, ?, ?)", zip(kinds, years, texts, strict=True)
        )
    return connection
