"""Flipped bytes and cuts at random places in every kind of file: found, and the rest comes back.

HOLLYHOCK_DAMAGES sets how many in all; HOLLYHOCK_DAMAGE_SEED repeats the places of a run.
"""

import os
import random
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from core.backups.drive import BackupPart
from core.backups.ports import RestoreOrder
from core.errors import (
    BackupDamaged,
    DatabaseDamaged,
    EvidenceDamaged,
    HeaderDamaged,
    HollyhockError,
)
from core.incidents.search import IncidentQuery
from core.vault.credentials import Passphrase
from storage.credential_opener import opener_for
from storage.crypto.age_payload import PIECE_BYTES
from storage.crypto.costs import Costs
from storage.database import SALT_BYTES, Database
from storage.header_copies import open_header, read_copies
from storage.no_keyring import NO_KEYRING
from storage.vault_keeper import FolderVaultKeeper
from tests.fakes.clock import FixedClock
from tests.storage.backups import OPENS, PASSPHRASE, UNWATCHED, Written, take_apart
from tests.storage.drives import Plugged, plugged

DAMAGES = int(os.environ.get("HOLLYHOCK_DAMAGES", "2000"))
CUTS = 0.2
"""Part of the damages that are cuts."""
AGE_NONCE_BYTES = 16
IN_MEMORY = Path("/dev/shm")  # noqa: S108  the tests make a folder of their own in it
NEW = "five badgers in the hedge"


