"""A vault while it is open, and closing it."""

from dataclasses import replace

import apsw
import pytest

from core.blocklists.person import About
from core.blocklists.queries import PeopleQuery
from core.incidents.evidence import PastedSource
from core.incidents.incident import IncidentContent, JournalDraft
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from core.vault.ports import OpenVault, VaultKeeper
from storage.vault_folder import VaultFolder
from storage.vault_keeper import FolderVaultKeeper
from tests.contracts.examples import NOON, person
from tests.storage.on_disk import contents, names_in


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


def test_unlocking_leaves_the_files_of_a_draft(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    vault = keeper.unlock(folder.root, passphrase)
    kept = vault.evidence.seal(PastedSource("a.txt", b"not recorded yet"), Unwatched())
    vault.evidence.seal(PastedSource("b.txt", b"nobody's"), Unwatched())
    vault.incidents.keep_draft(JournalDraft(IncidentContent(""), None, NOON, (kept,)))
    vault.close()
    vault = keeper.unlock(folder.root, passphrase)
    vault.evidence.verify(kept, Unwatched())
    assert [path.name for path in folder.blobs.glob("*/*")] == [kept.blob_id]
    vault.close()


def test_unlocking_leaves_the_photos_of_people(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    vault = keeper.unlock(folder.root, passphrase)
    face = vault.evidence.seal(PastedSource("face.png", b"a face"), Unwatched())
    owl = replace(person(), about=About(photo=face))
    vault.people.add(owl)
    vault.people.set_trashed((owl.id,), NOON)
    vault.close()
    vault = keeper.unlock(folder.root, passphrase)
    vault.evidence.verify(face, Unwatched())
    vault.people.delete((owl.id,))
    vault.close()
    keeper.unlock(folder.root, passphrase).close()
    assert list(folder.blobs.glob("*/*")) == []


def test_a_snapshot_holds_the_state_still_and_goes_when_it_is_closed(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    vault = keeper.unlock(folder.root, passphrase)
    snapshot = vault.backups.snapshot()
    assert len(names_in(folder.scratch)) == 1
    snapshot.close()
    assert names_in(folder.scratch) == []
    vault.close()


def test_the_stores_are_those_of_the_ports(
    keeper: FolderVaultKeeper, passphrase: Passphrase, folder: VaultFolder
) -> None:
    port_keeper: VaultKeeper = keeper
    vault: OpenVault = port_keeper.unlock(folder.root, passphrase)
    assert vault.people.page(PeopleQuery(), limit=1) == ()
    assert vault.marks.marks() == {}
    vault.close()
