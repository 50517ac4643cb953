"""A real key store of the test's own: gnome-keyring on a bus that nobody else is on."""

import gc
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ui.session_bus import session_bus

_PASSWORD = b"the password of the account"


@dataclass(frozen=True)
class KeyStore:
    """`environment` is what whoever asks it has to have."""

    daemon: "subprocess.Popen[bytes]"
    environment: dict[str, str]

    def wait_for_calls(self) -> None:
        """Wait for the end of calls that the app gave up on: they go on by themselves."""
        for each in threading.enumerate():
            if each.name == "keyring":
                each.join()


class ForgetfulBackend:
    """As a backend of the library `keyring`: takes everything and keeps nothing."""

    viable = True

    def set_password(self, service: str, name: str, text: str) -> None:
        del service, name, text

    def get_password(self, service: str, name: str) -> None:
        del service, name


@contextmanager
def gnome_keyring(folder: Path) -> Iterator[KeyStore]:
    """Run it, unlocked, with its files in `folder`."""
    with session_bus(folder) as address:
        environment = {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_RUNTIME_DIR": str(folder),
        }
        program = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
        with subprocess.Popen(
            program,
            env=os.environ | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as daemon:
            assert daemon.stdin
            assert daemon.stdout
            daemon.stdin.write(_PASSWORD)
            daemon.stdin.close()
            daemon.stdout.readline()  # it says where it listens, once it does
            store = KeyStore(daemon, environment)
            yield store
            daemon.kill()
        store.wait_for_calls()
        gc.collect()