@dataclass
class Ground:
    """A vault, its drive with two states, its portable file, and a way to damage any of them."""

    plugged: Plugged
    chance: random.Random
    folder: Path
    restores: int = 0
    beginning_bytes: int = 0
    """Of the portable file: up to the end of its database, and perhaps a piece more."""
    age_header_bytes: int = 0
    """Of the portable file: all that is not sealed piece by piece."""

    @contextmanager
    def damaged(self, *paths: Path) -> Iterator[int]:
        """Harm each of the files; lend the first place of it. Afterwards they are as before."""
        before = [path.read_bytes() for path in paths]
        places = [self._harm(path, data) for path, data in zip(paths, before, strict=True)]
        try:
            yield places[0]
        finally:
            for path, data in zip(paths, before, strict=True):
                path.write_bytes(data)

    def restored(self, state: str | None) -> tuple[str, ...]:
        """Restore from the drive as another computer would; return the names of what is lost."""
        self.restores += 1
        folder = self.folder / f"restored {self.restores}"
        with closing(self.plugged.elsewhere()) as drive:
            lost = drive.restore(RestoreOrder(folder, NEW, state), UNWATCHED).lost
        self.assert_opens(folder, lost)
        return lost

    def restore_rest(self, place: int, *, is_cut: bool) -> None:
        """Restore what is left of the portable file, which was damaged at a place."""
        self.restores += 1
        written, folder = self.plugged.written, self.folder / f"restored {self.restores}"
        order = RestoreOrder(folder, NEW)
        try:
            restored = written.files.restore_rest(written.target, OPENS, order, UNWATCHED)
        except HollyhockError:
            # Of one piece that is damaged the age header alone takes everything with it.
            assert place < (self.beginning_bytes if is_cut else self.age_header_bytes)
            assert not folder.exists()
            return
        rest = restored.rest
        notes = 1 if rest is None else rest.notes + (not rest.is_complete)
        self.assert_opens(folder, restored.lost, notes)

    def assert_opens(self, folder: Path, lost: tuple[str, ...], notes: int = 1) -> None:
        keeper = FolderVaultKeeper(self.plugged.costs, self.plugged.clock)
        with closing(keeper.unlock(folder, Passphrase(NEW))) as vault:
            vault.check_database()
            assert vault.incidents.count(IncidentQuery()) == notes
            for exhibit in vault.incidents.exhibits(above=0, limit=9):
                if exhibit.evidence.name not in lost:
                    vault.evidence.verify(exhibit.evidence, UNWATCHED)

    def _harm(self, path: Path, data: bytes) -> int:
        place = self.chance.randrange(len(data))
        if self.chance.random() < CUTS:
            path.write_bytes(data[:place])
            return place
        bad = bytearray(data)
        bad[place] ^= 1 << self.chance.randrange(8)
        path.write_bytes(bad)
        return place


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: hundreds of vaults are built and flushed here."""
    if not IN_MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as name:
        yield Path(name)


@pytest.fixture
def ground(
    place: Path, clock: FixedClock, cheap_costs: Costs, request: pytest.FixtureRequest
) -> Iterator[Ground]:
    seed = os.environ.get("HOLLYHOCK_DAMAGE_SEED", secrets.token_hex(4))
    print(f"HOLLYHOCK_DAMAGE_SEED={seed}")  # noqa: T201  pytest shows it when the test fails
    made = plugged(place, clock, cheap_costs)
    made.back_up()
    clock.move(timedelta(days=1))
    made.back_up()
    chance = random.Random(f"{seed} {request.node.name}")  # noqa: S311  repeatable on purpose
    yield Ground(made, chance, place)
    made.vault.close()


def database(ground: Ground, _: bool) -> None:
    folder = ground.plugged.written.folder
    opened = open_header(read_copies(folder), opener_for(Passphrase(PASSPHRASE), NO_KEYRING))
    salt, key = opened.header.database_salt, opened.keys.database
    copy = ground.folder / "copy.db"
    copy.write_bytes(folder.database.read_bytes())
    is_salt = False
    with ground.damaged(copy) as place:
        is_salt = place < SALT_BYTES and copy.stat().st_size == folder.database.stat().st_size
        try:
            with closing(Database.open(copy, key, salt)) as found:
                found.check()
        except DatabaseDamaged:
            assert not is_salt
            return
    assert is_salt  # it stands in the header too


def header(ground: Ground, _: bool) -> None:
    folder = ground.plugged.written.folder
    copies = [folder.header, folder.header_copy]
    with ground.damaged(ground.chance.choice(copies)):
        found = read_copies(folder)
        assert not found.are_equal
        open_header(found, opener_for(Passphrase(PASSPHRASE), NO_KEYRING)).wipe()
    with ground.damaged(*copies), pytest.raises(HeaderDamaged):
        read_copies(folder)


def blob(ground: Ground, _: bool) -> None:
    written = ground.plugged.written
    evidence, other = ground.chance.sample(written.evidence, 2)
    with ground.damaged(written.folder.blobs / evidence.blob_id[:2] / evidence.blob_id):
        with pytest.raises(EvidenceDamaged):
            written.vault.evidence.verify(evidence, UNWATCHED)
        written.vault.evidence.verify(other, UNWATCHED)


def drive_list(ground: Ground, is_restored: bool) -> None:
    newest, older = ground.plugged.folder.state_names()
    with ground.damaged(ground.plugged.folder.state(newest).list):
        report = ground.plugged.verify()
        assert [(each.part, each.name) for each in report.flaws] == [(BackupPart.LIST, newest)]
        assert [each.name for each in report.states] == [older]
        if is_restored:
            assert ground.restored(None) == ()


def drive_database(ground: Ground, is_restored: bool) -> None:
    newest, older = ground.plugged.folder.state_names()
    with ground.damaged(ground.plugged.folder.state(newest).database):
        report = ground.plugged.verify()
        assert [(each.part, each.name) for each in report.flaws] == [(BackupPart.DATABASE, newest)]
        if is_restored:
            with pytest.raises(BackupDamaged):
                ground.restored(newest)
            assert ground.restored(older) == ()


def drive_header(ground: Ground, is_restored: bool) -> None:
    newest, _ = ground.plugged.folder.state_names()
    with ground.damaged(ground.plugged.folder.state(newest).header):
        report = ground.plugged.verify()
        assert [(each.part, each.name) for each in report.flaws] == [(BackupPart.HEADER, newest)]
        if is_restored:
            assert ground.restored(newest) == ()


def drive_blob(ground: Ground, is_restored: bool) -> None:
    evidence = ground.chance.choice(ground.plugged.written.evidence)
    with ground.damaged(ground.plugged.folder.blob(evidence.blob_id)):
        report = ground.plugged.verify()
        assert [each.part for each in report.flaws] == [BackupPart.ORIGINAL]
        if is_restored:
            assert ground.restored(None) == (evidence.name,)


def drive_mark(ground: Ground, is_restored: bool) -> None:
    with ground.damaged(ground.plugged.folder.mark):
        assert ground.plugged.verify().is_whole
        if is_restored:
            assert ground.restored(None) == ()


def portable(ground: Ground, is_restored: bool) -> None:
    written = ground.plugged.written
    if not written.target.exists():
        written.write()
        ground.beginning_bytes = beginning_bytes(written)
        ground.age_header_bytes = age_header_bytes(written)
    size_bytes = written.target.stat().st_size
    with ground.damaged(written.target) as place:
        with pytest.raises(HollyhockError):
            written.verify()
        if is_restored:
            is_cut = written.target.stat().st_size < size_bytes
            ground.restore_rest(place, is_cut=is_cut)


def beginning_bytes(written: Written) -> int:
    sizes = [len(each.data) for each in take_apart(written.target)[:4]]
    return sum(sizes) + 2 * PIECE_BYTES


def age_header_bytes(written: Written) -> int:
    data = written.target.read_bytes()
    return data.index(b"\n", data.index(b"\n--- ") + 1) + 1 + AGE_NONCE_BYTES


KINDS: dict[Callable[[Ground, bool], None], float] = {
    database: 0.2,
    header: 0.1,
    blob: 0.15,
    drive_list: 0.1,
    drive_database: 0.1,
    drive_header: 0.05,
    drive_blob: 0.1,
    drive_mark: 0.02,
    portable: 0.18,
}
"""What is damaged, and how large a part of all damages that is."""
RESTORES = 4
"""How often of each kind the rest is restored."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_damage_is_found_wherever_it_is(
    ground: Ground, kind: Callable[[Ground, bool], None]
) -> None:
    rounds = round(DAMAGES * KINDS[kind])
    for number in range(rounds):
        kind(ground, number % (rounds // RESTORES + 1) == 0)
