"""Whatever is done to what was sealed, the check says so: rows changed by somebody who has the key,
and old pages put back by somebody who has not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from core.errors import Cancelled, ChainBroken, DatabaseDamaged, EvidenceDamaged
from core.ids import IncidentId
from core.incidents.chain import ChainHead, Flaw
from core.incidents.details import Details
from core.incidents.evidence import PastedSource
from core.incidents.incident import Incident, IncidentContent
from core.incidents.sealing import ChainReport, Sealing
from core.progress import Unwatched
from storage.database import Database
from storage.evidence_store import BlobEvidenceStore
from storage.incident_store import SqlIncidentStore
from storage.vault_folder import VaultFolder
from tests.contracts.examples import incident, said, sealed
from tests.contracts.watching import Canceller, Watcher
from tests.fakes.clock import FixedClock
from tests.storage.databases import new_database, reopened

UNWATCHED = Unwatched()
PAGE_BYTES = 4096


@dataclass
class Room:
    """Three incidents sealed, the first amended with one more exhibit; four entries."""

    database: Database
    folder: Path
    clock: FixedClock
    ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.use(self.database)

    def use(self, database: Database) -> None:
        self.database = database
        self.store = SqlIncidentStore(database)
        self.sealing = Sealing(self.store, self.clock)

    def reopen(self, meanwhile: Callable[[bytearray], None]) -> None:
        """Close the database, let somebody at its bytes, open it again."""
        self.database.close()
        path = self.folder / "vault.db"
        data = bytearray(path.read_bytes())
        meanwhile(data)
        path.write_bytes(data)
        self.use(reopened(self.database, self.folder))

    def bytes(self) -> bytes:
        return (self.folder / "vault.db").read_bytes()

    def flaws(self) -> list[tuple[int, Flaw]]:
        return [(each.number, each.flaw) for each in self.check().faults]

    def check(self, printed: ChainHead | None = None) -> ChainReport:
        return self.sealing.check(UNWATCHED, printed)


@pytest.fixture
def room(tmp_path: Path, clock: FixedClock) -> Iterator[Room]:
    room = Room(new_database(tmp_path), tmp_path, clock)
    contents = [IncidentContent(f"note {each}", provenance=(said(),)) for each in range(3)]
    notes = [room.store.add(incident(content=each), [sealed()]) for each in contents]
    room.sealing.seal([each.id for each in notes])
    room.sealing.amend(notes[0].id, IncidentContent("note 0, put right"), "a name", [sealed()])
    room.ids = tuple(each.id for each in notes)
    assert room.check().is_whole
    yield room
    room.database.close()


CON, EXH, LINK, ORD, END = Flaw.CONTENT, Flaw.EXHIBITS, Flaw.LINK, Flaw.ORDER, Flaw.END


ALL_CON = [(number, CON) for number in range(1, 5)]
EXCHANGE = """
    UPDATE chain SET number = 9 WHERE number = 2;
    UPDATE chain SET number = 2 WHERE number = 3;
    UPDATE chain SET number = 3 WHERE number = 9
