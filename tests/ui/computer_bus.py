"""Buses of the test's own, with a login manager, a power manager and a screen saver on them.

python-dbusmock would need PyGObject and dbus-python, which come as system packages only: these few
services are written with jeepney instead.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jeepney import (  # type: ignore[import-untyped]  # it ships no types
    DBusAddress,
    HeaderFields,
    new_method_return,
    new_signal,
)

from tests.ui.session_bus import Service, session_bus

SESSION_ID, SESSION_PATH = "c7", "/org/freedesktop/login1/session/c7"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_PATIENCE_SECONDS = 30


class Emitter(Service):
    """Something that sends signals."""

    def send(
        self, path: str, interface: str, member: str, signature: str | None, body: Any
    ) -> None:
        emitter = DBusAddress(path, interface=interface)
        self._connection.send(new_signal(emitter, member, signature, body))

    def property_changed(self, path: str, interface: str, name: str, value: Any) -> None:
        body: Any = (interface, {name: value}, [])
        self.send(path, _PROPERTIES, "PropertiesChanged", "sa{sv}as", body)


class Logind(Emitter):
    """Gives out inhibitors; `asked` is what for."""

    def __init__(self, address: str) -> None:
        self.asked: list[tuple[str, ...]] = []
        self._held: list[int] = []
        self.is_asked = threading.Event()
        super().__init__(address, "org.freedesktop.login1")

    def answers(self, message: Any) -> bool:
        match message.header.fields[HeaderFields.member]:
            case "GetSession" if message.body == (SESSION_ID,):
                self._connection.send(new_method_return(message, "o", (SESSION_PATH,)))
            case "Inhibit":
                ours, theirs = os.pipe()
                self._held.append(ours)
                self.asked.append(message.body)
                self._connection.send(new_method_return(message, "h", (theirs,)))
                os.close(theirs)
                self.is_asked.set()
            case _:
                return False
        return True

    def wait_for_release(self) -> None:
        """Wait until the last inhibitor was let go of, by everybody who had it."""
        reading = threading.Thread(target=os.read, args=(self._held[-1], 1), daemon=True)
        reading.start()
        reading.join(_PATIENCE_SECONDS)
        assert not reading.is_alive()

    def holds(self) -> bool:
        """Tell whether somebody has the last inhibitor still."""
        os.set_blocking(self._held[-1], False)
        try:
            return os.read(self._held[-1], 1) != b""
        except BlockingIOError:
            return True
        finally:
            os.set_blocking(self._held[-1], True)

    def stop(self) -> None:
        super().stop()
        for end in self._held:
            os.close(end)


class Computer:
    """A computer that can sleep, with a lid and a screen."""

    def __init__(self, system: str, session: str) -> None:
        self.logind = Logind(system)
        self.upower = Emitter(system, "org.freedesktop.UPower")
        self.desktop = Emitter(session, "org.example.Desktop")

    def sleep(self, *, begins: bool = True) -> None:
        manager = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager")
        self.logind.send(*manager, "PrepareForSleep", "b", (begins,))

    def lock(self, path: str = SESSION_PATH) -> None:
        self.logind.send(path, "org.freedesktop.login1.Session", "Lock", None, ())

    def hint_locked(self, *, is_locked: bool = True) -> None:
        session = "org.freedesktop.login1.Session"
        self.logind.property_changed(SESSION_PATH, session, "LockedHint", ("b", is_locked))

    def lid(self, *, is_closed: bool = True) -> None:
        power = "org.freedesktop.UPower"
        self.upower.property_changed(
            "/org/freedesktop/UPower", power, "LidIsClosed", ("b", is_closed)
        )

    def saver(self, *, is_active: bool = True, of: str = "gnome") -> None:
        saver = f"org.{of}.ScreenSaver"
        self.desktop.send("/" + saver.replace(".", "/"), saver, "ActiveChanged", "b", (is_active,))

    def nonsense(self) -> None:
        """Send signals of the right names with nothing, or something else, in them."""
        saver = "org.gnome.ScreenSaver"
        self.desktop.send("/org/gnome/ScreenSaver", saver, "ActiveChanged", None, ())
        self.desktop.send("/org/gnome/ScreenSaver", saver, "ActiveChanged", "s", ("true",))

    def stop(self) -> None:
        for service in (self.logind, self.upower, self.desktop):
            service.stop()


@contextmanager
def computer(folder: Path) -> Iterator[tuple[Computer, dict[str, str]]]:
    """Run both buses; give the computer and the environment of a program on it."""
    for name in ("system", "session"):
        (folder / name).mkdir(parents=True)
    with session_bus(folder / "system") as system, session_bus(folder / "session") as session:
        made = Computer(system, session)
        try:
            yield (
                made,
                {
                    "DBUS_SYSTEM_BUS_ADDRESS": system,
                    "DBUS_SESSION_BUS_ADDRESS": session,
                    "XDG_SESSION_ID": SESSION_ID,
                },
            )
        finally:
            made.stop()
