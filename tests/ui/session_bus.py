"""A real session bus of the test's own, with a desktop on it that shows notices."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jeepney import (  # type: ignore[import-untyped]  # it ships no types
    HeaderFields,
    MessageType,
    new_error,
    new_method_return,
)
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]  # as above
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]  # as above

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
</policy></busconfig>
"""


@contextmanager
def session_bus(folder: Path) -> Iterator[str]:
    """Run a bus; give its address."""
    config = folder / "bus.conf"
    config.write_text(_BUS.format(socket=folder / "bus"))
    program = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout
        yield daemon.stdout.readline().strip()
        daemon.terminate()


class Service:
    """Something with a name on a bus, which answers in a thread of its own."""

    def __init__(self, address: str, name: str) -> None:
        self._connection = open_dbus_connection(bus=address, enable_fds=True)
        request = message_bus.RequestName(name)
        assert self._connection.send_and_get_reply(request).body == (1,)
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def stop(self) -> None:
        self._is_over.set()
        self._thread.join()
        self._connection.close()

    def answers(self, message: Any) -> bool:
        """Answer a call; False: nothing here can."""
        del message
        return False

    def _serve(self) -> None:
        while not self._is_over.is_set():
            try:
                message = self._connection.receive(timeout=0.02)
            except TimeoutError:
                continue
            is_call = message.header.message_type is MessageType.method_call
            if is_call and not self.answers(message):
                self._connection.send(new_error(message, "org.example.No"))


class Desktop(Service):
    """Answers `Notify` as a desktop does; `shown` is what it was asked for.

    `refuses`: it answers every call with an error.
    """

    def __init__(self, address: str, *, refuses: bool = False) -> None:
        self.shown: list[tuple[Any, ...]] = []
        self._refuses = refuses
        super().__init__(address, "org.freedesktop.Notifications")

    def answers(self, message: Any) -> bool:
        assert message.header.fields[HeaderFields.member] == "Notify"
        self.shown.append(message.body)
        if not self._refuses:
            self._connection.send(new_method_return(message, "u", (1,)))
        return not self._refuses
