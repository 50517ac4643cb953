"""A session on vaults in memory: core alone, with nothing of storage."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from core.checklists.template import Item, Template
from core.incidents.incident_type import IncidentType
from core.shipped_content import ShippedContent
from core.vault.services import Tools
from core.vault.session import Means, Session, Vaults
from tests.fakes.backup_files import MemoryBackupFiles
from tests.fakes.clock import FixedClock
from tests.fakes.drive import MemoryDrives
from tests.fakes.list_files import MemoryListFiles
from tests.fakes.preview_maker import FirstBytesMaker
from tests.fakes.salvage import NoSalvage
from tests.fakes.traces import StillTraces
from tests.fakes.vault_keeper import MemoryVault, MemoryVaultKeeper

PASSPHRASE = "three otters under the bridge"
TYPES = tuple(IncidentType(code, code.title(), "", "") for code in ("threat", "doxxing"))
ITEMS = tuple(Item(each, each.title()) for each in ("a", "b", "c"))
CONTENT = ShippedContent(
    TYPES,
    (
        Template("accounts", "Accounts", "", date(2026, 3, 3), ITEMS),
        Template("phone", "Phone", "", date(2026, 3, 3), (Item("p", "P"),)),
    ),
    {},
)


@dataclass(frozen=True)
class Room:
    """Vaults in memory."""

    vaults: Vaults
    keeper: MemoryVaultKeeper
    folder: Path

    def vault(self) -> MemoryVault:
        """Return the vault in the folder, to harm it."""
        return self.keeper.vaults[self.folder]


@pytest.fixture
def room(clock: FixedClock, tmp_path: Path) -> Room:
    keeper = MemoryVaultKeeper(clock)
    files = MemoryBackupFiles(keeper, clock)
    tools = Tools(files, CONTENT, FirstBytesMaker(), MemoryListFiles(), StillTraces())
    means = Means(keeper, MemoryDrives(keeper), NoSalvage(), tools)
    vaults = Vaults(keeper.look_at, lambda: means, clock)
    return Room(vaults, keeper, tmp_path / "notes")


@pytest.fixture
def session(room: Room) -> Iterator[Session]:
    session = room.vaults.create(room.folder, PASSPHRASE).session
    yield session
    session.lock()
