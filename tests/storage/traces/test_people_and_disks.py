"""Accounts, administrators, and memory that is written to disk."""

import os
import sys
from pathlib import Path

import pytest

from core.errors import Cancelled
from core.progress import Unwatched
from core.traces.finding import Finding, Manner, Sight, Subject, Trace
from storage.traces.linux import LinuxTraces
from tests.storage.traces.computer import GROUP, PASSWD, SWAPS, Computer

ACCOUNTS, ADMINISTRATORS = Subject.ACCOUNTS, Subject.ADMINISTRATORS
SWAP, HIBERNATION = Subject.SWAP, Subject.HIBERNATION


def test_a_computer_of_ones_own_shows_nothing(computer: Computer) -> None:
    assert {each.subject: each.sight for each in computer.look().findings} == dict.fromkeys(
        Subject, Sight.NOT_SEEN
    )


def test_other_people_and_what_they_may_do(computer: Computer) -> None:
    more = (
        "alex:x:1001:1001::/home/alex:/bin/zsh\n"
        "kim:x:1002:27::/home/kim:/bin/bash\n"
        "toor:x:0:0::/root:/bin/sh\n"
        "backup-robot:x:1003:1003::/var:/bin/false\n"
        "broken line\nodd:x:one:two::/:/bin/sh\n"
    )
    computer.write("etc/passwd", PASSWD + more)
    computer.write("etc/group", GROUP.replace("sudo:x:27:", "sudo:x:27:me,alex") + "odd:x:x:\n")
    assert computer.sees(ACCOUNTS).traces == (
        Trace("alex", Manner.MAY_ADMINISTER),
        Trace("kim", Manner.MAY_ADMINISTER),
    )
    assert computer.sees(ADMINISTRATORS).traces == (
        Trace("me", Manner.IS_YOU),
        Trace("alex", Manner.MAY_ADMINISTER),
        Trace("kim", Manner.MAY_ADMINISTER),
        Trace("toor", Manner.MAY_ADMINISTER),
    )


def test_an_account_without_rights_is_only_an_account(computer: Computer) -> None:
    computer.write("etc/passwd", PASSWD + "sam:x:1001:1001::/home/sam:/bin/bash\n")
    assert computer.sees(ACCOUNTS).traces == (Trace("sam", Manner.UNKNOWN),)
    assert computer.sees(ADMINISTRATORS).sight is Sight.NOT_SEEN


@pytest.mark.parametrize(
    ("device", "manner"),
    [
        ("/dev/zram0", Manner.IN_MEMORY),
        ("/dev/sda2", Manner.UNENCRYPTED),
        ("/dev/dm-1", Manner.ENCRYPTED),
        ("/dev/mapper/swap", Manner.ENCRYPTED),
        ("/dev/dm-2", Manner.UNKNOWN),
        ("/dev/dm-9", Manner.UNKNOWN),
        ("/swap file", Manner.UNKNOWN),
    ],
)
def test_where_memory_goes(computer: Computer, device: str, manner: Manner) -> None:
    computer.write("sys/class/block/dm-1/dm/uuid", "CRYPT-PLAIN-swap\n")
    computer.write("sys/class/block/dm-1/dm/name", "swap\n")
    computer.write("sys/class/block/dm-2/dm/uuid", "LVM-abc\n")
    computer.write("proc/swaps", f"{SWAPS}{device.replace(' ', chr(92) + '040')}\tx\t9\t0\t-2\n")
    assert computer.sees(SWAP) == Finding(SWAP, Sight.SEEN, (Trace(device, manner),))


@pytest.mark.parametrize(
    ("state", "disk", "resume", "sight"),
    [
        ("freeze mem disk", "[platform] shutdown", "254:1", Sight.SEEN),
        ("freeze mem disk", "[platform] shutdown", "0:0", Sight.NOT_SEEN),
        ("freeze mem disk", "[disabled]", "254:1", Sight.NOT_SEEN),
        ("freeze mem", "[platform]", "254:1", Sight.NOT_SEEN),
    ],
)
def test_deep_sleep(computer: Computer, state: str, disk: str, resume: str, sight: Sight) -> None:
    computer.write("sys/power/state", state)
    computer.write("sys/power/disk", disk)
    computer.write("sys/power/resume", resume)
    assert computer.sees(HIBERNATION) == Finding(HIBERNATION, sight)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    looker = LinuxTraces((), tmp_path / "nothing", tmp_path / "nowhere", 1000)
    told = {each.subject: each.sight for each in looker.look(tmp_path, Unwatched()).findings}
    cannot = {each for each, sight in told.items() if sight is Sight.CANNOT_LOOK}
    assert cannot == {ACCOUNTS, ADMINISTRATORS, SWAP, HIBERNATION}


@pytest.mark.skipif(sys.platform != "linux", reason="looks at this very computer")
def test_this_computer_can_be_looked_at(home: Path) -> None:
    before = sorted(home.rglob("*"))
    told = LinuxTraces(()).look(home / "vault", Unwatched()).findings
    assert [each.subject for each in told] == list(Subject)
    assert sorted(home.rglob("*")) == before
    assert os.getuid() == 0 or told[8].sight is not Sight.CANNOT_LOOK


class Impatient:
    """Implements `core.progress.Progress`: stops at once."""

    def report(self, done: int, total: int) -> None:
        assert done <= total
        raise Cancelled


def test_it_can_be_stopped(computer: Computer) -> None:
    with pytest.raises(Cancelled):
        LinuxTraces((), computer.root, computer.home, 1000).look(computer.vault, Impatient())
