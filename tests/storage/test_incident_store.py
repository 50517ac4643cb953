"""What only the store on disk does: custody, the sweep's list, and lasting."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest

from core.errors import DatabaseDamaged
from core.incidents.incident import IncidentContent, JournalDraft
from core.incidents.platform import Platform
from core.incidents.sealing import Sealing
from core.incidents.search import Field, IncidentQuery, SearchTerm, parse_query
from core.moment import Moment
from storage.database import Database
from storage.incident_index import MARK, VERSION, facet
from storage.incident_store import SqlIncidentStore
from storage.migrations import migrate
from tests.contracts.examples import NOON, at, incident, sealed
from tests.fakes.clock import FixedClock
from tests.storage.databases import new_database, reopened

ALL = IncidentQuery()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = new_database(tmp_path)
    yield database
    database.close()


@pytest.fixture
def store(database: Database) -> SqlIncidentStore:
    return SqlIncidentStore(database)


def test_every_exhibit_was_received_once(store: SqlIncidentStore, database: Database) -> None:
    added = store.add(incident(), [sealed("a"), sealed("b")])
    store.replace(added, [sealed("c")])
    events = database.rows("SELECT exhibit_id, at, kind, detail FROM custody_event ORDER BY number")
    assert events == [
        (each.id, "2026-03-03T12:00:00.123456Z", "received", f"sha256 {each.evidence.sha256}")
        for each in store.get(added.id).exhibits
    ]


def test_details_that_make_no_sense_are_damage_wherever_they_are_read(
    store: SqlIncidentStore, database: Database
) -> None:
    added = store.add(incident(), [])
    database.rows("UPDATE incident SET details = '{' WHERE id = ?", (added.id,))
    with pytest.raises(DatabaseDamaged):
        store.get(added.id)
    with store.searched_text(added.id) as pieces, pytest.raises(DatabaseDamaged):
        list(pieces)


def test_everything_lasts(store: SqlIncidentStore, database: Database, tmp_path: Path) -> None:
    content = IncidentContent("kept", at(1), ("threat",), Platform.SMS)
    added = store.add(incident(content=content), [sealed()])
    draft = JournalDraft(content, added.id, NOON, (sealed("na\u00efve.txt"),))
    store.keep_draft(draft)
    database = reopened(database, tmp_path)
    again = SqlIncidentStore(database)
    assert again.get(added.id) == added
    assert again.count(parse_query("kept screen")) == 1
    assert again.draft() == draft
    database.check()
    database.close()


def test_the_blobs_in_use_are_those_of_exhibits(store: SqlIncidentStore) -> None:
    evidence = [sealed(f"{number}") for number in range(2500)]
    store.add(incident(), evidence)
    assert list(store.referenced_blobs()) == [each.blob_id for each in evidence]


def test_the_files_of_a_draft_are_in_use(store: SqlIncidentStore) -> None:
    one, two, three = sealed("1"), sealed("2"), sealed("3")
    store.add(incident(), [one])
    store.keep_draft(JournalDraft(IncidentContent(""), None, NOON, (two, three)))
    blobs = {each.blob_id for each in (one, two, three)}
    assert set(store.referenced_blobs()) == blobs
    store.let_go_of_draft_evidence()
    assert store.draft() == JournalDraft(IncidentContent(""), None, NOON)
    assert list(store.referenced_blobs()) == [one.blob_id]
    store.keep_draft(None)
    store.let_go_of_draft_evidence()
    assert store.draft() is None


def test_a_change_that_fails_changes_nothing(store: SqlIncidentStore, database: Database) -> None:
    twice = sealed()
    before = store.add(incident("before"), [twice])
    with pytest.raises(apsw.ConstraintError):
        store.replace(replace(before, content=IncidentContent("after", at(9))), [sealed(), twice])
    with pytest.raises(apsw.ConstraintError):
        store.add(incident("after"), [twice])
    assert store.get(before.id) == before
    assert store.count(parse_query("before")) == store.count(ALL) == 1
    assert store.count(parse_query("after")) == 0
    database.check()


@pytest.mark.parametrize(
    "occurred",
    [
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
    ],
)
def test_any_time_can_be_kept(store: SqlIncidentStore, occurred: datetime) -> None:
    content = IncidentContent("then", Moment(occurred, "UTC"))
    added = store.add(incident(content=content), ())
    (row,) = store.page(ALL, below=None, limit=9)
    assert row.occurred == added.content.occurred == content.occurred
    assert row.position >> 20 == int((occurred - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def test_a_second_that_is_full_runs_over_into_the_next(
    store: SqlIncidentStore, database: Database
) -> None:
    first = store.add(incident(content=IncidentContent("one", at(0))), ())
    database.rows("UPDATE incident SET position = position | (1 << 20) - 1")
    store.add(incident(content=IncidentContent("a second later", at(1))), ())
    store.add(incident(content=IncidentContent("two", at(0))), ())
    rows = store.page(ALL, below=None, limit=9)
    assert [row.excerpt for row in rows] == ["two", "a second later", "one"]
    assert rows[0].position >> 20 == (rows[2].position >> 20) + 1
    assert rows[2].id == first.id


def test_text_that_is_no_unicode_is_kept_as_far_as_it_is(store: SqlIncidentStore) -> None:
    added = store.add(incident("broken \udcff half \ud83d\ude00"), [sealed("na\udcefve.txt")])
    assert added.content.text == "broken \ufffd half 😀"
    assert added.exhibits[0].evidence.name == "na\ufffdve.txt"
    assert store.get(added.id) == added
    query = IncidentQuery((SearchTerm("brok\udcff", is_exact=False),))
    assert store.count(query) == 1


def test_a_search_of_many_words_is_answered(store: SqlIncidentStore) -> None:
    store.add(incident("word"), ())
    assert store.count(parse_query("word " * 3000)) == 1
    assert store.count(parse_query('"' + "word " * 3000)) == 0


WHOLE: dict[str, object] = {
    "text": "",
    "occurred": None,
    "types": [],
    "platform": None,
    "people": [],
}
MOMENT: dict[str, object] = {
    "instant": "2026-03-03T12:00:00.000000Z",
    "zone": "UTC",
    "fold": 0,
    "written": "",
}
BROKEN: list[object] = [
    {},
    [],
    WHOLE | {"text": 1},
    WHOLE | {"types": 3},
    WHOLE | {"platform": "moon"},
    WHOLE | {"people": [[]]},
    WHOLE | {"occurred": MOMENT | {"instant": "noon"}},
    WHOLE | {"occurred": MOMENT | {"fold": 2}},
    WHOLE | {"occurred": MOMENT | {"zone": None}},
]


@pytest.mark.parametrize("content", ["", "[" * 100_000, *map(json.dumps, BROKEN)])
def test_a_draft_that_nobody_wrote_like_this_is_damage(
    store: SqlIncidentStore, database: Database, content: str
) -> None:
    store.keep_draft(JournalDraft(IncidentContent(""), None, NOON))
    database.rows("UPDATE draft SET content = ?", (content,))
    with pytest.raises(DatabaseDamaged):
        store.draft()


@pytest.mark.parametrize(
    "evidence", ["", "[1]", "[[1, 2]]", '[["a", "b", 1, "c", "d", "noon"]]', "[" * 100_000]
)
def test_files_of_a_draft_that_nobody_wrote_like_this_are_damage(
    store: SqlIncidentStore, database: Database, evidence: str
) -> None:
    store.keep_draft(JournalDraft(IncidentContent(""), None, NOON))
    database.rows("UPDATE draft SET evidence = ?", (evidence,))
    for read in (store.draft, store.referenced_blobs):
        with pytest.raises(DatabaseDamaged):
            read()


@pytest.mark.parametrize(
    ("column", "value"), [("details", "{"), ("details", "[1]"), ("platform", "moon")]
)
def test_a_content_that_nobody_wrote_like_this_is_damage(
    store: SqlIncidentStore, database: Database, column: str, value: str
) -> None:
    one = store.add(incident(), ())
    database.rows(f"UPDATE incident SET {column} = ?", (value,))  # noqa: S608  as given above
    with pytest.raises(DatabaseDamaged):
        store.get(one.id)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE revision SET content = '{'",
        "UPDATE revision SET sealed_at = 'some time or other of March'",
        "DELETE FROM chain_head",
    ],
)
def test_sealed_rows_that_nobody_wrote_like_this_are_damage(
    store: SqlIncidentStore, database: Database, harm: str
) -> None:
    one = store.add(incident(), ())
    Sealing(store, FixedClock(NOON)).seal([one.id])
    database.rows(harm)
    with pytest.raises(DatabaseDamaged):
        (store.revisions(one.id), store.chain_head())


def test_a_time_on_the_chain_that_is_none_is_damage(
    store: SqlIncidentStore, database: Database
) -> None:
    one = store.add(incident(), ())
    Sealing(store, FixedClock(NOON)).seal([one.id])
    database.rows("UPDATE chain SET sealed_at = 'some time or other of March'")
    with pytest.raises(DatabaseDamaged):
        store.chain(above=0, limit=9)


def test_an_index_of_another_version_is_made_anew(
    store: SqlIncidentStore, database: Database, tmp_path: Path
) -> None:
    for number in range(1203):
        store.add(incident(content=IncidentContent(f"note {number}", at(-number))), ())
    store.add(incident(content=IncidentContent("last", types=("threat",))), [sealed("door.png")])
    before = store.page(ALL, below=None, limit=9999)
    database.rows("DELETE FROM incident_words WHERE rowid > 0")
    store.bring_index_up_to_date()
    assert store.count(parse_query("note")) == 0
    database.rows("PRAGMA user_version = 1")
    migrate(database, tmp_path / "copies")
    assert store.count(parse_query("note")) == 1203
    assert store.count(parse_query("last door type:threat has:image")) == 1
    assert store.page(parse_query(""), below=None, limit=9999) == before
    assert database.value("PRAGMA user_version") == VERSION


def test_what_is_typed_is_never_a_facet(store: SqlIncidentStore) -> None:
    store.add(incident(content=IncidentContent("words", types=("threat",))), ())
    typed = facet(Field.TYPE, "threat")
    assert store.count(parse_query(typed)) == 0
    assert store.count(parse_query(MARK + " words")) == 1


def test_the_list_never_reads_long_texts(store: SqlIncidentStore, database: Database) -> None:
    columns = [name for _, name, *_ in database.rows("PRAGMA table_info(incident)")]
    assert columns.index("text") == len(columns) - 1
    store.add(incident(), ())
    (plan,) = [
        row[3]
        for row in database.rows(
            "EXPLAIN QUERY PLAN SELECT position FROM incident"
            " WHERE trashed_at IS NULL AND position < 9 ORDER BY position DESC LIMIT 9"
        )
    ]
    assert "COVERING INDEX incident_by_trash" in plan
