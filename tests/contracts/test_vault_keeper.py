"""What every VaultKeeper and every OpenVault does."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.errors import (
    FolderNotEmpty,
    MistypedRecoveryWords,
    NotAVault,
    NotWritable,
    VaultInUse,
    WrongPassphrase,
    WrongRecoveryWords,
)
from core.vault.credentials import Passphrase, RecoveryWords
from core.vault.passphrase import rate_passphrase
from core.vault.ports import FolderState, VaultKeeper
from tests.contracts.examples import incident, person, sealed
from tests.fakes.clock import FixedClock

PASSPHRASE = "three otters under the bridge"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "notes"


def test_a_folder_is_told_by_what_it_holds(keeper: VaultKeeper, folder: Path) -> None:
    assert keeper.look_at(folder) is FolderState.FREE
    folder.mkdir()
    assert keeper.look_at(folder) is FolderState.FREE
    (folder / "photo.jpg").touch()
    assert keeper.look_at(folder) is FolderState.OTHER
    assert keeper.look_at(folder / "photo.jpg") is FolderState.OTHER
    keeper.create(folder / "inside", PASSPHRASE)[0].close()
    assert keeper.look_at(folder / "inside") is FolderState.VAULT


def test_a_vault_wants_a_folder_of_its_own(keeper: VaultKeeper, folder: Path) -> None:
    folder.mkdir()
    (folder / "photo.jpg").touch()
    with pytest.raises(FolderNotEmpty):
        keeper.create(folder, PASSPHRASE)
    assert [each.name for each in folder.iterdir()] == ["photo.jpg"]
    with pytest.raises((FolderNotEmpty, NotWritable)):
        keeper.create(folder / "photo.jpg", PASSPHRASE)


def test_what_was_written_is_there_after_unlocking(keeper: VaultKeeper, folder: Path) -> None:
    vault, words = keeper.create(folder, PASSPHRASE)
    written = vault.incidents.add(incident(), [sealed()])
    vault.close()
    for credential in (Passphrase(PASSPHRASE), words):
        vault = keeper.unlock(folder, credential)
        assert vault.incidents.get(written.id) == written
        assert vault.notices == frozenset()
        vault.check_database()
        vault.close()


def test_the_wrong_passphrase_opens_nothing_and_changes_nothing(
    keeper: VaultKeeper, folder: Path
) -> None:
    keeper.create(folder, PASSPHRASE)[0].close()
    for wrong in ("", PASSPHRASE + " ", PASSPHRASE.upper(), "p" * 2000):
        with pytest.raises(WrongPassphrase):
            keeper.unlock(folder, Passphrase(wrong))
    keeper.unlock(folder, Passphrase(PASSPHRASE)).close()


def test_recovery_words_are_checked_before_they_are_tried(
    keeper: VaultKeeper, folder: Path
) -> None:
    vault, words = keeper.create(folder, PASSPHRASE)
    vault.close()
    other, wrong_words = keeper.create(folder.with_name("other"), PASSPHRASE)
    other.close()
    with pytest.raises(WrongRecoveryWords):
        keeper.unlock(folder, wrong_words)
    mistyped = RecoveryWords((*words.words[:2], "xqzzy", *words.words[3:]))
    with pytest.raises(MistypedRecoveryWords) as caught:
        keeper.unlock(folder, mistyped)
    assert caught.value.expected_count == len(words.words)
    assert caught.value.unknown_positions == (3,)
    for words_given in (words.words[:-1], (*words.words, words.words[0]), ()):
        with pytest.raises(MistypedRecoveryWords) as caught:
            keeper.unlock(folder, RecoveryWords(words_given))
        assert caught.value.unknown_positions == ()


def test_only_a_vault_can_be_unlocked(keeper: VaultKeeper, folder: Path) -> None:
    for _ in ("missing", "empty"):
        with pytest.raises(NotAVault):
            keeper.unlock(folder, Passphrase(PASSPHRASE))
        folder.mkdir(exist_ok=True)


def test_an_open_vault_cannot_be_opened_again(keeper: VaultKeeper, folder: Path) -> None:
    vault, _ = keeper.create(folder, PASSPHRASE)
    with pytest.raises(VaultInUse):
        keeper.unlock(folder, Passphrase(PASSPHRASE))
    vault.close()
    vault.close()
    keeper.unlock(folder, Passphrase(PASSPHRASE)).close()


def test_a_new_passphrase_takes_the_place_of_the_old(keeper: VaultKeeper, folder: Path) -> None:
    vault, words = keeper.create(folder, PASSPHRASE)
    vault.change_passphrase("four herons on the roof")
    vault.close()
    with pytest.raises(WrongPassphrase):
        keeper.unlock(folder, Passphrase(PASSPHRASE))
    for credential in (Passphrase("four herons on the roof"), words):
        keeper.unlock(folder, credential).close()


def test_an_open_vault_tells_what_opens_it(keeper: VaultKeeper, folder: Path) -> None:
    vault, words = keeper.create(folder, PASSPHRASE)
    other, wrong_words = keeper.create(folder.with_name("other"), PASSPHRASE)
    other.close()
    for credential in (Passphrase(PASSPHRASE), words):
        vault.check_credential(credential)
    vault.change_passphrase("four herons on the roof")
    vault.check_credential(Passphrase("four herons on the roof"))
    for wrong, refusal in (
        (Passphrase(PASSPHRASE), WrongPassphrase),
        (wrong_words, WrongRecoveryWords),
        (RecoveryWords(words.words[:-1]), MistypedRecoveryWords),
    ):
        with pytest.raises(refusal):
            vault.check_credential(wrong)
    vault.incidents.add(incident(), ())  # it is still open
    vault.close()


def test_a_vault_knows_facts_about_itself(
    keeper: VaultKeeper, folder: Path, clock: FixedClock
) -> None:
    made_at = clock.now()
    vault, _ = keeper.create(folder, PASSPHRASE)
    vault.incidents.add(incident(), [sealed("a"), sealed("b"), sealed("c")])
    vault.incidents.add(incident(), ())
    vault.people.add(person())
    first = vault.info()
    assert (first.incident_count, first.exhibit_count, first.person_count) == (2, 3, 1)
    assert first.created_at == made_at
    vault.close()
    clock.move(timedelta(days=1))
    vault = keeper.unlock(folder, Passphrase(PASSPHRASE))
    second = vault.info()
    assert second.generation > first.generation
    assert replace(second, generation=first.generation) == first
    vault.close()


def test_suggested_passphrases_are_good_and_never_the_same(keeper: VaultKeeper) -> None:
    suggested = {keeper.suggest_passphrase() for _ in range(5)}
    assert len(suggested) == 5
    assert all(rate_passphrase(each).is_accepted for each in suggested)
