"""A process started as people start the app, in which somebody tries what it has given up."""

import platform
import socket
import subprocess
import sys
from collections.abc import Iterator
from json import loads

import pytest

from main import RESOURCES
from storage.confinement import own_process, tripwire
from storage.confinement.bpf import MACHINES

HAS_FILTER = sys.platform == "linux" and platform.machine() in MACHINES

# `main.main` with somebody else's errand in place of the window and the commands.
START = """
import ctypes, errno, json, os, resource, subprocess, sys, threading
from pathlib import Path
import main

port = int(sys.argv[1])
libc = ctypes.CDLL(None, use_errno=True)

def outcome(attempt):
    try:
        made = attempt()
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return made if isinstance(made, str | int) else "done"

def bare(*arguments):
    number = libc.syscall(*arguments)
    return "done" if number >= 0 else errno.errorcode[ctypes.get_errno()]

def errand(_arguments, _successor):
    print(json.dumps({name: outcome(attempt) for name, attempt in attempts().items()}))
    return 0

main._serve = errand
sys.exit(main.main([]))
"""

REACHING_OUT = """
import socket
import _socket
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket, QUdpSocket

def ctypes_socket(family, kind):
    number = libc.socket(family, kind, 0)
    return "done" if number >= 0 else errno.errorcode[ctypes.get_errno()]

def in_a_thread():
    found = []
    thread = threading.Thread(target=lambda: found.append(ctypes_socket(2, 1)))
    thread.start()
    thread.join()
    return found[0]

def in_a_program():
    code = "import socket; socket.create_connection(('127.0.0.1', int(__import__('sys').argv[1])))"
    command = [sys.executable, "-c", code, str(port)]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
    return done.stderr.strip().splitlines()[-1]

def qt_connects():
    application = QCoreApplication.instance() or QCoreApplication([])
    one = QTcpSocket()
    one.connectToHost(QHostAddress("127.0.0.1"), port)
    return "done" if one.waitForConnected(2000) else one.error().name

def attempts():
    return {
        "Python": lambda: socket.create_connection(("127.0.0.1", port)),
        "Python, of no family": lambda: _socket.socket(),
        "Python asks for a name": lambda: socket.getaddrinfo("localhost", port),
        "Python, to programs here": lambda: socket.socketpair(socket.AF_UNIX),
        "C, IPv4": lambda: ctypes_socket(2, 1),
        "C, IPv6 datagrams": lambda: ctypes_socket(10, 2),
        "C, the kernel's tables": lambda: ctypes_socket(16, 3),
        "C, to programs here": lambda: ctypes_socket(1, 1),
        "C, in a thread": in_a_thread,
        "io_uring": lambda: bare(425, 1, None),
        "Qt connects": qt_connects,
        "Qt listens": lambda: str(QTcpServer().listen()),
        "Qt, datagrams": lambda: str(QUdpSocket().bind(0)),
        "another program": in_a_program,
    }
"""

LOOKING = """
from storage.decoding.decoder import ProcessPreviewMaker

def threads_of_a_window():
    from PySide6.QtWidgets import QApplication
    application = QApplication([])
    tasks = [each / "status" for each in Path("/proc/self/task").iterdir()]
    return " ".join(sorted({line for each in tasks for line in each.read_text().splitlines()
                            if line.startswith(("Seccomp:", "NoNewPrivs:"))}))

def preview_process():
    maker = ProcessPreviewMaker()
    try:
        return str(maker.isolation())
    finally:
        maker.stop()

def attempts():
    return {
        "dumpable": lambda: libc.prctl(3, 0, 0, 0, 0),
        "core file": lambda: str(resource.getrlimit(resource.RLIMIT_CORE)),
        "threads": threads_of_a_window,
        "preview": preview_process,
        "vault": lambda: str(main.compose(main.Settings()).vaults.suggest_passphrase() != ""),
    }
"""


def found_by(attempts: str, port: int = 0) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", attempts + START, str(port)],
        cwd=RESOURCES.parent,
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = loads(done.stdout)
    return found


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as made:
        made.setblocking(False)
        yield made


@pytest.mark.skipif(not HAS_FILTER, reason="no system call filter for this computer")
def test_nobody_in_the_process_reaches_another_computer(listener: socket.socket) -> None:
    found = found_by(REACHING_OUT, listener.getsockname()[1])
    with pytest.raises(BlockingIOError):  # nobody is at the door
        listener.accept()
    assert "not supported by protocol" in str(found.pop("another program"))
    assert found == {
        "Python": "EPERM",
        "Python, of no family": "EPERM",
        "Python asks for a name": "EPERM",
        "Python, to programs here": "done",
        "C, IPv4": "EAFNOSUPPORT",
        "C, IPv6 datagrams": "EAFNOSUPPORT",
        "C, the kernel's tables": "EAFNOSUPPORT",
        "C, to programs here": "done",
        "C, in a thread": "EAFNOSUPPORT",
        "io_uring": "ENOSYS",
        "Qt connects": "UnsupportedSocketOperationError",
        "Qt listens": "False",
        "Qt, datagrams": "False",
    }


@pytest.mark.skipif(not HAS_FILTER, reason="no system call filter for this computer")
def test_the_process_is_closed_to_others_and_still_does_its_work() -> None:
    assert found_by(LOOKING) == {
        "dumpable": 0,
        "core file": "(0, 0)",
        "threads": "NoNewPrivs:\t1 Seccomp:\t2",
        "preview": "Isolation(limits=True, filtered=True)",
        "vault": "True",
    }


ELSEWHERE = """
import sys
sys.platform = "elsewhere"
sys.modules["resource"] = None
from storage.confinement.own_process import Confinement, confine, confine_supervisor
confine_supervisor()
assert confine() == Confinement(no_network=False, memory_hidden=False, no_core_file=False)
"""


def test_another_system_holds_nothing_and_says_so() -> None:
    subprocess.run([sys.executable, "-c", ELSEWHERE], cwd=RESOURCES.parent, check=True)


def test_a_machine_without_a_filter_is_not_claimed_to_have_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("storage.confinement.own_process.this_machine", lambda: None)
    assert not own_process._refuse_network()


# Within the real hook nobody can look: here it is asked by hand.
@pytest.mark.parametrize(
    ("event", "arguments"),
    [
        ("socket.getaddrinfo", ("example.org", 80)),
        ("socket.__new__", (None, socket.AF_INET6, 1, 0)),
    ],
)
def test_the_alarm_goes_off_for_the_network(event: str, arguments: tuple[object, ...]) -> None:
    with pytest.raises(PermissionError):
        tripwire._on_event(event, arguments)


@pytest.mark.parametrize(
    ("event", "arguments"),
    [
        ("socket.__new__", (None, socket.AF_UNIX, 1, 0)),
        ("socket.connect", (None, "/run/bus")),
        ("open", ("/etc/hosts", "r", 0)),
    ],
)
def test_the_alarm_goes_off_for_nothing_else(event: str, arguments: tuple[object, ...]) -> None:
    tripwire._on_event(event, arguments)
