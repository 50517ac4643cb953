"""The way into vaults, and backups of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.backups.ports import RestoreOrder
from core.changes import Kind
from core.errors import PassphraseTooWeak, VaultInUse, WrongPassphrase
from core.incidents.incident import IncidentContent
from core.incidents.search import IncidentQuery
from core.progress import Unwatched
from core.vault.credentials import Passphrase
from core.vault.ports import FolderState
from core.vault.session import Session
from tests.core.conftest import PASSPHRASE, TYPES, Room

UNWATCHED = Unwatched()
OTHER = "four herons on the roof"


def test_a_vault_is_made_locked_and_unlocked(room: Room) -> None:
    assert room.vaults.look_at(room.folder) is FolderState.FREE
    made = room.vaults.create(room.folder, PASSPHRASE)
    assert room.vaults.look_at(room.folder) is FolderState.VAULT
    with pytest.raises(VaultInUse):
        room.vaults.unlock(room.folder, made.words)
    made.session.lock()
    made.session.lock()
    session = room.vaults.unlock(room.folder, made.words)
    assert session.info().generation == 2
    assert session.notices == frozenset()
    session.check_database()
    session.lock()


def test_what_is_shipped_is_at_hand_without_a_vault(room: Room) -> None:
    assert room.vaults.incident_types == TYPES
    assert room.vaults.suggest_passphrase() != room.vaults.suggest_passphrase()


def test_weak_passphrases_make_nothing(room: Room, session: Session, tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooWeak):
        room.vaults.create(tmp_path / "weak", "password")
    assert not (tmp_path / "weak").exists()
    with pytest.raises(PassphraseTooWeak):
        session.change_passphrase("password")
    snapshot = session.backups.snapshot()
    with pytest.raises(PassphraseTooWeak):
        session.backups.write(snapshot, tmp_path / "weak.age", "password", UNWATCHED)
    assert not (tmp_path / "weak.age").exists()
    session.lock()
    room.vaults.unlock(room.folder, Passphrase(PASSPHRASE))


def test_a_new_passphrase_opens_the_vault(room: Room, session: Session) -> None:
    session.change_passphrase(OTHER)
    session.lock()
    with pytest.raises(WrongPassphrase):
        room.vaults.unlock(room.folder, Passphrase(PASSPHRASE))
    room.vaults.unlock(room.folder, Passphrase(OTHER)).lock()


def test_a_backup_is_made_remembered_verified_and_restored(
    room: Room, session: Session, tmp_path: Path
) -> None:
    session.journal.record(IncidentContent("He called."))
    snapshot = session.backups.snapshot()
    file = tmp_path / "notes.age"
    contents = session.backups.write(snapshot, file, OTHER, UNWATCHED).contents
    snapshot.close()
    remembered = session.backups.remember(contents)
    assert remembered.kinds == {Kind.BACKUPS}
    assert session.backups.latest() == (remembered.value,)
    assert remembered.value.contents == contents
    assert room.vaults.verify_backup(file, Passphrase(OTHER), UNWATCHED) == contents
    with pytest.raises(PassphraseTooWeak):
        room.vaults.restore_backup(
            file, Passphrase(OTHER), RestoreOrder(tmp_path / "weak", "password"), UNWATCHED
        )
    words = room.vaults.restore_backup(
        file, Passphrase(OTHER), RestoreOrder(tmp_path / "new", PASSPHRASE), UNWATCHED
    )
    restored = room.vaults.unlock(tmp_path / "new", words)
    assert restored.journal.count(IncidentQuery()) == 1
    restored.lock()


def test_only_the_latest_backups_are_shown(session: Session, tmp_path: Path) -> None:
    snapshot = session.backups.snapshot()
    written = session.backups.write(snapshot, tmp_path / "notes.age", OTHER, UNWATCHED)
    for number in range(30):
        session.backups.remember(replace(written.contents, incident_count=number))
    assert [each.contents.incident_count for each in session.backups.latest()] == [
        *range(29, 9, -1)
    ]


def test_shipped_lists_reach_the_session(session: Session) -> None:
    assert [each.title for each in session.checklists.all()] == ["Accounts", "Phone"]
