"""Making vaults on a real disk: whole, or the folder is as before."""

from datetime import datetime
from pathlib import Path

import pytest

from core.errors import (
    Cancelled,
    DiskFull,
    FolderNotEmpty,
    NotWritable,
    UnsupportedSettings,
)
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.ports import FolderState
from storage.atomic_file import temporary_name
from storage.crypto.costs import Argon2Costs, Costs
from storage.new_vault import NewVaultParts
from storage.vault_folder import VaultFolder
from storage.vault_header import parse_header
from storage.vault_keeper import FolderVaultKeeper
from tests.fakes.clock import FixedClock
from tests.storage.on_disk import contents, names_in


def test_a_new_vault_is_open_and_empty(
    keeper: FolderVaultKeeper, passphrase: Passphrase, clock: FixedClock, tmp_path: Path
) -> None:
    vault, _ = keeper.create(tmp_path / "vault", passphrase.text)
    info = vault.info()
    vault.close()
    assert info.created_at == clock.now()
    assert (info.incident_count, info.exhibit_count, info.person_count) == (0, 0, 0)
    assert vault.notices == frozenset()
    header = parse_header(VaultFolder(tmp_path / "vault").header.read_bytes()).header
    assert info.vault_id == header.vault_id.hex()
    assert info.generation == header.generation


def test_passphrase_and_recovery_words_both_open(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder, words: RecoveryWords
) -> None:
    for credential in (passphrase, words):
        vault = keeper.unlock(folder.root, credential)
        vault.check_database()
        vault.close()


def test_a_folder_that_holds_something_gets_no_vault(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    before = contents(folder.root)
    with pytest.raises(FolderNotEmpty):
        keeper.create(folder.root, passphrase.text)
    assert contents(folder.root) == before


def test_a_full_disk_gets_no_vault(
    keeper: FolderVaultKeeper, passphrase: Passphrase, tiny_disk: Path
) -> None:
    (tiny_disk / "filler").write_bytes(bytes(980_000))
    with pytest.raises(DiskFull):
        keeper.create(tiny_disk / "vault", passphrase.text)
    assert names_in(tiny_disk) == ["filler"]


def test_a_folder_without_rights_gets_no_vault(
    keeper: FolderVaultKeeper, passphrase: Passphrase, own_folder_without_rights: Path
) -> None:
    own_folder_without_rights.chmod(0o500)
    for folder in (own_folder_without_rights, own_folder_without_rights / "vault"):
        with pytest.raises(NotWritable):
            keeper.create(folder, passphrase.text)
    assert names_in(own_folder_without_rights) == []


class MeddlingClock(FixedClock):
    """Puts a folder in the place of the lock as soon as the vault is under way."""

    meddled: Path

    def now(self) -> datetime:
        self.meddled.unlink()
        self.meddled.mkdir()
        return super().now()


def test_a_vault_that_cannot_be_opened_at_once_is_taken_back(
    cheap_costs: Costs, clock: FixedClock, tmp_path: Path
) -> None:
    meddling = MeddlingClock(clock.moment)
    meddling.meddled = VaultFolder(tmp_path / "vault").lock
    with pytest.raises(NotWritable):
        FolderVaultKeeper(cheap_costs, meddling).create(tmp_path / "vault", "any passphrase")
    assert names_in(tmp_path) == []


def test_the_keeper_looks_at_folders_and_suggests_passphrases(
    keeper: FolderVaultKeeper, folder: VaultFolder, tmp_path: Path
) -> None:
    assert keeper.look_at(folder.root) is FolderState.VAULT
    assert keeper.look_at(tmp_path) is FolderState.OTHER
    assert keeper.suggest_passphrase() != keeper.suggest_passphrase()


def test_what_fails_while_filling_leaves_the_folder_as_it_was(
    keeper: FolderVaultKeeper, passphrase: Passphrase, tmp_path: Path
) -> None:
    def fill(parts: NewVaultParts) -> None:
        (parts.folder.blobs / "half").write_bytes(b"half")
        raise Cancelled

    with pytest.raises(Cancelled):
        keeper.build(tmp_path / "vault", passphrase.text, fill)
    assert names_in(tmp_path) == []


def test_costs_beyond_what_is_granted_make_no_vault(clock: FixedClock, tmp_path: Path) -> None:
    keeper = FolderVaultKeeper(Costs(Argon2Costs(1 << 30, 1, 1)), clock)
    with pytest.raises(UnsupportedSettings):
        keeper.create(tmp_path / "vault", "any passphrase")
    assert names_in(tmp_path) == []


def test_a_vault_that_was_built_opens_with_its_new_words(
    keeper: FolderVaultKeeper, passphrase: Passphrase, clock: FixedClock, tmp_path: Path
) -> None:
    words = keeper.build(tmp_path / "vault", passphrase.text, keeper._fill_empty)
    for credential in (passphrase, words):
        vault = keeper.unlock(tmp_path / "vault", credential)
        assert vault.info().created_at == clock.now()
        vault.close()


def test_a_vault_whose_making_was_cut_short_at_its_last_moment_opens(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    whole = names_in(folder.root)
    workplace = VaultFolder(folder.root / temporary_name())
    workplace.root.mkdir()
    for source, target in (
        (folder.header_copy, workplace.header_copy),
        (folder.header, workplace.header),
    ):
        source.rename(target)
    vault = keeper.unlock(folder.root, passphrase)
    vault.check_database()
    assert vault.notices == frozenset()
    vault.close()
    assert names_in(folder.root) == whole


def test_a_header_of_another_making_never_takes_the_place_of_one_that_is_there(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    stray = VaultFolder(folder.root / temporary_name())
    stray.root.mkdir()
    stray.header.write_bytes(b"not the one")
    before = parse_header(folder.header.read_bytes()).header.vault_id
    keeper.unlock(folder.root, passphrase).close()
    assert parse_header(folder.header.read_bytes()).header.vault_id == before
