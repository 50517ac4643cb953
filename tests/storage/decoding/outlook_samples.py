"""Outlook messages made by code: [MS-OXMSG] in a compound file ([MS-CFB] version 3)."""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import pairwise

SECTOR, MINI = 512, 64
END, FREE, IN_FAT, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF

MARK = "__properties_version1.0".encode("utf-16-le")
"""What tells messages from other compound files."""

Tree = Mapping[str, "bytes | Tree"]
Value = str | bytes | int | datetime


def outlook_message(
    values: Mapping[int, Value] | None = None, recipients: int = 2, attachment: str = "you.exe"
) -> bytes:
    """A message with these properties over harmless ones, by their numbers."""
    said: dict[int, Value] = {
        0x001A: "IPM.Note",
        0x0037: "I know where you are ☂",
        0x0039: datetime(2026, 3, 3, 20, 5, tzinfo=UTC),
        0x0C1A: "Ünknown",
        0x0C1F: "nobody@example.org",
        0x1000: "They wrote: schön.\r\n",
        0x1035: "<one@example.org>",
    }
    tree = properties({**said, **(values or {})}, struct.pack("<8x4I8x", recipients, 1, 2, 1))
    for number in range(recipients):
        name = f"__recip_version1.0_#{number:08X}"
        person: dict[int, Value] = {
            0x3001: f"Person {number}",
            0x39FE: f"p{number}@example.com",
            0x0C15: number + 1,
        }
        tree[name] = properties(person, bytes(8))
    if attachment:
        file: dict[int, Value] = {0x3707: attachment, 0x3701: b"\0\1" * 4000, 0x3705: 1}
        tree["__attach_version1.0_#00000000"] = properties(file, bytes(8))
    return compound_file(tree)


def properties(values: Mapping[int, Value], header: bytes) -> "dict[str, bytes | Tree]":
    """The streams of one object: the list of its properties, and those that are long."""
    streams: dict[str, bytes | Tree] = {}
    listed = bytearray(header)
    for number, value in values.items():
        kind, fixed = 0x0003, b""
        if isinstance(value, datetime):
            ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
            kind, fixed = 0x0040, struct.pack("<Q", ticks)
        elif isinstance(value, int):
            fixed = struct.pack("<Q", value)
        else:
            kind = 0x001F if isinstance(value, str) else 0x0102
            data = value.encode("utf-16-le") if isinstance(value, str) else value
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
            fixed = struct.pack("<Q", len(data) + (2 if kind == 0x001F else 0))
        listed += struct.pack("<HHI", kind, number, 6) + fixed
    return {"__properties_version1.0": bytes(listed), **streams}


def compound_file(tree: Tree) -> bytes:
    """A compound file with these storages and streams."""
    return _File().written(tree)


class _File:
    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.fat: list[int] = []
        self.mini = bytearray()
        self.mini_fat: list[int] = []
        self.entries: list[bytearray] = []

    def written(self, tree: Tree) -> bytes:
        root = self._entry("Root Entry", 5)
        struct.pack_into("<I", self.entries[root], 76, self._folder(tree))
        start = self._put(bytes(self.mini)) if self.mini else END
        struct.pack_into("<IQ", self.entries[root], 116, start, len(self.mini))
        empty = bytes(68) + struct.pack("<III", NONE, NONE, NONE) + bytes(48)
        padding = empty * (-len(self.entries) % 4)
        directory = self._put(b"".join(self.entries) + padding)
        packed = b"".join(struct.pack("<I", each) for each in self.mini_fat)
        mini_start = self._put(packed, fill=b"\xff") if packed else END
        mini_count = -(-len(packed) // SECTOR)
        fat_count = -(-(len(self.sectors) + 2) // 127)
        places = [len(self.sectors) + each for each in range(fat_count)]
        fat = [*self.fat, *[IN_FAT] * fat_count]
        table = b"".join(struct.pack("<I", each) for each in fat)
        table += b"\xff" * (-len(table) % SECTOR)
        head = struct.pack(
            "<8s16xHHHHH6xIIIIIIIIII",
            *(bytes.fromhex("d0cf11e0a1b11ae1"), 0x3E, 3, 0xFFFE, 9, 6),
            *(0, fat_count, directory, 0, 4096, mini_start, mini_count, END, 0, places[0]),
        )
        listed = b"".join(struct.pack("<I", each) for each in places[1:])
        head += listed + b"\xff" * (SECTOR - len(head) - len(listed))
        return head + b"".join(self.sectors) + table

    def _folder(self, tree: Tree) -> int:
        numbers = []
        for name, content in tree.items():
            number = self._entry(name, 2 if isinstance(content, bytes) else 1)
            numbers.append(number)
            if isinstance(content, bytes):
                place = struct.pack("<IQ", self._stream(content), len(content))
                self.entries[number][116:128] = place
            else:
                struct.pack_into("<I", self.entries[number], 76, self._folder(content))
        for number, following in pairwise(numbers):
            struct.pack_into("<I", self.entries[number], 72, following)
        return numbers[0] if numbers else NONE

    def _entry(self, name: str, kind: int) -> int:
        written = name.encode("utf-16-le")
        entry = bytearray(128)
        entry[: len(written)] = written
        struct.pack_into("<HBBIII", entry, 64, len(written) + 2, kind, 1, NONE, NONE, NONE)
        self.entries.append(entry)
        return len(self.entries) - 1

    def _stream(self, data: bytes) -> int:
        if len(data) >= 4096:
            return self._put(data)
        start = len(self.mini_fat)
        count = -(-len(data) // MINI)
        self.mini += data + bytes(-len(data) % MINI)
        self.mini_fat += [*range(start + 1, start + count), END] if count else []
        return start if count else END

    def _put(self, data: bytes, fill: bytes = b"\0") -> int:
        start = len(self.sectors)
        data += fill * (-len(data) % SECTOR)
        parts = [data[at : at + SECTOR] for at in range(0, len(data), SECTOR)]
        self.sectors += parts
        self.fat += [*range(start + 1, start + len(parts)), END]
        return start
