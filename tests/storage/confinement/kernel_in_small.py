"""A small interpreter of the kernel's filter programs: also for processors that are not here."""

import struct
from collections.abc import Sequence

from storage.confinement.bpf import MACHINES


def verdict_of(
    program: bytes,
    machine: str,
    number: int,
    arguments: Sequence[int] = (),
    *,
    audit: int | None = None,
) -> int:
    """Return what the kernel would do with a system call: seccomp(2), struct seccomp_data."""
    architecture = MACHINES[machine].audit_number if audit is None else audit
    six = (*arguments, *[0] * (6 - len(arguments)))
    data = struct.pack("<IIQ6Q", number, architecture, 0, *six)
    steps = list(struct.iter_unpack("=HBBI", program))
    at = accumulator = 0
    while True:
        code, if_so, if_not, value = steps[at]
        at += 1
        match code:
            case 0x20:
                (accumulator,) = struct.unpack_from("<I", data, value)
            case 0x06:
                return int(value)
            case _:
                tests = {
                    0x15: accumulator == value,
                    0x35: accumulator >= value,
                    0x45: bool(accumulator & value),
                }
                at += if_so if tests[code] else if_not
