"""SIGKILL at random moments: whatever was acknowledged is there afterwards, byte for byte.

HOLLYHOCK_KILL_CYCLES sets how often in all, five sevenths of it in backups, restores, removal of
old states, changes of the key and migrations; HOLLYHOCK_KILL_SEED repeats the random choices of a
run (the moments of the kills still depend on the computer's mood).
"""

import os
import random
import secrets
import shutil
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from core.backups.ports import RestoreOrder
from core.blocklists.exchange.arrivals import Comparison, News
from core.blocklists.exchange.listed import Listed
from core.blocklists.exchange.plan import ToNew, plan_of
from core.blocklists.exchange.reading import Row
from core.blocklists.exchange.taking_in import TakingIn
from core.errors import HeaderDamaged, NotAVault, WrongPassphrase
from core.ids import IncidentId
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Passphrase, RecoveryWords, Typed
from core.vault.session import Session, Vaults
from storage.vault_folder import VaultFolder
from tests.faults.doomed import Fact, ForkingParent
from tests.faults.kept import PASSPHRASE, a_list, digests_of, files_in, files_that_belong
from tests.faults.terminal import run
from tests.made_vaults import MadeVaults
from ui.command_line.streams import ExitStatus

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

CYCLES = int(os.environ.get("HOLLYHOCK_KILL_CYCLES", "350"))
CHUNKS = 10
LONGEST_DELAY_SECONDS = 0.030
ENTRIES, STEP = 200, 20
"""Of a list, and how many of them are brought in at once."""

OLD_VAULT = Path(__file__).parents[1] / "vectors" / "schema2" / "vault"
OLD_PASSPHRASE = "three otters under the bridge"
OLD_INCIDENTS = 2

OTHER_PASSPHRASE = "orbit pickle thunder wool"


def share(part: float) -> int:
    """Return how often one kind of work is killed."""
    return max(5, round(CYCLES * part))


