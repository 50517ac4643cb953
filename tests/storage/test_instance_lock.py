"""One process at a time has a vault, and a process that dies lets go."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import NotWritable, VaultInUse
from storage.instance_lock import InstanceLock
from storage.vault_folder import VaultFolder

ROOT = Path(__file__).resolve().parents[2]

HOLD = """
import sys
from pathlib import Path
from storage.instance_lock import InstanceLock
from storage.vault_folder import VaultFolder
lock = InstanceLock(VaultFolder(Path(sys.argv[1])))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_lock_in_the_same_process_is_refused(tmp_path: Path) -> None:
    folder = VaultFolder(tmp_path)
    lock = InstanceLock(folder)
    with pytest.raises(VaultInUse) as refusal:
        InstanceLock(folder)
    assert refusal.value.folder == tmp_path
    lock.release()
    lock.release()
    InstanceLock(folder).release()


def test_a_killed_process_lets_go(tmp_path: Path) -> None:
    folder = VaultFolder(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(VaultInUse):
            InstanceLock(folder)
        holder.kill()
        holder.wait()
    InstanceLock(folder).release()


def test_a_folder_without_rights_cannot_be_locked(own_folder_without_rights: Path) -> None:
    own_folder_without_rights.chmod(0o500)
    with pytest.raises(NotWritable) as refusal:
        InstanceLock(VaultFolder(own_folder_without_rights))
    assert refusal.value.path == own_folder_without_rights
