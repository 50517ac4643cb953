"""Vaults to open, a disk that is soon full, a person without rights."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.vault.credentials import Passphrase, RecoveryWords
from storage.crypto.costs import Costs
from storage.evidence_store import BlobEvidenceStore
from storage.vault_folder import VaultFolder
from storage.vault_keeper import FolderVaultKeeper
from tests.fakes.clock import FixedClock
from tests.made_vaults import MadeVaults
from tests.nobody import being_nobody
from tests.storage.backups import Written, written_vault
from tests.storage.blobs import KEY
from tests.storage.drives import Plugged, plugged

pytest.register_assert_rewrite("tests.storage.harmed_file", "tests.storage.sixth_schema")


@pytest.fixture
def keeper(cheap_costs: Costs, clock: FixedClock) -> FolderVaultKeeper:
    """Return what makes and opens vaults, with cheap keys."""
    return FolderVaultKeeper(cheap_costs, clock)


@pytest.fixture
def passphrase() -> Passphrase:
    """Return the passphrase of the vaults that these fixtures make."""
    return Passphrase("quiet harbour 1987")


@pytest.fixture
def words(made_vaults: MadeVaults, passphrase: Passphrase, tmp_path: Path) -> RecoveryWords:
    """Put an empty vault into tmp_path/vault, locked; return its recovery words."""
    return made_vaults.put_into(tmp_path / "vault", passphrase.text)


@pytest.fixture
def folder(words: RecoveryWords, tmp_path: Path) -> VaultFolder:
    """Return the folder of an empty, locked vault at generation 1."""
    assert len(words.words) == 12
    return VaultFolder(tmp_path / "vault")


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of its own of 1 MiB; skips where tests may not mount one."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "none", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting a small disk takes an administrator")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def own_folder_without_rights() -> Iterator[Path]:
    """Return a folder of somebody who is no administrator, and be that somebody meanwhile."""
    with being_nobody() as folder:
        yield folder


@pytest.fixture
def room(tmp_path: Path, clock: FixedClock, cheap_costs: Costs) -> Iterator[Plugged]:
    """Return an open vault with originals in it, and an empty drive."""
    made = plugged(tmp_path, clock, cheap_costs)
    yield made
    made.vault.close()


@pytest.fixture
def written(tmp_path: Path, clock: FixedClock, cheap_costs: Costs) -> Iterator[Written]:
    """Return an open vault with originals in it."""
    made = written_vault(tmp_path, clock, cheap_costs)
    yield made
    made.vault.close()


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def empty_folder(tmp_path: Path) -> VaultFolder:
    """Return where a vault could be, of which there is nothing yet."""
    return VaultFolder(tmp_path / "vault")


@pytest.fixture
def store(empty_folder: VaultFolder, clock: FixedClock) -> BlobEvidenceStore:
    """Return a store of sealed files in that folder."""
    return BlobEvidenceStore(empty_folder, bytearray(KEY), clock)
