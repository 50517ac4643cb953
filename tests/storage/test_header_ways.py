"""Ways into a vault on disk: crashes between key store and header, full disks, other headers."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.errors import (
    DiskFull,
    NoKeyring,
    NotRemembered,
    SecondFactorMissing,
    TooManyWaysIn,
    WrongPassphrase,
    WrongRecoveryWords,
)
from core.progress import Unwatched
from core.vault.credentials import Credential, Passphrase, RecoveryWords, Remembered
from core.vault.ways_in import WayKind
from storage.crypto.costs import Costs
from storage.crypto.key_slots import KeySlot
from storage.folder_drive import FolderDrives
from storage.live_header import Wrap
from storage.open_vault import FolderVault
from storage.vault_folder import VaultFolder
from storage.vault_header import parse_header
from storage.vault_keeper import FolderVaultKeeper
from tests.fakes.clock import FixedClock
from tests.fakes.keyring import MemoryKeyring
from tests.storage.kept_keyring import KeptKeyring
from tests.storage.on_disk import fill_up

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Room:
    """An open vault, and what it takes to open it again."""

    keeper: FolderVaultKeeper
    keyring: MemoryKeyring
    vault: FolderVault
    folder: VaultFolder
    passphrase: Passphrase
    words: RecoveryWords

    def tie(self) -> None:
        self.vault.change_passphrase(self.passphrase.text, with_keyring=True)


@pytest.fixture
def room(tmp_path: Path, passphrase: Passphrase, cheap_costs: Costs, clock: FixedClock) -> Room:
    keyring = MemoryKeyring()
    keeper = FolderVaultKeeper(cheap_costs, clock, keyring)
    vault, words = keeper.create(tmp_path / "vault", passphrase.text)
    return Room(keeper, keyring, vault, VaultFolder(tmp_path / "vault"), passphrase, words)


def as_it_is(slot: KeySlot) -> Wrap:
    return lambda _key, _id: slot


def opens(keeper: FolderVaultKeeper, folder: Path, credential: Credential) -> bool:
    refusals = (WrongPassphrase, WrongRecoveryWords, NotRemembered, SecondFactorMissing)
    with suppress(*refusals):
        keeper.unlock(folder, credential).close()
        return True
    return False


def test_the_header_says_nothing_of_the_key_store_but_the_name_of_the_entry(room: Room) -> None:
    room.tie()
    ((name, secret),) = room.keyring.entries.items()
    data = room.folder.header.read_bytes()
    assert room.folder.header_copy.read_bytes() == data
    assert [slot.slot_type for slot in parse_header(data).header.slots] == [3, 2]
    assert bytes.fromhex(name) in data
    assert secret not in data
    assert len(secret) == 32


def test_a_change_cut_short_between_the_two_files_leaves_what_was_and_what_was_to_be(
    room: Room, tmp_path: Path
) -> None:
    before = room.folder.header.read_bytes()
    room.tie()
    tied = room.folder.header.read_bytes()
    fresh = room.vault.fresh_words()
    room.vault.change_words(fresh)
    after = room.folder.header.read_bytes()
    room.vault.close()
    here, nowhere = room.keyring.entries, dict[str, bytes]()
    for newer, older, entries, works in (
        (tied, before, nowhere, room.passphrase),
        (tied, before, here, room.passphrase),
        (after, tied, here, room.words),
        (after, tied, here, fresh),
    ):
        twin = VaultFolder(tmp_path / "twin")
        shutil.copytree(room.folder.root, twin.root)
        twin.header.write_bytes(newer)
        twin.header_copy.write_bytes(older)
        room.keyring.entries = entries
        for _ in ("the first time", "and ever after"):
            assert opens(room.keeper, twin.root, works)
        shutil.rmtree(twin.root)


def test_a_full_disk_changes_nothing_and_leaves_nothing_in_the_key_store(
    room: Room, tiny_disk: Path
) -> None:
    vault, words = room.keeper.create(tiny_disk / "vault", room.passphrase.text)
    filler = fill_up(tiny_disk)
    changes: tuple[Callable[[], None], ...] = (
        lambda: vault.change_passphrase(room.passphrase.text, with_keyring=True),
        vault.remember,
        lambda: vault.change_words(vault.fresh_words()),
    )
    for change in changes:
        with pytest.raises(DiskFull):
            change()
    filler.unlink()
    vault.close()
    assert room.keyring.entries == {}
    assert opens(room.keeper, tiny_disk / "vault", room.passphrase)
    assert opens(room.keeper, tiny_disk / "vault", words)


def test_what_a_newer_app_added_is_kept_and_can_be_taken_away(room: Room) -> None:
    for number in range(6):
        unknown = KeySlot(bytes([number] * 16), 77, b"later", bytes(12), bytes(48))
        room.vault._parts.live_header.put_slot(as_it_is(unknown), ())
    with pytest.raises(TooManyWaysIn):
        room.vault.remember()
    assert room.keyring.entries == {}
    room.vault.change_passphrase("another harbour")  # takes the place of one
    room.vault.remove_way_in("03" * 16)
    room.vault.remember()
    assert [each.kind for each in room.vault.ways_in()].count(WayKind.UNKNOWN) == 5
    room.vault.close()
    for credential in (Remembered(), Passphrase("another harbour"), room.words):
        assert opens(room.keeper, room.folder.root, credential)


def test_where_there_is_no_key_store_a_tied_vault_opens_with_the_words(
    room: Room, cheap_costs: Costs, clock: FixedClock
) -> None:
    room.tie()
    room.vault.close()
    keeper = FolderVaultKeeper(cheap_costs, clock)
    with pytest.raises(NoKeyring):
        keeper.unlock(room.folder.root, room.passphrase)
    vault = keeper.unlock(room.folder.root, room.words)
    with pytest.raises(NoKeyring):
        vault.change_passphrase("another harbour", with_keyring=True)
    vault.change_passphrase("another harbour")
    vault.stop_waiting()
    vault.close()
    assert opens(keeper, room.folder.root, Passphrase("another harbour"))


def test_a_drive_with_a_tied_vault_opens_here_and_with_the_words_elsewhere(
    room: Room, clock: FixedClock, cheap_costs: Costs, tmp_path: Path
) -> None:
    room.tie()
    place = tmp_path / "drive"
    place.mkdir()
    snapshot = room.vault.backups.snapshot()
    room.vault.drive(place).write(snapshot, Unwatched())
    snapshot.close()
    here, elsewhere = (
        FolderDrives(cheap_costs, clock, each) for each in (room.keyring, MemoryKeyring())
    )
    for drives, credential in ((here, room.passphrase), (elsewhere, room.words)):
        drive = drives.open(place, credential)
        assert len(drive.states()) == 1
        drive.close()
    with pytest.raises(SecondFactorMissing):
        elsewhere.open(place, room.passphrase)


TIE_AND_UNTIE = """
import sys
from itertools import cycle
from pathlib import Path
from core.clock import SystemClock
from core.vault.credentials import Passphrase
from storage.crypto.costs import Argon2Costs, Costs
from storage.vault_keeper import FolderVaultKeeper
from tests.storage.kept_keyring import KeptKeyring
folder, kept, passphrase = sys.argv[1:]
costs = Costs(Argon2Costs(64, 1, 1))
keeper = FolderVaultKeeper(costs, SystemClock(), KeptKeyring(Path(kept)))
vault = keeper.unlock(Path(folder), Passphrase(passphrase))
words = None
for turn in cycle(("tie", "tie", "untie", "remember", "words", "untie")):
    if turn == "words":
        words = vault.fresh_words()
        print("trying", *words.words, flush=True)
        vault.change_words(words)
    elif turn == "remember":
        vault.remember()
    else:
        vault.change_passphrase(passphrase, with_keyring=turn == "tie")
    print(turn, *(words.words if words else ()), flush=True)
