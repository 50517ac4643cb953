"""A vault while it is open, and closing it."""

import apsw
import pytest

from core.incidents.evidence import PastedSource
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from storage.vault_folder import VaultFolder
from storage.vault_keeper import FolderVaultKeeper
from tests.storage.on_disk import contents


def test_closing_overwrites_every_key(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    vault = keeper.unlock(folder.root, passphrase)
    keys, live = vault._parts.keys, vault._parts.live_header
    assert any(keys.database)
    assert any(live._vault_key)
    vault.close()
    assert not any(keys.database)
    assert not any(keys.blob)
    assert not any(live._vault_key)
    with pytest.raises(apsw.ConnectionClosedError):
        vault.info()


def test_unlocking_clears_up_what_crashes_left(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    vault = keeper.unlock(folder.root, passphrase)
    vault.evidence.seal(PastedSource("a.txt", b"never recorded"), Unwatched())
    vault.close()
    folder.scratch.mkdir()
    (folder.scratch / "snapshot").write_bytes(b"old")
    (folder.root / ".0123456789abcdef.part").write_bytes(b"half a header")
    (folder.root / "letter.txt").write_bytes(b"the person's own")
    keeper.unlock(folder.root, passphrase).close()
    assert sorted(contents(folder.root)) == [
        "letter.txt",
        "vault.db",
        "vault.hdr",
        "vault.hdr.copy",
    ]
