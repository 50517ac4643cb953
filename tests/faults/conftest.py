"""A vault to hurt."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.errors import HollyhockError
from core.vault.credentials import Passphrase
from core.vault.session import Vaults
from storage.vault_folder import VaultFolder
from tests.faults.doomed import ForkingParent
from tests.faults.kept import PASSPHRASE, Kept, assert_all_there, fill, picture


@dataclass(frozen=True)
class Hurt:
    """A locked vault with something in it, and the means to see that nothing of it is lost."""

    vaults: Vaults
    folder: Path
    kept: Kept

    @property
    def named(self) -> VaultFolder:
        return VaultFolder(self.folder)

    def refused(self, passphrase: str = PASSPHRASE) -> HollyhockError:
        """Try to unlock; return the error. What is in the folder stays exactly as it was."""
        before = picture(self.folder)
        with pytest.raises(HollyhockError) as caught:
            self.vaults.unlock(self.folder, Passphrase(passphrase))
        assert picture(self.folder) == before
        return caught.value

    def let_the_future_write(self) -> int:
        """Put the mark of a later migration into the database; return how many there were."""
        session = self.vaults.unlock(self.folder, Passphrase(PASSPHRASE))
        session._vault._parts.database.rows(  # type: ignore[attr-defined]  # behind the port
            "INSERT INTO migration (name, applied_at) VALUES (?, ?)",
            ("9999_from_the_future", "2036-03-03T20:05:00.000000Z"),
        )
        present = session.info().schema_version
        session.lock()
        return present

    def assert_nothing_lost(self) -> None:
        assert_all_there(self.vaults, self.kept, self.folder)


@pytest.fixture(scope="session")
def filled(lasting_vaults: Vaults, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Kept]:
    """Return where a vault lies that nobody hurts, and what is in it."""
    place = tmp_path_factory.mktemp("filled")
    (place / "originals").mkdir()
    return place / "vault", fill(lasting_vaults, place / "vault", place / "originals")


@pytest.fixture
def hurt(vaults: Vaults, filled: tuple[Path, Kept], tmp_path: Path) -> Hurt:
    original, kept = filled
    return Hurt(vaults, Path(shutil.copytree(original, tmp_path / "vault")), kept)


@pytest.fixture(scope="session")
def _parents() -> Iterator[list[ForkingParent]]:
    """None or one, that all tests use in turn: loading the app takes as long as a short test."""
    made: list[ForkingParent] = []
    yield made
    for each in made:
        each.close()


@pytest.fixture
def parent(
    _parents: list[ForkingParent], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ForkingParent]:
    """A process that forks those that are to be killed, or whose calls are to fail."""
    if not _parents:
        _parents.append(ForkingParent(tmp_path_factory.mktemp("parent") / "errors.txt"))
    yield _parents[0]
    if not _parents[0].is_fit:
        _parents.pop().close()
