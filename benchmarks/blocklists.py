"""Matching and look-alikes, against what they cannot be faster than.

Matching: a plain hash join in memory, of words cut at spaces with a set of identifiers, on the
same texts; it knows one way to write each identifier and keeps nothing. Look-alikes: RapidFuzz
alone, over the names alone.
"""

import gc
import random
import time
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.vaults import CHEAP, PASSPHRASE, composed, notes
from core.blocklists.person import IdentifierContent, IdentifierKind, PersonContent
from core.blocklists.queries import IdentifierQuery, PeopleQuery
from core.incidents.incident import IncidentContent
from core.progress import Unwatched
from core.vault.session import Session

SIZES = (1_000, 10_000, 100_000)
_INCIDENTS_OF_SIZES = 1_000
_MATCHED_IDENTIFIERS = 10_000
_ROUNDS = 5
_EVERY = 4
"""One note in so many names an identifier."""


def blocklist_figures(folder: Path, incidents: int, largest: int) -> list[Figure]:
    """Measure matching of `incidents`, and everything that grows with the identifiers."""
    figures = [*_matching_figures(folder, incidents, min(_MATCHED_IDENTIFIERS, largest))]
    for size in (each for each in SIZES if each <= largest):
        figures += _size_figures(folder, size)
    return figures


def _matching_figures(folder: Path, incidents: int, identifiers: int) -> list[Figure]:
    contents = _identifiers(identifiers)
    texts = _texts(incidents, contents)
    session = _vault(folder / f"matching-{incidents}", contents, texts)
    what = f"{incidents:,} incidents x {identifiers:,} identifiers"
    whole = seconds(lambda: session.matching.bring_up_to_date(Unwatched()))
    expected = -(-incidents // _EVERY)
    if session.matching.count_open() < expected:
        raise AssertionError("matching missed something")
    joined = seconds(lambda: _join(texts, contents))
    more = _identifiers(identifiers + 2_000)[identifiers:]
    slices = _slices(session, texts, more[1_000:])
    added = iter(more[:1_000])

    def one_more() -> float:
        session.blocklist.add(PersonContent("New", identifiers=(next(added),)))
        return seconds(lambda: session.matching.bring_up_to_date(Unwatched()))

    (after_one,) = in_turn(one_more, rounds=_ROUNDS)
    session.lock()
    name = "bare hash join in memory"
    return [
        Figure(f"match {what}, the first time", name, whole, joined, "s", "seconds"),
        Figure(
            f"longest step of matching, {what}", "the limit", slices * 1000, 100, "ms", "100 ms"
        ),
        Figure(f"match one identifier more, {what}", name, after_one, joined, "s", "no wait"),
    ]


def _size_figures(folder: Path, size: int) -> list[Figure]:
    contents = _identifiers(size)
    texts = _texts(_INCIDENTS_OF_SIZES, contents)
    session = _vault(folder / f"sizes-{size}", contents, texts)
    matched = seconds(lambda: session.matching.bring_up_to_date(Unwatched()))
    joined = seconds(lambda: _join(texts, contents))
    names = [each.written.lstrip("@") for each in contents]
    asked = iter(range(10**6))

    def ours() -> float:
        content = IdentifierContent(IdentifierKind.HANDLE, f"handle_{next(asked)}y", "Forum")
        return seconds(lambda: session.look_alikes.of(content))

    def fuzzy() -> float:
        wanted = f"handle_{next(asked)}y"
        return seconds(
            lambda: process.extract(wanted, names, scorer=OSA.distance, score_cutoff=2, limit=50)
        )

    longest_read = _longest_read(session)
    our_look, bare_look = in_turn(ours, fuzzy, rounds=_ROUNDS)
    blocklist = session.blocklist
    (listed,) = in_turn(lambda: seconds(lambda: blocklist.people(PeopleQuery())), rounds=_ROUNDS)
    (searched,) = in_turn(
        lambda: seconds(lambda: blocklist.identifiers(IdentifierQuery(contains="_77"))),
        rounds=_ROUNDS,
    )
    session.lock()
    of = f"{size:,} identifiers"
    return [
        Figure(
            f"match {_INCIDENTS_OF_SIZES:,} incidents x {of}",
            "bare hash join in memory",
            matched,
            joined,
            "s",
            "",
        ),
        Figure(
            f"look-alikes of one identifier among {of}",
            "bare RapidFuzz",
            our_look * 1000,
            bare_look * 1000,
            "ms",
            "100 ms",
        ),
        Figure(
            f"longest step of reading names to compare, {of}",
            "the limit",
            longest_read * 1000,
            100,
            "ms",
            "100 ms",
        ),
        Figure(f"first page of people, {of}", "the limit", listed * 1000, 100, "ms", "100 ms"),
        Figure(f"search in {of}", "the limit", searched * 1000, 100, "ms", "100 ms"),
    ]


def _longest_read(session: Session) -> float:
    """Return the longest step of reading the names that others are compared with.

    As in the window, where Python never looks for garbage on the vault's thread (ui/garbage.py).
    """
    gc.disable()
    try:
        return _longest_step(session)
    finally:
        gc.enable()


def _longest_step(session: Session) -> float:
    taken = []
    while True:
        begun = time.perf_counter()
        is_ready = session.look_alikes.get_ready()
        taken.append(time.perf_counter() - begun)
        if is_ready:
            return max(taken)


def _slices(session: Session, texts: list[str], more: list[IdentifierContent]) -> float:
    """Return the longest step of matching a thousand more notes and as many more identifiers."""
    for text in texts[:1_000]:
        session.journal.record(IncidentContent(text))
    session.blocklist.add_all([PersonContent(each.written, identifiers=(each,)) for each in more])
    walk = session.matching.walk()
    taken = []
    while walk.done < walk.total:
        taken.append(seconds(walk.step))
    return max(taken)


def _join(texts: list[str], contents: list[IdentifierContent]) -> int:
    known = {each.written for each in contents}
    return sum(word in known for text in texts for word in text.split())


def _identifiers(count: int) -> list[IdentifierContent]:
    """Return addresses, numbers, handles and sites in turn."""
    kinds = (
        lambda number: (IdentifierKind.EMAIL, f"name.{number}@mail{number % 50}.example", ""),
        lambda number: (IdentifierKind.PHONE, f"+49170{1_000_000 + number}", ""),
        lambda number: (IdentifierKind.HANDLE, f"@handle_{number}x", "X"),
        lambda number: (IdentifierKind.WEBSITE, f"site{number}.example", ""),
    )
    return [IdentifierContent(*kinds[number % 4](number)) for number in range(count)]


def _texts(count: int, contents: list[IdentifierContent]) -> list[str]:
    chance = random.Random(4)  # noqa: S311  repeatable text, not a secret
    return [
        text if number % _EVERY else f"{text} {chance.choice(contents).written}"
        for number, text in enumerate(notes(count))
    ]


def _vault(folder: Path, contents: list[IdentifierContent], texts: list[str]) -> Session:
    session = composed(CHEAP, folder.parent).create(folder, PASSPHRASE).session
    for start in range(0, len(contents), 2_000):
        session.blocklist.add_all(
            [
                PersonContent(f"Person {start + place}", identifiers=(content,))
                for place, content in enumerate(contents[start : start + 2_000])
            ]
        )
    for text in texts:
        session.journal.record(IncidentContent(text))
    return session
