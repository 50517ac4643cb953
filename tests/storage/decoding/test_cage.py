"""The decoding process has nothing but the file: what it is started with, and what it can do."""

import platform
import shutil
import subprocess
import sys
from json import loads
from pathlib import Path

import pytest

from core.incidents.preview import Isolation, PreviewRequest
from core.vault.session import Vaults
from storage.confinement.bpf import MACHINES
from storage.decoding import child as child_module
from storage.decoding import wire
from storage.decoding.child import _WORKER, Child
from storage.decoding.decoder import ProcessPreviewMaker
from storage.decoding.limits import Limits
from storage.decoding.syscall_filter import CALLS
from tests.storage.decoding.samples import of_every_kind, that_name_addresses

PROJECT = Path(__file__).resolve().parents[3]
PROBE = Path(__file__).with_name("caged_probe.py")
STRACE = shutil.which("strace")
HAS_FILTER = sys.platform == "linux" and platform.machine() in MACHINES

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
needs_filter = pytest.mark.skipif(not HAS_FILTER, reason="no system call filter for this computer")


def probed(file: Path, *options: str) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-I", str(PROBE), str(PROJECT), str(file), str(1 << 29), "10", *options],
        env={},
        capture_output=True,
        check=True,
    )
    found: dict[str, str] = loads(done.stdout)
    return found


@needs_filter
def test_a_caged_process_can_do_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "vault.db"
    secret.write_bytes(b"secret")
    found = probed(secret)
    assert found.pop("take some memory") == found.pop("start a thread") == "done"
    assert found.pop("take much memory") == "MemoryError"
    assert found.pop("raise a limit") == "ValueError"  # Python's word for EPERM here
    assert set(found.values()) == {"EPERM"}
    assert list(tmp_path.iterdir()) == [secret]


@needs_linux
def test_limits_alone_keep_files_and_sockets_shut(tmp_path: Path) -> None:
    """What holds where there is no filter."""
    secret = tmp_path / "vault.db"
    secret.write_bytes(b"secret")
    found = probed(secret, "limits-only")
    shut = {
        "read a file",
        "write a file",
        "open in place of stderr",
        "list a folder",
        "open a network socket",
        "open a local socket",
        "make a pipe",
    }
    assert {found[name] for name in shut} == {"EMFILE"}
    assert found["take much memory"] == "MemoryError"


def proc(child: Child, name: str) -> Path:
    return Path(f"/proc/{child.pid}/{name}")


TELLS_WHAT_IT_HAS = """
import json, os, sys
from pathlib import Path
numbers = [int(each) for each in os.listdir("/proc/self/fd")]
links = [(each, f"/proc/self/fd/{each}") for each in numbers]
found = {
    "arguments": sys.argv[1:],
    "isolated": sys.flags.isolated,
    "environment": list(os.environ),
    "folder": os.getcwd(),
    "leads its session": os.getsid(0) == os.getpid(),
    "open": {each: os.readlink(link).split(":")[0] for each, link in links if os.path.islink(link)},
}
Path(__file__).with_suffix(".json").write_text(json.dumps(found))
os.write(1, b"decode1\\0")
"""


@needs_linux
def test_a_process_gets_nothing_of_ours(
    vaults: Vaults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLLYHOCK_TEST_SECRET", "passphrase")
    script = tmp_path / "worker.py"
    script.write_text(TELLS_WHAT_IT_HAS)
    monkeypatch.setattr(child_module, "_WORKER", script)
    session = vaults.create(tmp_path / "vault", "quiet harbour 1987").session
    child = Child(Limits())
    try:
        assert child.isolation() == Isolation(limits=False, filtered=False)
    finally:
        child.end()
        session.lock()
    found = loads(script.with_suffix(".json").read_text())
    assert set(found.pop("environment")) <= {"LC_CTYPE"}  # Python's own doing
    assert found == {
        "arguments": ["1073741824", "10"],
        "isolated": 1,
        "folder": "/",
        "leads its session": True,
        "open": {"0": "pipe", "1": "pipe", "2": "/dev/null"},
    }


def test_a_process_has_no_means_to_open_a_vault() -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1]); import storage.decoding.worker;"
    code += "print('\\n'.join(sys.modules))"
    command = [sys.executable, "-I", "-c", code, str(PROJECT)]
    loaded = set(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())
    ours = {name for name in loaded if name.startswith(("core.", "storage.", "ui"))}
    assert {name for name in ours if not name.startswith("storage.decoding")} == {
        "storage.confinement",
        "storage.confinement.bpf",
        "storage.confinement.kernel",
        "core.incidents",
        "core.incidents.preview",
        "core.progress",
    }
    assert not loaded & {"apsw", "cryptography", "keyring", "hmac", "ssl", "PySide6"}


@needs_filter
def test_a_process_is_caged_before_it_is_given_anything(maker: ProcessPreviewMaker) -> None:
    assert maker.isolation() == Isolation(limits=True, filtered=True)
    child = Child(Limits(memory_bytes=1 << 29, cpu_seconds=3))
    try:
        assert child.isolation() == Isolation(limits=True, filtered=True)
        status = dict(line.split(":\t") for line in proc(child, "status").read_text().splitlines())
        assert (status["Seccomp"], status["NoNewPrivs"], status["Threads"]) == ("2", "1", "1")
        lines = proc(child, "limits").read_text().splitlines()
        limits = {line[:25].strip(): line[26:].split()[:2] for line in lines}
        assert limits["Max open files"] == limits["Max file size"] == ["0", "0"]
        assert limits["Max core file size"] == ["0", "0"]
        assert limits["Max address space"] == limits["Max data size"] == [str(1 << 29)] * 2
        assert limits["Max cpu time"] == ["3", "4"]
    finally:
        child.end()


@needs_filter
@pytest.mark.parametrize(
    "data",
    [*of_every_kind().values(), *that_name_addresses().values()],
    ids=[*of_every_kind(), *(f"{kind} that names addresses" for kind in that_name_addresses())],
)
def test_decoding_asks_for_nothing_that_is_refused(data: bytes, tmp_path: Path) -> None:
    """No library puts off reading a file until it would be refused, and none fetches anything."""
    if STRACE is None:
        pytest.skip("there is no strace")
    log = tmp_path / "log"
    request = wire.pack_request(PreviewRequest(30, 30), len(data), len(data))
    command = [STRACE, "-f", "-qq", "-o", str(log), sys.executable, "-I", str(_WORKER)]
    done = subprocess.run(
        [*command, str(1 << 30), "10"],
        input=request + data,
        env={},
        capture_output=True,
        check=False,
    )
    if b"ptrace" in done.stderr:
        pytest.skip("processes may not be watched here")
    assert done.returncode == 0
    assert len(done.stdout) > wire.READY.size + wire.ANSWER.size
    calls = [line.split(maxsplit=1)[1] for line in log.read_text().splitlines()]
    ready = next(at for at, call in enumerate(calls) if call.startswith("write(1, "))
    after = calls[ready:]
    assert "openat(" in "".join(calls[:ready])
    assert not [call for call in after if "EPERM" in call or "EMFILE" in call]
    names = {call.split("(")[0] for call in after if call[0].isalpha()}
    assert names <= {*CALLS[platform.machine()], "clone3"}
    assert all("ENOSYS" in call for call in after if call.startswith("clone3("))