@dataclass
class Doomed:
    """A vault that is worked on, killed and opened again, and all that was acknowledged of it."""

    vaults: Vaults
    parent: ForkingParent
    workplace: Path
    folder: Path
    chance: random.Random
    words: RecoveryWords
    passphrase: str = PASSPHRASE
    incidents: dict[IncidentId, tuple[str, str]] = field(default_factory=dict)
    """By id: text and SHA-256 of the attachment."""

    def kill_during(self, task: str, acknowledged: str, **more: object) -> list[Fact]:
        """Run a task, kill it some time after some acknowledgements, return what it said."""
        order = {"folder": str(self.folder), "passphrase": self.passphrase, **more}
        self.parent.start(task=task, seed=self.chance.getrandbits(32), **order)
        self.parent.wait_for(acknowledged, self.chance.choice((0, 0, 1, 2, 3)))
        self.parent.listen(self.chance.uniform(0, LONGEST_DELAY_SECONDS))
        return self.parent.kill()

    def open(self, *passphrases: str) -> Session:
        """Open the vault with the first of the passphrases that fits, and remember that one."""
        for passphrase in passphrases:
            with suppress(WrongPassphrase):
                session = self.vaults.unlock(self.folder, Passphrase(passphrase))
                self.passphrase = passphrase
                return session
        raise AssertionError("no passphrase opens the vault any more")

    def check_and_lock(self, session: Session, *newest: IncidentId) -> None:
        """Compare what the newest incidents say, count the others; after that no leftovers."""
        session.check_database()
        assert session.journal.count(IncidentQuery()) >= len(self.incidents)
        for incident_id in newest:
            text, digest = self.incidents[incident_id]
            incident = session.journal.incident(incident_id)
            assert incident.content.text == text
            assert digests_of(session, incident.id, self.workplace) == (digest,)
        belonging = files_that_belong(session, self.folder)
        session.lock()
        assert files_in(self.folder) == belonging

    def adding(self) -> None:
        facts = self.kill_during("add", "kept")
        kept = {IncidentId(fact["kept"]): (fact["text"], fact["sha256"]) for fact in facts}
        self.incidents |= kept
        session = self.open(self.passphrase)
        self.check_and_lock(session, *kept)

    def unlocking(self) -> None:
        self.kill_during("unlock", "unlocked")
        session = self.open(self.passphrase)
        self.check_and_lock(session)

    def changing_the_passphrase(self) -> None:
        self.changing("change_passphrase")

    def changing(self, task: str) -> None:
        """Change what opens the vault; afterwards the old or the new passphrase does."""
        others = [each for each in (OTHER_PASSPHRASE, PASSPHRASE) if each != self.passphrase]
        facts = self.kill_during(task, "changed", turns=[*others, self.passphrase])
        said = [fact for fact in facts if "changed" in fact or "trying" in fact]
        agreed = [fact["changed"] for fact in said if "changed" in fact] or [self.passphrase]
        half_done = [said[-1]["trying"]] if said and "trying" in said[-1] else []
        session = self.open(agreed[-1], *half_done)
        self.check_and_lock(session)

    def backing_up(self) -> None:
        target = self.workplace / "backups"
        target.mkdir(exist_ok=True)
        facts = self.kill_during("back_up", "written", target=str(target))
        session = self.open(self.passphrase)
        self.check_and_lock(session)
        written = {fact["written"] for fact in facts if "written" in fact}
        assert written <= set(map(str, target.glob("*.age")))
        for file in target.glob("*.age"):
            small = file.with_name(f"{file.name}.words")
            opens: dict[Path, Typed] = {file: Passphrase(self.passphrase), small: self.words}
            for each, credential in opens.items():
                # A file that has its name, but was not acknowledged: whole, or still empty.
                if str(file) in written or (each.exists() and each.stat().st_size):
                    self.vaults.verify_backup(file, credential, Unwatched())
        shutil.rmtree(target)

    def bringing_in(self, name: str) -> None:
        """Bring in lists; what was said to be in is in, the rest comes with the same list again."""
        facts = self.kill_during("bring_in", "step", name=name, entries=ENTRIES, most=STEP)
        said = [fact for fact in facts if "step" in fact] or [{"step": 0, "of": 1}]
        step, number = said[-1]["step"], said[-1]["of"]
        if step == ENTRIES:
            step, number = 0, number + 1
        rows = [
            Row(line, each.written, each, None)
            for line, each in enumerate(a_list(name, number, ENTRIES))
        ]
        session = self.open(self.passphrase)
        missing = new_of(session, rows)
        known, unfinished = ENTRIES - len(missing), session.lists.unfinished()
        if unfinished is None:
            assert known in (0, ENTRIES)
        else:
            assert unfinished.total == ENTRIES
            assert step <= unfinished.done <= known <= unfinished.done + STEP
        if missing:
            taking = TakingIn(plan_of([(each, ToNew("Max")) for each in missing], {}))
            while not taking.is_done:
                session.lists.take_in(taking, STEP)
            assert session.lists.unfinished() is None
        assert not new_of(session, rows)
        self.check_and_lock(session)


def new_of(session: Session, rows: list[Row]) -> list[Listed]:
    """Return what a list would bring."""
    arrivals = session.lists.compare(Comparison(rows), len(rows))
    return [each.row.listed for each in arrivals if each.news is News.NEW and each.row.listed]


