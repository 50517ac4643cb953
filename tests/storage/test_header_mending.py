"""Header files that are lost, old or half written."""

from pathlib import Path

import pytest

from core.errors import (
    HeaderDamaged,
)
from core.vault.credentials import Passphrase
from core.vault.ports import Notice
from storage.vault_folder import VaultFolder
from storage.vault_header import parse_header
from storage.vault_keeper import FolderVaultKeeper

MENDED = frozenset({Notice.HEADER_COPY_MENDED})


def test_both_header_files_lost(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    folder.header.unlink()
    folder.header_copy.write_bytes(b"")
    with pytest.raises(HeaderDamaged):
        keeper.unlock(folder.root, passphrase)
    folder.header_copy.unlink()
    with pytest.raises(HeaderDamaged):
        keeper.unlock(folder.root, passphrase)


@pytest.mark.parametrize("damaged", ["header", "header_copy"])
@pytest.mark.parametrize("is_missing", [True, False])
def test_one_header_file_lost_is_mended(
    keeper: FolderVaultKeeper,
    passphrase: Passphrase,
    folder: VaultFolder,
    damaged: str,
    *,
    is_missing: bool,
) -> None:
    path: Path = getattr(folder, damaged)
    path.unlink()
    if not is_missing:
        path.write_bytes(b"scratched")
    vault = keeper.unlock(folder.root, passphrase)
    vault.close()
    assert vault.notices == MENDED
    assert folder.header.read_bytes() == folder.header_copy.read_bytes()
    vault = keeper.unlock(folder.root, passphrase)
    vault.close()
    assert vault.notices == frozenset()


def test_every_flipped_byte_is_mended(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    for position in range(folder.header.stat().st_size):
        damaged = bytearray(folder.header.read_bytes())
        damaged[position] ^= 0xFF
        folder.header.write_bytes(damaged)
        vault = keeper.unlock(folder.root, passphrase)
        vault.close()
        assert vault.notices == MENDED
    assert folder.header.read_bytes() == folder.header_copy.read_bytes()


def test_a_crash_between_the_two_header_files_is_mended(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    before = folder.header_copy.read_bytes()
    keeper.unlock(folder.root, passphrase).close()
    folder.header_copy.write_bytes(before)
    vault = keeper.unlock(folder.root, passphrase)
    vault.close()
    assert vault.notices == MENDED
    assert folder.header.read_bytes() == folder.header_copy.read_bytes()


def test_a_crash_before_both_header_files_needs_no_mending(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    before = folder.header.read_bytes()
    keeper.unlock(folder.root, passphrase).close()
    for path in (folder.header, folder.header_copy):
        path.write_bytes(before)
    vault = keeper.unlock(folder.root, passphrase)
    vault.close()
    assert vault.notices == frozenset()


def test_a_header_put_back_from_long_ago_opens_with_a_notice(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    before = folder.header.read_bytes()
    for _ in range(2):
        keeper.unlock(folder.root, passphrase).close()
    latest = parse_header(folder.header.read_bytes()).header.generation
    for path in (folder.header, folder.header_copy):
        path.write_bytes(before)
    vault = keeper.unlock(folder.root, passphrase)
    vault.close()
    assert vault.notices == MENDED
    assert parse_header(folder.header.read_bytes()).header.generation > latest
