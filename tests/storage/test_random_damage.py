"""Flipped bytes and cuts at random places in every kind of file: found, and the rest comes back.

HOLLYHOCK_DAMAGES sets how many in all; HOLLYHOCK_DAMAGE_SEED repeats the places of a run.
"""

import os
import random
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path

import pytest

from core.backups.drive import BackupPart
from core.backups.ports import RestoreOrder
from core.backups.salvage import SalvageOrder
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
from storage.plain_copy import copy_as_it_is
from storage.salvage import FolderSalvage
from storage.vault_folder import VaultFolder
from storage.vault_keeper import FolderVaultKeeper
from tests.fakes.clock import FixedClock
from tests.storage.backups import OPENS, ORIGINALS, PASSPHRASE, UNWATCHED, Written, take_apart
from tests.storage.drives import Plugged, plugged

DAMAGES = int(os.environ.get("HOLLYHOCK_DAMAGES", "2000"))
CUTS = 0.2
"""Part of the damages that are cuts."""
FEW = {name: ORIGINALS[name] for name in ("letter.eml", "../\u202egpj.exe")}
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

    @cached_property
    def vault_copy(self) -> VaultFolder:
        """A copy of the vault that nobody has open."""
        copy = self.folder / "copy of the vault"
        shutil.copytree(self.plugged.written.folder.root, copy)
        return VaultFolder(copy)

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

    def salvage(self) -> None:
        """Save what is left of the copy of the vault: all files, and the note if it can be read."""
        made = self.plugged
        folder = self.folder / "salvaged"
        typed = Passphrase(PASSPHRASE)
        order = SalvageOrder(self.vault_copy.root, typed, folder, NEW, lambda _: "what came back")
        saver = FolderSalvage(made.costs, made.clock, made.written.files)
        report = saver.run(order, UNWATCHED).report
        assert (report.files, report.lost) == (len(made.written.evidence), ())
        self.assert_opens(folder, (), report.notes)

    def assert_opens(self, folder: Path, lost: tuple[str, ...], notes: int = 1) -> None:
        keeper = FolderVaultKeeper(self.plugged.costs, self.plugged.clock)
        with closing(keeper.unlock(folder, Passphrase(NEW))) as vault:
            vault.check_database()
            assert vault.incidents.count(IncidentQuery()) == notes
            for exhibit in vault.incidents.exhibits(above=0, limit=9):
                if exhibit.evidence.name not in lost:
                    vault.evidence.verify(exhibit.evidence, UNWATCHED)
        shutil.rmtree(folder)

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
    made = plugged(place, clock, cheap_costs, FEW)
    made.back_up()
    clock.move(timedelta(days=1))
    made.back_up()
    chance = random.Random(f"{seed} {request.node.name}")  # noqa: S311  repeatable on purpose
    yield Ground(made, chance, place)
    made.vault.close()


def database(ground: Ground, _: int) -> None:
    folder = ground.vault_copy
    opened = open_header(read_copies(folder), opener_for(Passphrase(PASSPHRASE), NO_KEYRING))
    salt, key = opened.header.database_salt, opened.keys.database
    size_bytes = folder.database.stat().st_size
    with ground.damaged(folder.database) as place:
        is_salt = place < SALT_BYTES and folder.database.stat().st_size == size_bytes
        try:
            # Not the file itself: opening one writes to it.
            copy_as_it_is(folder.database, ground.folder / "copy.db", lambda: None)
            with closing(Database.open(ground.folder / "copy.db", key, salt)) as found:
                found.check()
        except DatabaseDamaged:
            assert not is_salt
        else:
            assert is_salt  # it stands in the header too
        finally:
            (ground.folder / "copy.db").unlink()
        if ground.chance.random() < SALVAGED:
            ground.salvage()


def header(ground: Ground, _: int) -> None:
    folder = ground.plugged.written.folder
    copies = [folder.header, folder.header_copy]
    with ground.damaged(ground.chance.choice(copies)):
        found = read_copies(folder)
        assert not found.are_equal
        open_header(found, opener_for(Passphrase(PASSPHRASE), NO_KEYRING)).wipe()
    with ground.damaged(*copies), pytest.raises(HeaderDamaged):
        read_copies(folder)


def blob(ground: Ground, _: int) -> None:
    written = ground.plugged.written
    evidence, other = ground.chance.sample(written.evidence, 2)
    with ground.damaged(written.folder.blobs / evidence.blob_id[:2] / evidence.blob_id):
        with pytest.raises(EvidenceDamaged):
            written.vault.evidence.verify(evidence, UNWATCHED)
        written.vault.evidence.verify(other, UNWATCHED)


def drive(ground: Ground, number: int) -> None:
    """Something of the newest state; now and then a sealed file, or what says which drive it is."""
    folder, chance = ground.plugged.folder, ground.chance
    newest, older = folder.state_names()
    state = folder.state(newest)
    part, path = chance.choices(
        [
            (BackupPart.LIST, state.list),
            (BackupPart.DATABASE, state.database),
            (BackupPart.HEADER, state.header),
        ],
        weights=(2, 2, 1),
    )[0]
    lost = [chance.choice(ground.plugged.written.evidence)] if number % 5 < 2 else []
    also = [folder.blob(each.blob_id) for each in lost]
    also += [folder.mark] if number % 25 < 2 else []
    with ground.damaged(path, *also):
        report = ground.plugged.verify()
        assert [each.part for each in report.flaws] == [part] + [BackupPart.ORIGINAL] * len(lost)
        assert report.flaws[0].name == newest
        if part is BackupPart.LIST:
            assert [each.name for each in report.states] == [older]
        elif part is BackupPart.DATABASE:
            with pytest.raises(BackupDamaged):
                ground.restored(newest)
        chosen = older if part is BackupPart.DATABASE else None
        assert ground.restored(chosen) == tuple(each.name for each in lost)


def portable(ground: Ground, _: int) -> None:
    written = ground.plugged.written
    if not written.target.exists():
        written.write()
        ground.beginning_bytes = beginning_bytes(written)
        ground.age_header_bytes = age_header_bytes(written)
    size_bytes = written.target.stat().st_size
    with ground.damaged(written.target) as place:
        with pytest.raises(HollyhockError):
            written.verify()
        is_cut = written.target.stat().st_size < size_bytes
        ground.restore_rest(place, is_cut=is_cut)


def beginning_bytes(written: Written) -> int:
    sizes = [len(each.data) for each in take_apart(written.target)[:4]]
    return sum(sizes) + 2 * PIECE_BYTES


def age_header_bytes(written: Written) -> int:
    data = written.target.read_bytes()
    return data.index(b"\n", data.index(b"\n--- ") + 1) + 1 + AGE_NONCE_BYTES


Kind = Callable[[Ground, int], None]

KINDS: dict[Kind, float] = {
    database: 0.2,
    header: 0.1,
    blob: 0.15,
    drive: 0.25,  # 1.48 damages a round
    portable: 0.18,
}
"""What is damaged, and how often: parts of DAMAGES."""
SALVAGED = 0.1
"""Part of the damaged databases of vaults that are salvaged too: that takes longest."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_damage_is_found_wherever_it_is(ground: Ground, kind: Kind) -> None:
    for number in range(round(DAMAGES * KINDS[kind])):
        kind(ground, number)
