"""Buffers for keys, which the system is asked not to write to its swap file."""

import ctypes
import sys


def secret_buffer(length: int) -> bytearray:
    """Return `length` zero bytes, held in memory where the system grants that.

    A system lets a program hold little, often 8 MiB, sometimes nothing; then a key may be swapped
    out like everything else (docs/threat-model.md). The page goes free when the process ends.
    """
    secret = bytearray(length)
    _hold(secret)
    return secret


def _hold(secret: bytearray) -> None:
    there = (ctypes.c_char * len(secret)).from_buffer(secret)
    address = ctypes.c_void_p(ctypes.addressof(there))
    size = ctypes.c_size_t(len(secret))
    lock = _c_library().VirtualLock if sys.platform == "win32" else _c_library().mlock
    lock(address, size)


def _c_library() -> ctypes.CDLL:
    return ctypes.CDLL("kernel32" if sys.platform == "win32" else None)
