"""A new passphrase, also when changing it is interrupted."""

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from core.errors import (
    DiskFull,
    WrongPassphrase,
)
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.ports import Notice
from storage.vault_folder import VaultFolder
from storage.vault_header import parse_header
from storage.vault_keeper import FolderVaultKeeper
from tests.storage.on_disk import fill_up

ROOT = Path(__file__).resolve().parents[2]
MENDED = frozenset({Notice.HEADER_COPY_MENDED})


def test_a_new_passphrase_replaces_the_old(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder, words: RecoveryWords
) -> None:
    before = parse_header(folder.header.read_bytes()).header
    vault = keeper.unlock(folder.root, passphrase)
    vault.change_passphrase("another harbour")
    vault.close()
    after = parse_header(folder.header.read_bytes()).header
    with pytest.raises(WrongPassphrase):
        keeper.unlock(folder.root, passphrase)
    for credential in (Passphrase("another harbour"), words):
        keeper.unlock(folder.root, credential).close()
    assert [slot.slot_type for slot in after.slots] == [1, 2]
    assert after.slots[1] == before.slots[1]
    assert after.generation == before.generation + 2


def test_after_an_interrupted_change_either_passphrase_opens_and_stays(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder, tmp_path: Path
) -> None:
    vault = keeper.unlock(folder.root, passphrase)
    before = folder.header_copy.read_bytes()
    vault.change_passphrase("another harbour")
    vault.close()
    folder.header_copy.write_bytes(before)
    shutil.copytree(folder.root, tmp_path / "twin")
    for root, works, refused in (
        (folder.root, passphrase, Passphrase("another harbour")),
        (tmp_path / "twin", Passphrase("another harbour"), passphrase),
    ):
        vault = keeper.unlock(root, works)
        vault.close()
        assert vault.notices == MENDED
        keeper.unlock(root, works).close()
        with pytest.raises(WrongPassphrase):
            keeper.unlock(root, refused)


CHANGE_AGAIN_AND_AGAIN = """
import sys
from pathlib import Path
from core.clock import SystemClock
from core.vault.credentials import Passphrase
from storage.crypto.costs import Argon2Costs, Costs
from storage.vault_keeper import FolderVaultKeeper
keeper = FolderVaultKeeper(Costs(Argon2Costs(64, 1, 1)), SystemClock())
vault = keeper.unlock(Path(sys.argv[1]), Passphrase(sys.argv[2]))
print("open", flush=True)
for number in range(10**6):
    vault.change_passphrase(f"{sys.argv[3]} {number}")
    print(number, flush=True)
"""


@pytest.mark.parametrize("cycle", range(8))
def test_a_process_killed_while_changing_leaves_the_last_passphrase_or_the_next(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder, cycle: int
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CHANGE_AGAIN_AND_AGAIN, str(folder.root), passphrase.text, "new"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as changer:
        assert changer.stdout is not None
        for _ in range(2 + cycle):
            changer.stdout.readline()
        changer.kill()
        last = int((changer.stdout.read().split() or [str(cycle)])[-1])
    works = []
    for candidate in (f"new {last}", f"new {last + 1}"):
        with suppress(WrongPassphrase):
            vault = keeper.unlock(folder.root, Passphrase(candidate))
            vault.check_database()
            vault.close()
            works.append(candidate)
    assert works


def test_a_change_that_finds_no_room_keeps_the_old_passphrase(
    keeper: FolderVaultKeeper, passphrase: Passphrase, tiny_disk: Path
) -> None:
    vault, _ = keeper.create(tiny_disk / "vault", passphrase.text)
    filler = fill_up(tiny_disk)
    with pytest.raises(DiskFull):
        vault.change_passphrase("another harbour")
    filler.unlink()
    vault.close()
    keeper.unlock(tiny_disk / "vault", passphrase).close()
