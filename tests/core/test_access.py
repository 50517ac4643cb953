"""Who is asked before anything changes that opens a vault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import (
    KeyringRefused,
    PassphraseTooWeak,
    PassphraseWanted,
    TooManyTries,
    WrongPassphrase,
)
from core.vault.access import Access
from core.vault.confirmation import Confirmation
from core.vault.credentials import Passphrase
from core.vault.ways_in import WayIn, WayKind, are_enough, may_go
from tests.fakes.clock import FixedClock
from tests.fakes.keyring import MemoryKeyring
from tests.fakes.vault_keeper import MemoryVault, MemoryVaultKeeper

PASSPHRASE = "three otters under the bridge"
NEW = "four herons on the roof"

K = WayKind


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def vault(tmp_path: Path, clock: FixedClock, keyring: MemoryKeyring) -> MemoryVault:
    return MemoryVaultKeeper(clock, keyring).create(tmp_path / "notes", PASSPHRASE)[0]


@pytest.fixture
def access(vault: MemoryVault, clock: FixedClock) -> Access:
    return Access(vault, Confirmation(vault.check_credential, clock))


def kinds(access: Access) -> set[WayKind]:
    return {each.kind for each in access.ways_in()}


@pytest.mark.parametrize(
    "change",
    [
        lambda access, typed: access.change_passphrase(typed, NEW, keep_tie=True),
        lambda access, typed: access.tie(typed),
        lambda access, typed: access.untie(typed),
        lambda access, typed: access.remember(typed),
        lambda access, typed: access.fresh_words(typed),
        lambda access, typed: access.remove(typed, access.ways_in()[1].way_id),
    ],
)
def test_nothing_changes_for_somebody_who_does_not_know_the_passphrase(
    access: Access, change: Callable[[Access, str], None]
) -> None:
    before = access.ways_in()
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            change(access, "a guess")
    with pytest.raises(TooManyTries):
        change(access, PASSPHRASE)
    assert access.ways_in() == before


def test_a_tied_vault_stays_tied_or_not_as_the_person_wants(
    access: Access, vault: MemoryVault
) -> None:
    access.tie(PASSPHRASE)
    access.change_passphrase(PASSPHRASE, NEW, keep_tie=True)
    vault.check_credential(Passphrase(NEW))
    assert K.PASSPHRASE_HERE in kinds(access)
    access.change_passphrase(NEW, PASSPHRASE, keep_tie=False)
    assert K.PASSPHRASE_HERE not in kinds(access)
    access.change_passphrase(PASSPHRASE, NEW, keep_tie=True)
    assert K.PASSPHRASE_HERE not in kinds(access)  # there was nothing to keep
    access.tie(NEW)
    access.untie(NEW)
    assert kinds(access) == {K.PASSPHRASE, K.RECOVERY_WORDS}
    with pytest.raises(PassphraseTooWeak):
        access.change_passphrase(NEW, "password", keep_tie=False)


def test_whoever_has_only_the_words_gets_everything_but_what_needs_the_passphrase(
    access: Access, vault: MemoryVault, keyring: MemoryKeyring
) -> None:
    words = " ".join(vault.words.words)
    access.tie(PASSPHRASE)
    keyring.problem = KeyringRefused()
    for change in (access.tie, access.untie):
        with pytest.raises(PassphraseWanted):
            change(words)
    for _ in range(4):  # it is nobody's wrong guess
        with pytest.raises(KeyringRefused):
            access.untie(PASSPHRASE)
    access.change_passphrase(words, NEW, keep_tie=False)
    vault.check_credential(Passphrase(NEW))
    fresh = access.fresh_words(words)
    access.change_words(fresh)
    vault.check_credential(fresh)


def test_it_is_remembered_and_forgotten(access: Access) -> None:
    access.remember(PASSPHRASE)
    (way,) = [each for each in access.ways_in() if each.kind is K.REMEMBERED]
    access.remove(PASSPHRASE, way.way_id)
    assert kinds(access) == {K.PASSPHRASE, K.RECOVERY_WORDS}


@pytest.mark.parametrize(
    ("kinds_left", "enough"),
    [
        ([], False),
        ([K.PASSPHRASE], True),
        ([K.RECOVERY_WORDS], False),
        ([K.PASSPHRASE_HERE], False),
        ([K.REMEMBERED], False),
        ([K.PASSPHRASE_HERE, K.REMEMBERED, K.UNKNOWN], False),
        ([K.PASSPHRASE_HERE, K.RECOVERY_WORDS], True),
        ([K.REMEMBERED, K.RECOVERY_WORDS], False),
    ],
)
def test_a_vault_is_never_left_to_a_key_store_alone(
    kinds_left: list[WayKind], *, enough: bool
) -> None:
    assert are_enough(kinds_left) is enough
    ways = [WayIn(str(number), kind) for number, kind in enumerate(kinds_left)]
    one_more = WayIn("more", K.UNKNOWN)
    assert may_go(one_more, [*ways, one_more]) is enough
