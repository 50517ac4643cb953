"""Every reason for which a vault does not open; none of them changes it."""

from pathlib import Path

import pytest

from core.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseOlderThanHeader,
    DiskFull,
    MistypedRecoveryWords,
    NotAVault,
    NotWritable,
    VaultInUse,
    VaultTooNew,
    WrongPassphrase,
    WrongRecoveryWords,
)
from core.vault.credentials import Passphrase, RecoveryWords
from storage.crypto.recovery_words import words_from_entropy
from storage.vault_folder import VaultFolder
from storage.vault_header import parse_header
from storage.vault_keeper import FolderVaultKeeper
from tests.storage.on_disk import contents, fill_up, names_in


def test_wrong_credentials_change_nothing(keeper: FolderVaultKeeper, folder: VaultFolder) -> None:
    before = contents(folder.root)
    with pytest.raises(WrongPassphrase):
        keeper.unlock(folder.root, Passphrase("quiet harbour 1988"))
    with pytest.raises(WrongRecoveryWords):
        keeper.unlock(folder.root, words_from_entropy(bytes(16)))
    with pytest.raises(MistypedRecoveryWords):
        keeper.unlock(folder.root, RecoveryWords(("abandon",) * 12))
    assert contents(folder.root) == before


def test_a_folder_without_a_vault_is_not_a_vault(
    keeper: FolderVaultKeeper, passphrase: Passphrase, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").touch()
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(NotAVault) as refusal:
            keeper.unlock(folder, passphrase)
        assert refusal.value.folder == folder
    assert names_in(tmp_path) == ["letter.txt"]


def test_a_vault_that_is_open_is_in_use_until_it_is_closed(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    vault = keeper.unlock(folder.root, passphrase)
    with pytest.raises(VaultInUse):
        keeper.unlock(folder.root, passphrase)
    vault.close()
    vault.close()
    keeper.unlock(folder.root, passphrase).close()


def test_a_refusal_lets_go_of_the_vault(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    with pytest.raises(WrongPassphrase):
        keeper.unlock(folder.root, Passphrase("wrong"))
    keeper.unlock(folder.root, passphrase).close()


def test_a_read_only_folder_is_not_writable(
    keeper: FolderVaultKeeper, passphrase: Passphrase, own_folder_without_rights: Path
) -> None:
    vault, _ = keeper.create(own_folder_without_rights, passphrase.text)
    vault.close()
    before = contents(own_folder_without_rights)
    VaultFolder(own_folder_without_rights).lock.chmod(0o400)
    own_folder_without_rights.chmod(0o500)
    with pytest.raises(NotWritable):
        keeper.unlock(own_folder_without_rights, passphrase)
    assert contents(own_folder_without_rights) == before


def test_a_full_disk_refuses_and_loses_nothing(
    keeper: FolderVaultKeeper, passphrase: Passphrase, tiny_disk: Path
) -> None:
    vault, _ = keeper.create(tiny_disk / "vault", passphrase.text)
    vault.close()
    filler = fill_up(tiny_disk)
    with pytest.raises(DiskFull):
        keeper.unlock(tiny_disk / "vault", passphrase)
    filler.unlink()
    vault = keeper.unlock(tiny_disk / "vault", passphrase)
    vault.check_database()
    vault.close()


def test_a_missing_database(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    folder.database.unlink()
    before = contents(folder.root)
    with pytest.raises(DatabaseMissing):
        keeper.unlock(folder.root, passphrase)
    assert contents(folder.root) == before


def test_a_damaged_database(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    data = bytearray(folder.database.read_bytes())
    data[100] ^= 1
    folder.database.write_bytes(data)
    before = contents(folder.root)
    with pytest.raises(DatabaseDamaged):
        keeper.unlock(folder.root, passphrase)
    assert contents(folder.root) == before


def test_a_database_put_back_to_an_earlier_state(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    earlier = folder.database.read_bytes()
    for _ in range(2):
        keeper.unlock(folder.root, passphrase).close()
    generation = parse_header(folder.header.read_bytes()).header.generation
    folder.database.write_bytes(earlier)
    before = contents(folder.root)
    with pytest.raises(DatabaseOlderThanHeader) as refusal:
        keeper.unlock(folder.root, passphrase)
    assert refusal.value.header_generation == generation
    assert refusal.value.database_generation == generation - 2
    assert contents(folder.root) == before


def test_a_database_of_a_later_app(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    vault = keeper.unlock(folder.root, passphrase)
    database = vault._parts.database
    database.rows(
        "INSERT INTO migration (name, applied_at) VALUES ('9999_later', ?)",
        ("2026-03-03T20:05:00.000000Z",),
    )
    vault.close()
    before = contents(folder.root)
    with pytest.raises(VaultTooNew):
        keeper.unlock(folder.root, passphrase)
    assert contents(folder.root) == before
