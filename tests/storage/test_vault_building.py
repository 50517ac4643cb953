"""A new vault's folder: whole, or as it was before."""

import os
from pathlib import Path

import pytest

from core.errors import Cancelled, FolderNotEmpty, NotWritable, VaultInUse
from core.vault.ports import FolderState
from storage.atomic_file import temporary_name
from storage.folder_state import look_at
from storage.vault_building import building
from storage.vault_folder import VaultFolder
from tests.storage.on_disk import names_in

WHOLE = ["blobs", "vault.db", "vault.hdr", "vault.hdr.copy", "vault.lock"]


def fill(workplace: VaultFolder) -> None:
    for path in (workplace.header, workplace.header_copy, workplace.database):
        path.write_bytes(b"content")


def test_what_a_folder_is(tmp_path: Path) -> None:
    assert look_at(tmp_path / "missing") is FolderState.FREE
    assert look_at(tmp_path) is FolderState.FREE
    (tmp_path / "letter.txt").touch()
    assert look_at(tmp_path) is FolderState.OTHER
    assert look_at(tmp_path / "letter.txt") is FolderState.OTHER


@pytest.mark.parametrize("name", ["header", "header_copy", "database"])
def test_one_file_of_a_vault_makes_a_vault(tmp_path: Path, name: str) -> None:
    path: Path = getattr(VaultFolder(tmp_path), name)
    path.touch()
    assert look_at(tmp_path) is FolderState.VAULT


def test_what_was_built_moves_into_place(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "vault"
    with building(folder) as workplace:
        fill(workplace)
        assert look_at(folder) is FolderState.FREE
    assert names_in(folder) == WHOLE
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_header_moves_last_so_that_a_crash_never_leaves_one_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[str] = []
    rename = os.rename

    def watched(source: Path, target: Path) -> None:
        rename(source, target)
        moved.append(target.name)

    monkeypatch.setattr(os, "rename", watched)
    with building(tmp_path) as workplace:
        fill(workplace)
    assert moved == ["blobs", "vault.db", "vault.hdr.copy", "vault.hdr"]


def test_a_failure_takes_back_even_the_folders_above(tmp_path: Path) -> None:
    with pytest.raises(Cancelled), building(tmp_path / "deep" / "vault"):
        raise Cancelled
    assert names_in(tmp_path) == []


def test_a_failure_while_moving_takes_back_what_moved(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    with pytest.raises(NotWritable), building(folder) as workplace:
        workplace.database.touch()
    assert names_in(folder) == []


def test_a_folder_with_something_in_it_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty) as refusal, building(tmp_path):
        pass
    assert refusal.value.folder == tmp_path
    assert names_in(tmp_path) == ["letter.txt"]


def test_two_cannot_build_in_one_folder(tmp_path: Path) -> None:
    with building(tmp_path) as workplace:
        with pytest.raises(VaultInUse), building(tmp_path):
            pass
        fill(workplace)
    assert names_in(tmp_path) == WHOLE


def test_what_a_crash_left_does_not_stand_in_the_way(tmp_path: Path) -> None:
    crashed = tmp_path / temporary_name()
    crashed.mkdir()
    (crashed / "vault.db").touch()
    (tmp_path / temporary_name()).touch()
    VaultFolder(tmp_path).lock.touch()
    assert look_at(tmp_path) is FolderState.FREE
    with building(tmp_path) as workplace:
        fill(workplace)
    assert names_in(tmp_path) == WHOLE
