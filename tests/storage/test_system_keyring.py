"""The system's key store: which ones are asked, what is in them, when they do not answer."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
import secretstorage

from core.errors import Cancelled, KeyringRefused, NoKeyring
from storage.system_keyring import SystemKeyring
from tests.storage.key_store import ForgetfulBackend, KeyStore, gnome_keyring
from tests.ui.session_bus import session_bus

# When it stays locked, or goes away, the library leaves its connection to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

ROOT = Path(__file__).resolve().parents[2]
NAME, SECRET = "0f" * 16, bytes(range(32))

CONFINED = """
import sys
from storage.confinement.own_process import confine
held = confine()
assert "keyring" not in sys.modules
from storage.system_keyring import SystemKeyring
keyring = SystemKeyring()
keyring.put("0f" * 16, bytes(range(32)))
assert keyring.get("0f" * 16) == bytes(range(32))
print(held.no_network)
"""


@pytest.fixture
def store(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KeyStore]:
    with gnome_keyring(home) as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


def entries() -> list[tuple[str, dict[str, str]]]:
    """What somebody sees who looks through the key store."""
    with closing(secretstorage.dbus_init()) as connection:
        items = secretstorage.get_default_collection(connection).get_all_items()
        return [(each.get_label(), each.get_attributes()) for each in items]


@pytest.mark.usefixtures("store")
def test_an_entry_tells_nothing_of_the_app_or_the_vault() -> None:
    SystemKeyring().put(NAME, SECRET)
    ((label, attributes),) = entries()
    assert label == f"Password for '{NAME}' on 'notes'"
    attributes.pop("xdg:schema", None)
    assert attributes == {
        "application": "Python keyring library",
        "service": "notes",
        "username": NAME,
    }


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("text", ["", "00", "zz" * 32, "0F" * 32, "00" * 33])
def test_an_entry_that_holds_something_else_is_none(text: str) -> None:
    with closing(secretstorage.dbus_init()) as connection:
        attributes = {"service": "notes", "username": NAME, "application": "x"}
        collection = secretstorage.get_default_collection(connection)
        collection.create_item("x", attributes, text.encode())
    assert SystemKeyring().get(NAME) is None


@pytest.mark.parametrize("configured", ["null.Keyring", "fail.Keyring", "chainer.ChainerBackend"])
def test_none_is_asked_that_keeps_nothing_whatever_the_settings_say(
    configured: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"keyring.backends.{configured}")
    settings = Path(os.environ["XDG_CONFIG_HOME"], "python_keyring")
    settings.mkdir()
    settings.joinpath("keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=keyring.backends.{configured}\n"
    )
    keyring = SystemKeyring()
    calls: tuple[Callable[[], object], ...] = (
        lambda: keyring.put(NAME, SECRET),
        lambda: keyring.get(NAME),
        lambda: keyring.remove(NAME),
    )
    for call in calls:
        with pytest.raises(NoKeyring):
            call()
    assert not list(home.rglob("*pass*"))


def test_a_bus_on_which_nobody_keeps_secrets_is_none(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session_bus(home) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with pytest.raises(NoKeyring):
            SystemKeyring().put(NAME, SECRET)


def test_systems_that_nobody_thought_of_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "plan9")
    with pytest.raises(NoKeyring):
        SystemKeyring().get(NAME)


def test_one_that_stays_locked_refuses(store: KeyStore) -> None:
    keyring = SystemKeyring()
    keyring.put(NAME, SECRET)
    with closing(secretstorage.dbus_init()) as connection:
        secretstorage.get_default_collection(connection).lock()
    # Nothing here can ask the person for the password: that is as if they sent the question away.
    for call in (keyring.get, keyring.remove, lambda name: keyring.put(name, SECRET)):
        with pytest.raises(KeyringRefused):
            call(NAME)
    assert store.daemon.poll() is None


def test_a_wait_can_be_given_up_and_what_was_to_be_kept_is_taken_back(store: KeyStore) -> None:
    keyring = SystemKeyring()
    store.daemon.send_signal(signal.SIGSTOP)
    with ThreadPoolExecutor() as pool:
        waits = pool.submit(keyring.put, NAME, SECRET)
        with pytest.raises(TimeoutError):
            waits.result(timeout=0.3)
        keyring.stop_waiting()
        with pytest.raises(Cancelled):
            waits.result()
    store.daemon.send_signal(signal.SIGCONT)
    store.wait_for_calls()
    assert entries() == []
    keyring.put(NAME, SECRET)  # later calls wait again
    assert keyring.get(NAME) == SECRET


def test_nobody_waits_for_ever(store: KeyStore) -> None:
    store.daemon.send_signal(signal.SIGSTOP)
    with pytest.raises(KeyringRefused):
        SystemKeyring(patience_seconds=0.2).get(NAME)
    store.daemon.send_signal(signal.SIGCONT)
    store.wait_for_calls()


def test_one_that_gives_back_something_else_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    fickle = ((ForgetfulBackend.__module__, ForgetfulBackend.__name__),)
    monkeypatch.setattr("storage.system_keyring._BACKENDS", {sys.platform: fickle})
    keyring = SystemKeyring()
    with pytest.raises(KeyringRefused):
        keyring.put(NAME, SECRET)
    assert keyring.get(NAME) is None


def test_it_is_reached_by_a_process_that_has_no_network(store: KeyStore) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CONFINED],
        cwd=ROOT,
        env=os.environ | store.environment,
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{sys.platform == 'linux'}\n"
