"""Programs by which the Linux kernel allows and refuses system calls (seccomp(2), classic BPF)."""

import os
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

ALLOW = 0x7FFF0000
KILL = 0x80000000
"""SECCOMP_RET_KILL_PROCESS."""

LOAD, JUMP_IF_EQUAL, JUMP_IF_NOT_LESS, JUMP_IF_SET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
FIRST_ARGUMENT_AT, THIRD_ARGUMENT_AT = 16, 32
"""Offsets in struct seccomp_data; the low half of an argument comes first (little-endian)."""
_NUMBER_AT, _ARCHITECTURE_AT = 0, 4
_FOREIGN_CALLS = 0x40000000
"""Numbers from here on belong to another way of calling (x32): none of them is known here."""

Instruction = tuple[int, int, int, int]
"""Code, steps to skip if so, steps to skip if not, value."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A processor family: AUDIT_ARCH number of linux/audit.h, and the number of seccomp(2)."""

    audit_number: int
    seccomp_call: int


MACHINES: Mapping[str, Machine] = {
    "x86_64": Machine(0xC000003E, 317),
    "aarch64": Machine(0xC00000B7, 277),
}
"""By the name that uname(2) gives, for 64-bit processes."""


def refuse(error: int) -> int:
    """Return the verdict that lets a call fail with this errno (SECCOMP_RET_ERRNO)."""
    return 0x00050000 | error


def this_machine() -> str | None:
    """Return the name of this computer's machine when it is one of the known; Linux only.

    None as well for a process of 32 bits, which calls in another way.
    """
    name = os.uname().machine
    return name if name in MACHINES and sys.maxsize > 1 << 32 else None


def known_calls_only(machine: Machine) -> Iterator[Instruction]:
    """Yield what loads a call's number, and ends a process that calls in another machine's way."""
    yield LOAD, 0, 0, _ARCHITECTURE_AT
    yield JUMP_IF_EQUAL, 1, 0, machine.audit_number
    yield RETURN, 0, 0, KILL
    yield LOAD, 0, 0, _NUMBER_AT
    yield JUMP_IF_NOT_LESS, 0, 1, _FOREIGN_CALLS
    yield RETURN, 0, 0, KILL


def assembled(instructions: Iterable[Instruction]) -> bytes:
    """Return struct sock_filter after struct sock_filter, in native byte order."""
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in instructions)