@pytest.fixture
def doomed(
    vaults: Vaults,
    made_vaults: MadeVaults,
    parent: ForkingParent,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Doomed:
    seed = os.environ.get("HOLLYHOCK_KILL_SEED", secrets.token_hex(4))
    print(f"HOLLYHOCK_KILL_SEED={seed}")  # noqa: T201  pytest shows it when the test fails
    chance = random.Random(f"{seed} {request.node.name}")  # noqa: S311  repeatable on purpose
    words = made_vaults.put_into(tmp_path / "vault", PASSPHRASE)
    return Doomed(vaults, parent, tmp_path, tmp_path / "vault", chance, words)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_nothing_acknowledged_is_lost(doomed: Doomed, chunk: int) -> None:
    cycles = [doomed.adding] * 6 + [doomed.unlocking, doomed.changing_the_passphrase] * 2
    cycles_in_all = share(2 / 7)
    for _ in range(cycles_in_all // CHUNKS + (chunk < cycles_in_all % CHUNKS)):
        doomed.chance.choice(cycles)()
    session = doomed.open(doomed.passphrase)
    doomed.check_and_lock(session, *doomed.incidents)


def test_of_a_killed_import_is_known_how_far_it_came(doomed: Doomed) -> None:
    for turn in range(share(0.02)):
        doomed.bringing_in(f"turn{turn}-")


def test_a_killed_backup_is_whole_or_not_there(doomed: Doomed) -> None:
    doomed.adding()
    for _ in range(share(0.11)):
        doomed.backing_up()


def test_a_killed_restore_is_whole_or_not_there(doomed: Doomed) -> None:
    doomed.adding()
    backup = doomed.workplace / "backup.age"
    assert run(doomed.vaults, "backup", doomed.folder, backup).status == ExitStatus.OK
    for _ in range(share(0.1)):
        target = {"backup": str(backup), "target": str(doomed.workplace)}
        facts = doomed.kill_during("restore", "restored", **target)
        restored = {fact["restored"] for fact in facts if "restored" in fact}
        for begun in [fact["restoring"] for fact in facts if "restoring" in fact]:
            new = replace(doomed, folder=Path(begun))
            with suppress(NotAVault, HeaderDamaged) if begun not in restored else nullcontext():
                new.check_and_lock(new.open(PASSPHRASE), *doomed.incidents)


def test_a_killed_backup_to_a_drive_leaves_every_earlier_state(doomed: Doomed) -> None:
    """Also while old states are removed: what was acknowledged last is there, and all is whole."""
    place = doomed.workplace / "drive"
    place.mkdir()
    newest = ""
    for _ in range(share(0.18)):
        facts = doomed.kill_during("back_up_to_drive", "written", drive=str(place), kept=2)
        written = [fact["written"] for fact in facts if "written" in fact]
        newest = written[-1] if written else newest
        session = doomed.open(doomed.passphrase)
        drive = session.backups.open_drive(place)
        states = drive.states()
        assert not newest or newest in {each.name for each in states}
        if states:
            assert drive.verify(Unwatched()).is_whole
        session.lock()
    restored = doomed.workplace / "restored from drive"
    opened = doomed.vaults.open_drive(place, Passphrase(doomed.passphrase))
    doomed.vaults.restore_from_drive(opened, RestoreOrder(restored, PASSPHRASE), Unwatched())
    new = doomed.vaults.unlock(restored, Passphrase(PASSPHRASE))
    assert new.journal.count(IncidentQuery()) == opened.states()[0].incident_count
    new.lock()
    opened.close()


def test_a_killed_restore_from_a_drive_is_whole_or_not_there(doomed: Doomed) -> None:
    doomed.adding()
    place = doomed.workplace / "drive"
    place.mkdir()
    assert run(doomed.vaults, "backup", doomed.folder, "--drive", place).status == ExitStatus.OK
    for _ in range(share(0.09)):
        target = {"drive": str(place), "target": str(doomed.workplace)}
        facts = doomed.kill_during("restore_from_drive", "restored", **target)
        restored = {fact["restored"] for fact in facts if "restored" in fact}
        for begun in [fact["restoring"] for fact in facts if "restoring" in fact]:
            new = replace(doomed, folder=Path(begun))
            with suppress(NotAVault, HeaderDamaged) if begun not in restored else nullcontext():
                new.check_and_lock(new.open(PASSPHRASE), *doomed.incidents)


def test_a_killed_change_of_the_key_leaves_the_old_vault_or_the_new_one(doomed: Doomed) -> None:
    doomed.adding()
    for _ in range(share(0.13)):
        doomed.changing("renew")
        doomed.check_and_lock(doomed.open(doomed.passphrase), *doomed.incidents)


def test_a_killed_migration_is_done_or_begins_again(doomed: Doomed) -> None:
    for _ in range(share(0.11)):
        order = {"old": str(OLD_VAULT), "target": str(doomed.workplace)}
        old = replace(doomed, passphrase=OLD_PASSPHRASE)
        facts = old.kill_during("migrate", "migrated", **order)
        for begun in [fact["migrating"] for fact in facts if "migrating" in fact]:
            new = replace(old, folder=Path(begun), incidents={})
            session = new.open(OLD_PASSPHRASE)
            assert session.journal.count(IncidentQuery()) == OLD_INCIDENTS
            assert session.sealing.check(Unwatched()).is_whole
            session.check_database()
            exhibits = list(session.journal.exhibits())
            assert session.journal.verify_evidence(exhibits, Unwatched()).is_whole
            session.lock()
            named = VaultFolder(new.folder)
            beside = files_in(new.folder) - files_in(named.blobs) - files_in(named.local_copies)
            assert beside == {named.header, named.header_copy, named.database}
            shutil.rmtree(begun)
