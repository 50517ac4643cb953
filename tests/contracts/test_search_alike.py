"""Searching and paging on disk gives what plain Python says, whatever is written and typed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.incidents.incident import Incident, IncidentContent
from core.incidents.search import IncidentQuery, SearchTerm, parse_query
from tests.contracts.conftest import Stores
from tests.contracts.examples import at, incident, sealed
from tests.contracts.rooms import both_stores

# Letters whose lower case and accents Unicode has not changed since SQLite's tables were made.
LETTERS = "aAbÉéßñçÖЖжåλ07"
MARKS = " \n\"'*-:()^+{}.,&|~_\\/@#%\0"
texts = st.text(LETTERS + MARKS, max_size=24)
terms = st.builds(SearchTerm, texts, is_exact=st.booleans())
queries = st.builds(IncidentQuery, st.lists(terms, max_size=3).map(tuple)) | texts.map(parse_query)
incidents = st.builds(
    lambda text, seconds: incident(content=IncidentContent(text, at(seconds))),
    texts,
    st.integers(-3, 3),
)


def pages(stores: Stores, query: IncidentQuery, limit: int) -> list[tuple[str, int]]:
    seen: list[tuple[str, int]] = []
    while rows := stores.incidents.page(query, below=seen[-1][1] if seen else None, limit=limit):
        seen += [(row.id, row.position) for row in rows]
    return seen


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(incidents, texts), min_size=1, max_size=8), st.lists(queries, max_size=8))
def test_the_same_is_found(written: list[tuple[Incident, str]], asked: list[IncidentQuery]) -> None:
    with both_stores() as (memory, disk):
        for each, name in written:
            evidence = [sealed(name)] if name else []
            memory.incidents.add(each, evidence)
            disk.incidents.add(each, evidence)
        for query in asked:
            assert pages(disk, query, 3) == pages(memory, query, 3)
            assert disk.incidents.count(query) == memory.incidents.count(query)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(incidents, min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), texts, st.none() | st.integers(-3, 3)), max_size=8),
    queries,
)
def test_the_same_is_found_after_edits(
    written: list[Incident], edits: list[tuple[int, str, int | None]], query: IncidentQuery
) -> None:
    with both_stores() as (memory, disk):
        for each in written:
            memory.incidents.add(each, ())
            disk.incidents.add(each, ())
        for which, text, seconds in edits:
            chosen = written[which % len(written)]
            occurred = None if seconds is None else at(seconds)
            edited = Incident(
                chosen.id,
                IncidentContent(text, occurred),
                chosen.recorded_at,
                chosen.changed_at,
            )
            memory.incidents.replace(edited, ())
            disk.incidents.replace(edited, ())
        assert [row for row, _ in pages(disk, IncidentQuery(), 2)] == [
            row for row, _ in pages(memory, IncidentQuery(), 2)
        ]
        assert pages(disk, query, 2) == pages(memory, query, 2)
        assert disk.incidents.count(query) == memory.incidents.count(query)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(SearchTerm, st.text(max_size=30), is_exact=st.booleans()), max_size=4))
def test_nothing_typed_is_a_syntax_error(terms: list[SearchTerm]) -> None:
    with both_stores() as (_, disk):
        disk.incidents.add(incident("text AND OR NOT NEAR"), ())
        query = IncidentQuery(tuple(terms))
        assert disk.incidents.count(query) == len(disk.incidents.page(query, below=None, limit=9))
