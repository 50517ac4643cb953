"""What opens a vault besides its passphrase, in memory and on disk."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.errors import (
    Cancelled,
    KeyringRefused,
    LastWayIn,
    MistypedRecoveryWords,
    NoRecoveryWords,
    NotRemembered,
    SecondFactorMissing,
    TiedToComputer,
    UnknownRecord,
    WrongPassphrase,
    WrongRecoveryWords,
)
from core.vault.credentials import Credential, Passphrase, RecoveryWords, Remembered
from core.vault.ports import OpenVault, VaultKeeper
from core.vault.ways_in import WayKind
from storage.crypto.costs import Costs
from storage.vault_keeper import FolderVaultKeeper
from tests.fakes.clock import FixedClock
from tests.fakes.keyring import MemoryKeyring
from tests.fakes.vault_keeper import MemoryVaultKeeper

PASSPHRASE = Passphrase("three otters under the bridge")
OTHER = Passphrase("four herons on the roof")


@dataclass
class House:
    """A vault and the computer it is on."""

    keeper: VaultKeeper
    keyring: MemoryKeyring
    folder: Path
    vault: OpenVault
    words: RecoveryWords

    def opens_with(self, credential: Credential) -> bool:
        """Whether the locked vault opens; it is left open, for the next step, if it does."""
        self.vault.close()
        self.vault = self.keeper.unlock(self.folder, credential)
        return True

    def refuses(self, credential: Credential, error: type[Exception]) -> bool:
        """Whether the vault stays closed, for this reason."""
        self.vault.close()
        with pytest.raises(error):
            self.keeper.unlock(self.folder, credential)
        return self.opens_with(self.words)

    def kinds(self) -> set[WayKind]:
        return {each.kind for each in self.vault.ways_in()}

    def id_of(self, kind: WayKind) -> str:
        (found,) = [each.way_id for each in self.vault.ways_in() if each.kind is kind]
        return found


@pytest.fixture(params=["memory", "disk"])
def house(
    request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock, cheap_costs: Costs
) -> House:
    keyring = MemoryKeyring()
    keeper: VaultKeeper
    if request.param == "memory":
        keeper = MemoryVaultKeeper(clock, keyring)
    else:
        keeper = FolderVaultKeeper(cheap_costs, clock, keyring)
    vault, words = keeper.create(tmp_path / "notes", PASSPHRASE.text)
    return House(keeper, keyring, tmp_path / "notes", vault, words)


def test_a_new_vault_has_two_ways_in(house: House) -> None:
    assert house.kinds() == {WayKind.PASSPHRASE, WayKind.RECOVERY_WORDS}
    assert house.keeper.ways_into(house.folder) == house.kinds()
    assert house.keeper.ways_into(house.folder / "nowhere") == frozenset()
    assert house.refuses(Remembered(), NotRemembered)


def test_a_tied_vault_opens_with_the_passphrase_here_and_with_the_words_anywhere(
    house: House,
) -> None:
    house.vault.change_passphrase(PASSPHRASE.text, with_keyring=True)
    assert house.kinds() == {WayKind.PASSPHRASE_HERE, WayKind.RECOVERY_WORDS}
    assert house.opens_with(PASSPHRASE)
    assert house.refuses(OTHER, WrongPassphrase)
    elsewhere, house.keyring.entries = house.keyring.entries, {}
    assert house.refuses(PASSPHRASE, SecondFactorMissing)
    with pytest.raises(SecondFactorMissing):
        house.vault.check_credential(PASSPHRASE)
    house.vault.check_credential(house.words)
    house.keyring.entries = elsewhere
    assert house.opens_with(PASSPHRASE)


def test_a_tied_vault_whose_key_store_is_lost_is_untied_by_the_words(house: House) -> None:
    house.vault.change_passphrase(PASSPHRASE.text, with_keyring=True)
    house.keyring.problem = KeyringRefused()
    assert house.refuses(PASSPHRASE, KeyringRefused)
    house.vault.change_passphrase(OTHER.text)
    assert house.kinds() == {WayKind.PASSPHRASE, WayKind.RECOVERY_WORDS}
    assert house.opens_with(OTHER)


def test_untying_leaves_nothing_in_the_key_store(house: House) -> None:
    house.vault.change_passphrase(PASSPHRASE.text, with_keyring=True)
    house.vault.change_passphrase(OTHER.text, with_keyring=True)
    assert len(house.keyring.entries) == 1
    assert house.opens_with(OTHER)
    house.vault.change_passphrase(PASSPHRASE.text)
    assert house.keyring.entries == {}
    assert house.opens_with(PASSPHRASE)


def test_a_remembered_vault_opens_with_nothing_typed_until_that_is_taken_away(
    house: House,
) -> None:
    house.vault.remember()
    house.vault.remember()
    assert len(house.keyring.entries) == 1
    assert house.keeper.ways_into(house.folder) == house.kinds()
    assert WayKind.REMEMBERED in house.kinds()
    assert house.opens_with(Remembered())
    assert house.opens_with(PASSPHRASE)
    house.vault.remove_way_in(house.id_of(WayKind.REMEMBERED))
    assert house.keyring.entries == {}
    assert house.refuses(Remembered(), NotRemembered)
    assert house.keeper.ways_into(house.folder) == {WayKind.PASSPHRASE, WayKind.RECOVERY_WORDS}


def test_a_remembered_vault_whose_key_store_forgot_opens_with_the_passphrase(
    house: House,
) -> None:
    house.vault.remember()
    house.keyring.entries = {}
    assert house.refuses(Remembered(), NotRemembered)
    assert house.opens_with(PASSPHRASE)


@pytest.mark.parametrize("with_keyring", [False, True])
def test_a_new_passphrase_ends_opening_without_one(house: House, *, with_keyring: bool) -> None:
    house.vault.remember()
    house.vault.change_passphrase(OTHER.text, with_keyring=with_keyring)
    assert WayKind.REMEMBERED not in house.kinds()
    assert len(house.keyring.entries) == with_keyring
    assert house.refuses(Remembered(), NotRemembered)
    assert house.opens_with(OTHER)


def test_a_tied_vault_is_not_remembered(house: House) -> None:
    house.vault.change_passphrase(PASSPHRASE.text, with_keyring=True)
    with pytest.raises(TiedToComputer):
        house.vault.remember()
    assert house.opens_with(PASSPHRASE)


def test_new_words_open_once_they_take_the_place_of_the_old(house: House) -> None:
    fresh = house.vault.fresh_words()
    assert fresh != house.vault.fresh_words()
    assert house.refuses(fresh, WrongRecoveryWords)
    house.vault.change_words(fresh)
    old, house.words = house.words, fresh
    assert house.refuses(old, WrongRecoveryWords)
    assert house.opens_with(fresh)
    assert house.opens_with(PASSPHRASE)
    with pytest.raises(MistypedRecoveryWords):
        house.vault.change_words(RecoveryWords(("xqzzy",)))
    assert house.opens_with(fresh)


def test_the_words_may_go_as_long_as_the_passphrase_opens_anywhere(house: House) -> None:
    house.vault.remove_way_in(house.id_of(WayKind.RECOVERY_WORDS))
    with pytest.raises(LastWayIn):
        house.vault.remove_way_in(house.id_of(WayKind.PASSPHRASE))
    with pytest.raises(NoRecoveryWords):
        house.vault.change_passphrase(PASSPHRASE.text, with_keyring=True)
    house.vault.remember()
    with pytest.raises(LastWayIn):
        house.vault.remove_way_in(house.id_of(WayKind.PASSPHRASE))
    assert house.opens_with(PASSPHRASE)
    house.words = house.vault.fresh_words()
    house.vault.change_words(house.words)
    assert house.opens_with(house.words)


def test_nothing_goes_that_a_tied_vault_needs(house: House) -> None:
    house.vault.change_passphrase(PASSPHRASE.text, with_keyring=True)
    for kind in (WayKind.PASSPHRASE_HERE, WayKind.RECOVERY_WORDS):
        with pytest.raises(LastWayIn):
            house.vault.remove_way_in(house.id_of(kind))
    with pytest.raises(UnknownRecord):
        house.vault.remove_way_in("0" * 32)
    assert house.opens_with(PASSPHRASE)


def test_waiting_for_a_key_store_can_be_given_up(house: House) -> None:
    house.vault.change_passphrase(PASSPHRASE.text, with_keyring=True)
    house.keyring.asks = True
    with ThreadPoolExecutor() as pool:
        waits = pool.submit(house.vault.check_credential, PASSPHRASE)
        assert house.keyring.is_asking.wait(60)
        house.vault.stop_waiting()
        with pytest.raises(Cancelled):
            waits.result()
        house.vault.close()
        house.keyring.is_asking.clear()
        waits_outside = pool.submit(house.keeper.unlock, house.folder, PASSPHRASE)
        assert house.keyring.is_asking.wait(60)
        house.keeper.stop_waiting()
        with pytest.raises(Cancelled):
            waits_outside.result()
    assert house.opens_with(house.words)


@pytest.mark.parametrize(
    "change",
    [
        lambda vault: vault.remember(),
        lambda vault: vault.change_passphrase(OTHER.text, with_keyring=True),
    ],
)
def test_a_key_store_that_refuses_changes_nothing(
    house: House, change: Callable[[OpenVault], None]
) -> None:
    before = house.vault.ways_in()
    house.keyring.problem = KeyringRefused()
    with pytest.raises(KeyringRefused):
        change(house.vault)
    assert house.vault.ways_in() == before
    assert house.opens_with(PASSPHRASE)