"""


@pytest.mark.parametrize(
    ("harm", "flaws"),
    [
        ("UPDATE revision SET content = replace(content, 'note 1', 'note 9')", [(2, CON)]),
        ("UPDATE revision SET content = '[]' WHERE number = 2", [(4, CON)]),
        ("UPDATE revision SET reason = 'another' WHERE number = 2", [(4, CON)]),
        ("UPDATE revision SET sealed_at = replace(sealed_at, '2026', '2020')", ALL_CON),
        ("DELETE FROM revision WHERE number = 2", [(4, CON)]),
        ("DELETE FROM revision WHERE incident_id = :1", [(2, CON)]),
        ("UPDATE incident SET text = 'edited' WHERE id = :1", [(2, CON)]),
        ("UPDATE incident SET details = '{\"quote\":\"added\"}' WHERE id = :1", [(2, CON)]),
        ("UPDATE incident SET details = '{' WHERE id = :1", [(2, CON)]),
        ("UPDATE incident SET platform = 'moon' WHERE id = :1", [(2, CON)]),
        ("UPDATE provenance SET said = '{\"sha256\":\"a\"}' WHERE incident_id = :1", [(2, CON)]),
        ("UPDATE provenance SET said = '{' WHERE incident_id = :1", [(2, CON)]),
        ("DELETE FROM provenance", [(2, CON), (3, CON)]),
        ("UPDATE incident SET revision = 0 WHERE id = :1", [(2, CON)]),
        ("DELETE FROM incident WHERE id = :2", [(3, CON)]),
        ("DELETE FROM exhibit", [(number, EXH) for number in range(1, 5)]),
        ("UPDATE exhibit SET sha256 = replace(sha256, '1', '2') WHERE number = 4", [(4, EXH)]),
        ("UPDATE exhibit SET size_bytes = 1 WHERE number = 1", [(1, EXH), (4, EXH)]),
        ("UPDATE exhibit SET incident_id = :2 WHERE number = 2", [(2, EXH)]),
        ("UPDATE chain SET reason = 'none' WHERE number = 3", [(3, LINK), (3, CON)]),
        ("UPDATE chain SET content_sha256 = digest WHERE number = 3", [(3, LINK), (3, CON)]),
        ("UPDATE chain SET exhibits = '[]' WHERE number = 3", [(3, LINK)]),
        ("UPDATE chain SET exhibits = '[1' WHERE number = 3", [(3, LINK)]),
        ("UPDATE chain SET digest = previous WHERE number = 2", [(2, LINK), (3, LINK)]),
        ("UPDATE chain SET is_deleted = 1; DELETE FROM revision", ALL_CON),
        ("DELETE FROM chain WHERE number = 1", [(2, ORD), (2, LINK)]),
        ("DELETE FROM chain WHERE number = 3", [(4, ORD), (4, LINK)]),
        ("DELETE FROM chain WHERE number = 4", [(1, CON), (4, END)]),
        ("DELETE FROM chain", [(4, END)]),
        ("UPDATE chain SET number = 9 WHERE number = 4", [(9, ORD), (9, LINK), (4, END)]),
        (EXCHANGE, [(2, LINK), (3, LINK), (4, LINK)]),
        ("UPDATE chain_head SET count = 3", [(3, END)]),
        ("UPDATE chain_head SET digest = :1 || :2", [(4, END)]),
    ],
)  # fmt: skip
def test_what_is_changed_in_the_tables_is_told(
    room: Room, harm: str, flaws: list[tuple[int, Flaw]]
) -> None:
    room.database.rows("PRAGMA foreign_keys = OFF")
    room.database.rows("PRAGMA ignore_check_constraints = ON")
    for number, incident_id in enumerate(room.ids):
        harm = harm.replace(f":{number}", f"'{incident_id}'")
    room.database.rows(harm)
    assert room.flaws() == flaws


def pages_that_changed(before: bytes, after: bytes) -> list[int]:
    return [
        start
        for start in range(0, len(before), PAGE_BYTES)
        if before[start : start + PAGE_BYTES] != after[start : start + PAGE_BYTES]
    ]


def put_back(room: Room, before: bytes, table: str, *, with_indexes: bool = True) -> None:
    """Put the page of a small table back as it was, and those of its indexes.

    The key is only used to learn which pages they are; who watches the file can guess them.
    """
    roots = room.database.rows(
        "SELECT rootpage FROM sqlite_master WHERE name = ?1 OR (?2 AND tbl_name = ?1)",
        (table, with_indexes),
    )
    starts = [(root - 1) * PAGE_BYTES for (root,) in roots]
    assert starts[0] in pages_that_changed(before, room.bytes())

    def exchange(data: bytearray) -> None:
        for start in starts:
            data[start : start + PAGE_BYTES] = before[start : start + PAGE_BYTES]

    room.reopen(exchange)


@pytest.mark.parametrize(
    ("table", "flaws"),
    [
        ("chain", [(1, CON), (4, END)]),
        ("chain_head", [(3, END)]),
        ("revision", [(4, CON)]),
        ("incident", [(4, CON)]),
        ("exhibit", [(4, EXH)]),
    ],
)
def test_an_old_page_put_back_is_told(
    tmp_path: Path, clock: FixedClock, table: str, flaws: list[tuple[int, Flaw]]
) -> None:
    room = Room(new_database(tmp_path), tmp_path, clock)
    notes = [room.store.add(incident(f"note {each}"), [sealed()]) for each in range(3)]
    room.sealing.seal([each.id for each in notes])
    before = room.bytes()
    room.sealing.amend(notes[0].id, IncidentContent("note 0, put right"), "a name", [sealed()])
    put_back(room, before, table)
    assert room.flaws() == flaws
    room.database.close()


@pytest.mark.parametrize("table", ["revision", "exhibit"])
def test_a_page_put_back_without_those_that_point_to_it_is_damage(room: Room, table: str) -> None:
    before = room.bytes()
    room.sealing.amend(IncidentId(room.ids[0]), IncidentContent("again"), "a name", [sealed()])
    put_back(room, before, table, with_indexes=False)
    with pytest.raises(DatabaseDamaged):
        room.check()
    with pytest.raises(DatabaseDamaged):
        room.database.check()


def test_a_note_put_back_to_before_it_was_sealed_is_told(tmp_path: Path, clock: FixedClock) -> None:
    room = Room(new_database(tmp_path), tmp_path, clock)
    one = room.store.add(incident(), ())
    before = room.bytes()
    room.sealing.seal([one.id])
    put_back(room, before, "incident")
    assert not room.store.get(one.id).is_sealed
    assert room.flaws() == [(1, CON)]
    room.database.close()


@pytest.mark.parametrize("is_amended", [False, True])
def test_an_end_cut_with_the_word_of_where_it_was_is_told(room: Room, is_amended: bool) -> None:
    before = room.bytes()
    if is_amended:
        note = IncidentId(room.ids[1])
        room.sealing.amend(note, IncidentContent("note 1, put right"), "a name")
    else:
        note = room.store.add(incident("one more"), ()).id
        room.sealing.seal([note])
    put_back(room, before, "chain")
    put_back(room, before, "chain_head")
    assert room.sealing.head().count == 4
    (fault,) = room.check().faults
    place = (2, Flaw.CONTENT) if is_amended else (4, Flaw.END)
    assert (fault.number, fault.flaw, fault.incident_id) == (*place, note)


@pytest.mark.parametrize("table", ["chain", "chain_head"])
def test_nothing_is_sealed_onto_a_broken_end(room: Room, table: str) -> None:
    before = room.bytes()
    one = room.store.add(incident("one more"), ())
    room.sealing.seal([one.id])
    put_back(room, before, table)
    other = room.store.add(incident("another"), ())
    with pytest.raises(ChainBroken):
        room.sealing.seal([other.id])
    assert not room.store.get(other.id).is_sealed


def test_a_printed_head_stays_on_the_chain_and_no_other_does(room: Room) -> None:
    printed = room.sealing.head()
    assert room.check(printed).printed_holds is True
    room.sealing.seal([room.store.add(incident("later"), ()).id])
    assert room.check(printed).is_whole
    for other in (replace(printed, count=3), replace(printed, digest="f" * 64), ChainHead(0, "x")):
        report = room.check(other)
        assert (report.printed_holds, report.faults) == (False, ())
        assert not report.is_whole


def test_a_chain_made_anew_does_not_hold_what_was_printed(
    room: Room, tmp_path: Path, clock: FixedClock
) -> None:
    printed = room.sealing.head()
    folder = tmp_path / "other"
    folder.mkdir()
    forged = Room(new_database(folder), folder, clock)
    for number in range(4):
        forged.sealing.seal([forged.store.add(incident(f"lie {number}"), ()).id])
    report = forged.check(printed)
    assert (report.faults, report.printed_holds) == ((), False)
    forged.database.close()


def test_text_that_is_no_unicode_is_sealed_as_it_is_kept(room: Room) -> None:
    content = IncidentContent("half \ud83d", details=Details(quote="\udcff"))
    changed = room.sealing.amend(IncidentId(room.ids[1]), content, "a \ud83d\ude00 \udcff")
    assert changed.value[0].content.text == "half \ufffd"
    assert room.sealing.revisions(changed.value[0].id)[1].reason == "a \U0001f600 \ufffd"
    assert room.flaws() == []


def test_checking_says_how_far_it_is_and_can_be_stopped(room: Room) -> None:
    watcher = Watcher()
    room.sealing.check(watcher)
    assert watcher.seen[-1] == (4, 4)
    with pytest.raises(Cancelled):
        room.sealing.check(Canceller())


def test_a_swapped_file_is_damage(tmp_path: Path, clock: FixedClock) -> None:
    room = Room(new_database(tmp_path), tmp_path, clock)
    evidence = BlobEvidenceStore(VaultFolder(tmp_path), bytearray(range(32)), clock)
    one, two = (evidence.seal(PastedSource("a.txt", each), UNWATCHED) for each in (b"one", b"two"))
    kept: Incident = room.store.add(incident(), [one, two])
    room.sealing.seal([kept.id])
    paths = [next((tmp_path / "blobs").rglob(each.blob_id)) for each in (one, two)]
    first, second = (path.read_bytes() for path in paths)
    paths[0].write_bytes(second)
    paths[1].write_bytes(first)
    for each in kept.exhibits:
        with pytest.raises(EvidenceDamaged):
            evidence.verify(each.evidence, UNWATCHED)
    # Told to take the other file for its own, the database differs from what was sealed.
    room.database.rows(
        "UPDATE exhibit SET sha256 = ? WHERE number = 1", (kept.exhibits[1].evidence.sha256,)
    )
    assert room.flaws() == [(1, EXH)]
    room.database.close()
