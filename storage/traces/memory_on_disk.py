"""What of the memory a Linux computer writes to disk: proc_swaps(5), /sys/power."""

import re
from pathlib import Path

from core.traces.finding import Finding, Manner, Sight, Subject, Trace
from storage.traces.looking import names_in, text_of

_MOST_BYTES = 65_536
_MOST_DEVICES = 4096
_OCTAL = re.compile(r"\\([0-7]{3})")
_MAPPED = re.compile(r"^/dev/(?:mapper/|dm-)")


def swap(root: Path) -> Finding:
    """Tell where memory goes that is not needed for the moment."""
    listed = text_of(root / "proc/swaps", _MOST_BYTES)
    if listed is None:
        return Finding(Subject.SWAP, Sight.CANNOT_LOOK)
    names = [line.split()[0] for line in listed.splitlines()[1:] if line.split()]
    shown = [_OCTAL.sub(lambda code: chr(int(code[1], 8)), each) for each in names]
    traces = tuple(Trace(each, _manner(each, root)) for each in shown)
    return Finding(Subject.SWAP, Sight.SEEN if traces else Sight.NOT_SEEN, traces)


def hibernation(root: Path) -> Finding:
    """Tell whether all of the memory may be written to disk; the kernel has to know a place."""
    states = text_of(root / "sys/power/state", _MOST_BYTES)
    if states is None:
        return Finding(Subject.HIBERNATION, Sight.CANNOT_LOOK)
    modes = text_of(root / "sys/power/disk", _MOST_BYTES) or ""
    place = (text_of(root / "sys/power/resume", _MOST_BYTES) or "").strip()
    can = "disk" in states.split() and "[disabled]" not in modes and place not in ("", "0:0")
    return Finding(Subject.HIBERNATION, Sight.SEEN if can else Sight.NOT_SEEN)


def _manner(device: str, root: Path) -> Manner:
    if device.startswith("/dev/zram"):
        return Manner.IN_MEMORY
    if not device.startswith("/dev/"):
        return Manner.UNKNOWN  # a file: as encrypted as the disk that it is on
    if _MAPPED.match(device):
        return Manner.ENCRYPTED if _is_encrypted(device, root) else Manner.UNKNOWN
    return Manner.UNENCRYPTED


def _is_encrypted(device: str, root: Path) -> bool:
    """Tell by what the device mapper calls it (dm-crypt writes CRYPT- before its own name)."""
    blocks = root / "sys/class/block"
    for name in names_in(blocks, _MOST_DEVICES):
        mapped = (text_of(blocks / name / "dm/name", _MOST_BYTES) or "").strip()
        if device in (f"/dev/{name}", f"/dev/mapper/{mapped}"):
            uuid = text_of(blocks / name / "dm/uuid", _MOST_BYTES) or ""
            return uuid.startswith("CRYPT-")
    return False
