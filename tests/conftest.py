"""What every test stands on: an empty home, no screen, a clock held still, cheap keys."""

import gc
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from core.blocklists.lookalikes.skeleton import give_prototypes, parse_prototypes
from storage.crypto.costs import Argon2Costs, Costs
from tests.fakes.clock import FixedClock
from tests.fakes.keyring import MemoryKeyring

if TYPE_CHECKING:
    from core.vault.session import Vaults
    from main import Settings
    from tests.made_vaults import MadeVaults

# Before anything imports Qt. A platform given from outside stays, for screenshots under Xvfb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# They assert for tests of several folders, of which any may be the first to import them.
pytest.register_assert_rewrite("tests.faults.kept", "tests.faults.doomed")

# How quick a machine is, and how busy, is nothing that a test is to fail for.
hypothesis_settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("any-machine")

_OWN_FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")


def pytest_collection() -> None:
    """Look for no garbage while the tests are collected: they all stay, and looking takes long."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Look for no garbage among the tests themselves: that took half a second, in every test."""
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_sessionfinish() -> None:
    """Keep what was measured while the run still waits for its workers: it soon kills them."""
    measuring = Coverage.current()
    if measuring is not None:
        measuring.stop()
        measuring.save()


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One for the whole run: the font library would else read every font again in every test."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session", autouse=True)
def _looks_of_characters() -> None:
    """What `compose` gives, also for tests of parts that it does not put together."""
    table = Path(__file__).parents[1] / "resources" / "unicode" / "confusables.txt"
    give_prototypes(parse_prototypes(table.read_text(encoding="utf-8")))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test, and every process it starts, a home of its own. Returns the home folder."""
    whole = tmp_path_factory.mktemp("person")
    for variable in _OWN_FOLDERS:
        folder = whole / variable.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(variable, str(folder))
    return whole / "home"


@pytest.fixture(autouse=True)
def _hurt_processes_are_not_measured(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where calls of a process are made to fail, coverage's own would fail too, and loudly."""
    if request.path.parent.name == "faults":
        monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at 3 March 2026, 20:05 UTC, in Berlin, until it is moved."""
    return _standing_clock()


@pytest.fixture(scope="session")
def cheap_costs() -> Costs:
    """Key derivation that takes a millisecond."""
    return Costs(Argon2Costs(memory_kib=64, iterations=1, lanes=1), scrypt_log_n=4)


@pytest.fixture
def key_store() -> MemoryKeyring:
    """The computer's key store, empty."""
    return MemoryKeyring()


@pytest.fixture
def settings(
    clock: FixedClock,
    cheap_costs: Costs,
    key_store: MemoryKeyring,
    tmp_path_factory: pytest.TempPathFactory,
) -> "Settings":
    """What the app is composed with in tests."""
    from main import Settings  # noqa: PLC0415  tests of one room load no other room

    preferences = tmp_path_factory.mktemp("preferences") / "preferences.json"
    return Settings(clock=clock, costs=cheap_costs, preferences_file=preferences, keyring=key_store)


@pytest.fixture(scope="session")
def lasting_vaults(cheap_costs: Costs, tmp_path_factory: pytest.TempPathFactory) -> "Vaults":
    """The same as `vaults`, for what is made once in a run; its clock is never moved."""
    from main import Settings, compose  # noqa: PLC0415  tests of one room load no other room

    preferences = tmp_path_factory.mktemp("lasting") / "preferences.json"
    settings = Settings(_standing_clock(), cheap_costs, preferences, MemoryKeyring())
    return compose(settings).vaults


@pytest.fixture(scope="session")
def made_vaults(lasting_vaults: "Vaults", tmp_path_factory: pytest.TempPathFactory) -> "MadeVaults":
    """Empty vaults, as `vaults` makes them when the clock was not moved."""
    from tests.made_vaults import MadeVaults  # noqa: PLC0415  tests of one room load no other room

    return MadeVaults(lasting_vaults, tmp_path_factory.mktemp("made"))


@pytest.fixture
def vaults(settings: "Settings") -> "Vaults":
    """Everything that needs no unlocked vault, on real storage with cheap keys."""
    from main import compose  # noqa: PLC0415  tests of one room load no other room

    return compose(settings).vaults


def _standing_clock() -> FixedClock:
    return FixedClock(datetime(2026, 3, 3, 20, 5, tzinfo=UTC), "Europe/Berlin")