"""


@pytest.mark.parametrize("cycle", range(6))
def test_a_process_killed_at_any_moment_leaves_a_vault_that_opens(
    room: Room, cheap_costs: Costs, clock: FixedClock, tmp_path: Path, cycle: int
) -> None:
    room.vault.close()
    kept, folder = tmp_path / "kept.json", room.folder.root
    with subprocess.Popen(
        [sys.executable, "-c", TIE_AND_UNTIE, str(folder), str(kept), room.passphrase.text],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as changer:
        assert changer.stdout is not None
        said = [changer.stdout.readline() for _ in range(1 + cycle)]
        changer.kill()
        said += [each for each in changer.stdout.readlines() if each.endswith("\n")]
    keeper = FolderVaultKeeper(cheap_costs, clock, KeptKeyring(kept))
    sheets = [room.words, *(RecoveryWords(tuple(each.split()[1:])) for each in said)]
    sheets = [each for each in sheets if each.words]
    valid = sheets[-2:] if said[-1].startswith("trying") else sheets[-1:]
    assert any(opens(keeper, folder, each) for each in valid)
    for _ in ("the first time", "and ever after"):
        assert opens(keeper, folder, room.passphrase)


def test_another_key_lets_go_of_what_the_key_store_holds(room: Room) -> None:
    new = "meadow copper thunder atlas"
    room.vault.change_passphrase(room.passphrase.text, with_keyring=True)
    assert room.keyring.entries
    snapshot = room.vault.backups.snapshot()
    made = room.vault.renew(snapshot, new, Unwatched())
    snapshot.close()
    room.vault.take_new_key()
    assert not room.keyring.entries
    for credential in (Passphrase(new), made.words):
        vault = room.keeper.unlock(room.folder.root, credential)
        assert [each.kind for each in vault.ways_in()] == [
            WayKind.PASSPHRASE,
            WayKind.RECOVERY_WORDS,
        ]
        vault.close()
